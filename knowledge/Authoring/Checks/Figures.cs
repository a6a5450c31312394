using System.Globalization;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>The figures of a text in one form: "8.000 đồng" and "8.000đ" are the same, "03 ngày" and "3 ngày" too.</summary>
internal static class Figures
{
    private static readonly HashSet<string> Units = ["ngay", "gio", "tuan"];

    public static IEnumerable<string> Of(string text)
    {
        var tokens = Tokenizer.Tokenize(Normalizer.Normalize(text));
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Money) yield return Money(tokens[i].Folded);
            else if (tokens[i].Kind == TokenKind.Number && i + 1 < tokens.Count && Units.Contains(tokens[i + 1].Folded)
                && int.TryParse(tokens[i].Folded, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                yield return $"{number} {tokens[i + 1].Folded}";
        }
    }

    // Folded and without spaces: "8.000dong", "1,5trieudong", "20k".
    private static string Money(string folded)
    {
        var scale = folded switch
        {
            _ when folded.Contains("ty", StringComparison.Ordinal) => 1_000_000_000m,
            _ when folded.Contains("trieu", StringComparison.Ordinal) => 1_000_000m,
            _ when folded.Contains("nghin", StringComparison.Ordinal) || folded.Contains("ngan", StringComparison.Ordinal) || folded.EndsWith('k') => 1_000m,
            _ => 1m,
        };
        var number = new string([.. folded.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or ',')]);
        var value = decimal.TryParse(number.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return $"{(value * scale).ToString("0.##", CultureInfo.InvariantCulture)} dong";
    }
}
