using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Finds the reports that are due again and again: how often, by which day, to whom.</summary>
internal static partial class ReportReader
{
    public static IEnumerable<DraftReport> In(string clause)
    {
        var folded = Phrase.Fold(clause);
        if (!folded.Contains("bao cao", StringComparison.Ordinal)) yield break;
        var to = Receiver().Match(folded) is { Success: true } match ? clause.Substring(match.Groups["to"].Index, match.Groups["to"].Length).Trim(' ', ',', '.', '/') : null;
        foreach (Match day in Day().Matches(folded))
        {
            var every = day.Groups["every"].Value is "quy" || day.Groups["quarter"].Success ? "quarter" : day.Groups["every"].Value is "nam" || day.Groups["year"].Success ? "year" : "month";
            yield return new DraftReport(every, Phrase.LowerFirst(clause.Substring(day.Index, day.Length).Trim()), to);
        }
    }

    [GeneratedRegex(@"(?:cham nhat )?(?:vao )?(?:truoc )?ngay \d{1,2} (?:h[ai]ng (?<every>thang|quy|nam)|(?:cua )?thang cuoi (?:cung )?(?:trong |cua )?(?<quarter>quy)|thang \d{1,2} (?<year>nam) 20\d\d)")]
    private static partial Regex Day();

    [GeneratedRegex(@"bao cao[^.;]*?(?: ve | gui )(?<to>(?:co quan|to cong|ubnd|uy ban|cong an|van phong|chu tich|ban)[^.;,]*)")]
    private static partial Regex Receiver();
}
