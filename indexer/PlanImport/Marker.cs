using System.Globalization;
using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>What a paragraph begins with: "I.", "2.1.", "a)", "(3)", "-", "+".</summary>
/// <param name="Style">Paragraphs of one style are siblings: "roman", "n1", "n2", "letter", "()", "-".</param>
/// <param name="Label">How the marker is named in a section's path; empty for dashes.</param>
/// <param name="Rest">The paragraph without its marker.</param>
internal sealed partial record Marker(string Style, string Label, string Rest)
{
    public const string Parenthesis = "()";
    public const string Dash = "-";
    public const string Plus = "+";

    /// <summary>How high a style stands by its own nature; dashes and the like stand below whatever they follow.</summary>
    public int? Rank => Style switch
    {
        "appendix" => 0,
        "part" => 1,
        "roman" or "heading" => 2,
        "n1" => 3,
        "n2" => 4,
        "n3" => 5,
        "letter" => 6,
        _ => null,
    };

    public static Marker? Find(string text)
    {
        var match = Form().Match(text);
        if (!match.Success) return null;
        var rest = text[match.Length..].Trim();
        if (match.Groups["roman"] is { Success: true } roman) return new Marker("roman", roman.Value, rest);
        if (match.Groups["part"] is { Success: true } part) return new Marker("part", part.Value, rest);
        if (match.Groups["letter"] is { Success: true } letter) return new Marker("letter", letter.Value, rest);
        if (match.Groups["paren"] is { Success: true } paren) return new Marker(Parenthesis, $"({paren.Value})", rest);
        if (match.Groups["number"] is { Success: true } number)
        {
            var label = number.Value.TrimEnd('.');
            return new Marker("n" + (1 + label.Count(c => c == '.')).ToString(CultureInfo.InvariantCulture), label, rest);
        }
        return new Marker(match.Groups["dash"].Value == Plus ? Plus : Dash, "", rest);
    }

    [GeneratedRegex(@"^(?:(?<roman>[IVX]{1,5})[.)]\s*(?=\p{L})|(?<part>[A-H])\.\s+(?=\p{Lu})|(?<number>\d{1,2}(?:\.\d{1,2}){0,2}\.)\s*(?=[^\d\s])|(?<number>\d{1,2}(?:\.\d{1,2}){1,2})\s+(?=\p{Lu})|(?<number>\d{1,2})[/)]\s+(?=\p{L})|(?<letter>[a-zđ])[).]\s*(?=\S)|\((?<paren>\d{1,2})\)\s*(?=\S)|(?<dash>[-–—•*+])\s*(?=[\p{L}\d(“""≥≤])(?!-))")]
    private static partial Regex Form();
}
