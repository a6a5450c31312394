using System.Net;
using System.Text.RegularExpressions;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Takes Markdown, HTML and formula remnants out of a line, and makes its letters and spaces uniform.</summary>
internal static partial class MarkupCleaner
{
    /// <summary>A paragraph without any markup.</summary>
    public static string Paragraph(string text) => Spaces().Replace(Plain(text.Replace('\n', ' ')), " ").Trim();

    /// <summary>A table cell without markup; its paragraphs and list items on lines of their own.</summary>
    public static string Cell(string text)
    {
        var broken = WideGap().Replace(BlockTag().Replace(text, "\n"), "\n");
        return string.Join('\n', Plain(broken).Split('\n').Select(line => Bullet().Replace(Spaces().Replace(line, " ").Trim(), "")).Where(line => line.Length > 0));
    }

    private static string Plain(string text)
    {
        var plain = Normalizer.Compose(WebUtility.HtmlDecode(Tag().Replace(text, "")));
        plain = Formula().Replace(plain, match => Symbols(match.Groups["body"].Value));
        plain = Emphasis().Replace(plain, match => IsInsideWord(plain, match) ? " " : "");
        return Invisible().Replace(plain, "").Replace('\u00A0', ' ');
    }

    private static string Symbols(string formula) => formula
        .Replace("\\geq", "≥", StringComparison.Ordinal).Replace("\\ge", "≥", StringComparison.Ordinal)
        .Replace("\\leq", "≤", StringComparison.Ordinal).Replace("\\le", "≤", StringComparison.Ordinal)
        .Replace("\\%", "%", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);

    private static bool IsInsideWord(string text, Match match)
    {
        var end = match.Index + match.Length;
        return match.Index > 0 && end < text.Length && char.IsLetterOrDigit(text[match.Index - 1]) && char.IsLetterOrDigit(text[end]);
    }

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"</(?:p|li|div|tr)>|<br\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex BlockTag();

    // Two paragraphs of a cell are often only told apart by a wide gap before a capital or a dash.
    [GeneratedRegex(@"(?<=\S)\s{2,}(?=[\p{Lu}•–-])")]
    private static partial Regex WideGap();

    [GeneratedRegex(@"\$(?<body>[^$\n]{1,60})\$")]
    private static partial Regex Formula();

    [GeneratedRegex(@"\*+|(?<![\p{L}\d_])_{2,}|(?<!\\)`+")]
    private static partial Regex Emphasis();

    [GeneratedRegex("[\u200B-\u200F\u2060\uFEFF\u00AD]|\\p{Cc}(?<!\n|\t)")]
    private static partial Regex Invisible();

    [GeneratedRegex(@"[ \t\u00A0\v]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[-–•+]\s+")]
    private static partial Regex Bullet();
}
