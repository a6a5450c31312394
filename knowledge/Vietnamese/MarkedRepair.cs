using System.Collections.Frozen;

namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// Repairs a word typed with diacritics by the marked syllables of the content. A slip says more surely by them what was
/// meant: "cảu" is near "của" only, while "cau" is a word of its own.
/// </summary>
internal sealed class MarkedRepair
{
    private readonly Vocabulary _marked;
    private readonly Vocabulary _folded;
    private readonly FrozenSet<string> _toneless;

    /// <summary>A repair by the syllables of <paramref name="counts"/>.</summary>
    /// <param name="counts">The marked syllables and their pairs.</param>
    /// <param name="folded">The folded ones.</param>
    public MarkedRepair(SyllableCounts counts, Vocabulary folded)
    {
        _marked = new Vocabulary(
            counts.Syllables.ToDictionary(entry => entry.Key, entry => new KnownWord(entry.Value, !SyllableShape.IsWellFormed(Folding.Fold(entry.Key))), StringComparer.Ordinal),
            (left, right) => counts.Pairs.ContainsKey(string.Concat(left, " ", right)));
        _folded = folded;
        _toneless = counts.Syllables.Keys.Select(Toneless).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>What was meant; null when the word may be right, or nothing known is close.</summary>
    /// <param name="token">A word with diacritics.</param>
    /// <param name="before">The word before it; null at the start.</param>
    /// <param name="after">The word after it; null at the end.</param>
    public string[]? Find(Token token, Token? before, Token? after)
    {
        if (_marked.Knows(token.Marked)) return null;
        var isWord = _folded.Trusts(token.Folded);
        // A wrong tone leaves the folded word as it is, and that carries the match.
        if (isWord && _toneless.Contains(Toneless(token.Marked))) return null;
        var collapsed = SpellingRepair.Collapse(token.Marked);
        if (collapsed != token.Marked && _marked.Trusts(collapsed)) return [collapsed];
        var best = _marked.OneEditAway(token.Marked).Where(word => Folding.Fold(word) != token.Folded)
            .OrderByDescending(word => Neighbours(Folding.Fold(word), before, after)).ThenByDescending(word => MarkedNeighbours(word, before, after))
            .ThenByDescending(_marked.Count).ThenBy(word => word, StringComparer.Ordinal).FirstOrDefault();
        var support = best is null ? 0 : Neighbours(Folding.Fold(best), before, after);
        if (support > (isWord ? Neighbours(token.Folded, before, after) : 0)) return [best!];
        if (isWord) return null;
        return WordSplitter.Split(_marked, token.Marked) ?? (best is null ? null : [best]);
    }

    private int Neighbours(string folded, Token? before, Token? after) =>
        (before is { } left && _folded.KnowsPair(left.Folded, folded) ? 1 : 0) + (after is { } right && _folded.KnowsPair(folded, right.Folded) ? 1 : 0);

    private int MarkedNeighbours(string word, Token? before, Token? after) =>
        (before is { } left && _marked.KnowsPair(left.Marked, word) ? 1 : 0) + (after is { } right && _marked.KnowsPair(word, right.Marked) ? 1 : 0);

    private static string Toneless(string word) => Syllables.TrySplit(word, out var letters, out _) ? letters : word;
}
