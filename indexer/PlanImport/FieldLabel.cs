using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>What a labelled part of a task, or a column of a table, tells.</summary>
internal enum Field
{
    Lead,
    With,
    Due,
    Product,
    Target,
    Legal,
}

/// <summary>A labelled part of a text: "Cơ quan chủ trì: Công an xã".</summary>
internal sealed record FieldText(Field Field, string Text);

/// <summary>Finds the labels that plans put before a task's lead, deadline and product.</summary>
internal static partial class FieldLabel
{
    /// <summary>Whether a paragraph begins with a label.</summary>
    public static bool IsLabelled(string text) => Label().Match(Phrase.Fold(text)) is { Success: true, Index: 0 };

    /// <summary>Cuts a paragraph into what stands before its first label and the labelled parts.</summary>
    public static (string Before, IReadOnlyList<FieldText> Fields) Split(string text)
    {
        var matches = Label().Matches(Phrase.Fold(text));
        if (matches.Count == 0) return (text, []);
        var fields = new List<FieldText>(matches.Count);
        for (var i = 0; i < matches.Count; i++)
        {
            var start = matches[i].Index + matches[i].Length;
            var end = i + 1 < matches.Count ? matches[i + 1].Index : text.Length;
            fields.Add(new FieldText(FieldOf(matches[i]), text[start..end].Trim(' ', '-', ';', '–')));
        }
        return (text[..matches[0].Index].Trim(' ', '-', '–'), fields);
    }

    private static Field FieldOf(Match match)
    {
        foreach (var field in Enum.GetValues<Field>())
            if (match.Groups[field.ToString()].Success) return field;
        return Field.Product;
    }

    [GeneratedRegex(@"(?<![a-z])(?:(?<With>(?:co quan|don vi|cac co quan)\s+phoi\s+hop)|(?<Lead>(?:co quan|don vi|cac co quan)\s+(?:chu\s+tri(?:\s+tham\s+muu)?|thuc\s+hien))|(?<Due>(?:thoi\s+(?:gian|han)(?:\s+(?:hoan\s+thanh|thuc\s+hien))?|hoan\s+thanh|tien\s+do(?:\s+thuc\s+hien)?))|(?<Product>(?:ket\s+qua|san\s+pham)(?:\s*[,/]\s*(?:san\s+pham|ket\s+qua))?)|(?<Target>chi\s+tieu(?:\s+thuc\s+hien)?)|(?<Legal>can\s+cu(?:\s+phap\s+ly)?))\s*:\s*")]
    private static partial Regex Label();
}
