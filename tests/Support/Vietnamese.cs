using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Tests.Support;

/// <summary>Tells Vietnamese with its diacritics from anything else.</summary>
internal static class Vietnamese
{
    /// <summary>Whether a text has letters with Vietnamese marks.</summary>
    public static bool IsIn(string? text) => !string.IsNullOrEmpty(text) && !string.Equals(Folding.Fold(text), text.ToLowerInvariant(), StringComparison.Ordinal);
}
