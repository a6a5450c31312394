using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>A year or a span of years at the head of a group of targets: "Giai đoạn 2023 - 2025".</summary>
/// <param name="Words">The words, for the section's path.</param>
/// <param name="Last">The year by which the targets are to be met.</param>
/// <param name="Length">How many characters of the text the head takes.</param>
internal sealed partial record YearSpan(string Words, string Last, int Length)
{
    public static YearSpan? Head(string text)
    {
        var match = Form().Match(Phrase.Fold(text));
        if (!match.Success) return null;
        var head = text[..match.Groups["head"].Length];
        return new YearSpan(Phrase.LowerFirst(head.StartsWith("Trong ", StringComparison.Ordinal) ? head[6..] : head), match.Groups["last"] is { Success: true } last ? last.Value : match.Groups["year"].Value, match.Length);
    }

    [GeneratedRegex(@"^(?<head>(?:trong )?(?:giai doan|nam|tam nhin|den nam)(?: tu)?(?: den)?(?: nam)? (?<year>20\d\d)(?:(?: va cac nam tiep theo)|(?: ?[-–] ?| den (?:nam )?)(?<last>20\d\d))?)\s*(?::\s*|$)")]
    private static partial Regex Form();
}
