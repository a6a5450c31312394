namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// Whether a finger that slipped once makes one word of another: a letter doubled or left out, two neighbours swapped, or a
/// neighbouring key hit. Any other letter in a word's place makes it another word.
/// </summary>
internal static class FingerSlip
{
    /// <summary>Whether <paramref name="typed"/> is <paramref name="meant"/> with one slip.</summary>
    public static bool IsOne(string typed, string meant)
    {
        if (Math.Abs(typed.Length - meant.Length) > 1) return false;
        var start = 0;
        while (start < typed.Length && start < meant.Length && typed[start] == meant[start]) start++;
        var (endTyped, endMeant) = (typed.Length, meant.Length);
        while (endTyped > start && endMeant > start && typed[endTyped - 1] == meant[endMeant - 1]) (endTyped, endMeant) = (endTyped - 1, endMeant - 1);
        return (endTyped - start, endMeant - start) switch
        {
            (0, 1) => true,
            (1, 0) => start > 0 && typed[start] == typed[start - 1],
            (1, 1) => IsNeighbourKey(typed[start], meant[start]),
            (2, 2) => typed[start] == meant[start + 1] && typed[start + 1] == meant[start],
            _ => false,
        };
    }

    private static bool IsNeighbourKey(char typed, char meant) =>
        char.IsAsciiLetterLower(typed) && Folding.Fold(meant) is >= 'a' and <= 'z' and var key && Keyboard.NextTo(key).Contains(typed, StringComparison.Ordinal);
}
