using System.Text;

namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>The folded twin of a text: lower case, no tones, no marks, đ written d. What people type without diacritics.</summary>
public static class Folding
{
    private const int TableLength = 0x1F00;
    private static readonly char[] Table = BuildTable();

    /// <summary>Folds one character; characters outside Latin keep their lower-case form.</summary>
    public static char Fold(char c) => c < TableLength ? Table[c] : char.ToLowerInvariant(c);

    /// <summary>Folds a normalised text, character for character, so that offsets stay.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++) target[i] = Fold(source[i]);
        });
    }

    private static char[] BuildTable()
    {
        var table = new char[TableLength];
        for (var i = 0; i < TableLength; i++)
        {
            var c = (char)i;
            var lower = char.ToLowerInvariant(c);
            var decomposed = char.IsLetter(lower) ? lower.ToString().Normalize(NormalizationForm.FormD)[0] : lower;
            table[i] = decomposed is 'đ' or 'ð' or 'ɖ' ? 'd' : decomposed;
        }
        return table;
    }
}
