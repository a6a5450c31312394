using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>
/// Text for matching: small letters without marks, character for character, so that a scanner's slip in a mark ("Phân đấu")
/// does not hide a word and offsets still point into the text.
/// </summary>
internal static class Phrase
{
    public static string Fold(string text) => Folding.Fold(text);

    public static bool Mentions(string text, params ReadOnlySpan<string> folded)
    {
        var own = Fold(text);
        foreach (var phrase in folded)
            if (own.Contains(phrase, StringComparison.Ordinal)) return true;
        return false;
    }

    public static string LowerFirst(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    public static string UpperFirst(string text) => text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
