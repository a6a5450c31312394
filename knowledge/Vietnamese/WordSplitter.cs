namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// Takes words apart that were typed without a space: "suckhoe", "giaygiamho". Every two words side by side must stand
/// so in the content too; among several ways the one with the fewest words wins, then the one with the most common rarest word.
/// </summary>
internal static class WordSplitter
{
    private const int LongestSyllable = 7;
    private const int ShortestRun = 4;
    private const int LongestRun = 24;

    /// <summary>The words of <paramref name="run"/>; null when it cannot be two or more known ones.</summary>
    public static string[]? Split(Vocabulary vocabulary, string run)
    {
        if (run.Length is < ShortestRun or > LongestRun) return null;
        // best[end] by the word that ends there: the splitting of run[..end] whose last word is that one.
        var best = new Dictionary<string, Splitting>[run.Length + 1];
        for (var end = 1; end <= run.Length; end++)
        {
            best[end] = new Dictionary<string, Splitting>(StringComparer.Ordinal);
            for (var start = Math.Max(0, end - LongestSyllable); start < end; start++) Extend(vocabulary, run, best, start, end);
        }
        return best[run.Length].Values.Where(splitting => splitting.Words > 1)
            .OrderBy(splitting => splitting.Words).ThenByDescending(splitting => splitting.Rarest).FirstOrDefault()?.ToArray();
    }

    private static void Extend(Vocabulary vocabulary, string run, Dictionary<string, Splitting>[] best, int start, int end)
    {
        var word = run[start..end];
        if (!vocabulary.Trusts(word) || !SyllableShape.IsWellFormed(Folding.Fold(word))) return;
        if (start == 0)
        {
            // One letter alone, at the start of a run, is rather a slip.
            if (word.Length > 1) best[end][word] = new Splitting(null, word, 1, vocabulary.Count(word));
            return;
        }
        foreach (var (last, before) in best[start])
        {
            if (!vocabulary.KnowsPair(last, word)) continue;
            var longer = new Splitting(before, word, before.Words + 1, Math.Min(before.Rarest, vocabulary.Count(word)));
            if (!best[end].TryGetValue(word, out var seen) || longer.IsBetterThan(seen)) best[end][word] = longer;
        }
    }

    private sealed record Splitting(Splitting? Before, string Word, int Words, int Rarest)
    {
        public bool IsBetterThan(Splitting other) => Words < other.Words || (Words == other.Words && Rarest > other.Rarest);

        public string[] ToArray()
        {
            var words = new string[Words];
            var at = this;
            for (var i = Words - 1; at is not null; i--, at = at.Before) words[i] = at.Word;
            return words;
        }
    }
}
