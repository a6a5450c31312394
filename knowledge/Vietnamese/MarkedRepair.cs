using System.Collections.Frozen;

namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// Repairs a word typed with diacritics by the marked syllables of the content. A slip says more surely by them what was
/// meant: "khẩ" is near "khẩu" and "khẩn", while "kha" is a word itself and near twenty others.
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
        if (_marked.Trusts(token.Marked) || !SyllableShape.HasVowel(token.Folded)) return null;
        var isWord = _folded.Trusts(token.Folded);
        var collapsed = SpellingRepair.Collapse(token.Marked);
        if (collapsed != token.Marked && _marked.Trusts(collapsed)) return [collapsed];
        var best = _marked.OneEditAway(token.Marked).Where(word => Folding.Fold(word) != token.Folded && (!isWord || FingerSlip.IsOne(token.Marked, word)))
            .OrderByDescending(word => Neighbours(Folding.Fold(word), before, after)).ThenByDescending(word => FingerSlip.IsOne(token.Marked, word))
            .ThenByDescending(word => MarkedNeighbours(word, before, after))
            .ThenByDescending(_marked.Count).ThenBy(word => word, StringComparer.Ordinal).FirstOrDefault();
        var support = best is null ? 0 : Neighbours(Folding.Fold(best), before, after);
        if (isWord) return support >= Needed(token, before, after) ? [best!] : null;
        if (support > 0) return [best!];
        return WordSplitter.Split(_marked, token.Marked) ?? (best is null ? null : [best]);
    }

    /// <summary>How many neighbours must know another word that is to be read for one whose folded form is a word too.</summary>
    private int Needed(Token token, Token? before, Token? after)
    {
        var typed = Neighbours(token.Folded, before, after);
        // A wrong tone alone leaves the folded word as it is, and that carries the match.
        return _toneless.Contains(Toneless(token.Marked)) ? typed + 2 : typed + 1;
    }

    private int Neighbours(string folded, Token? before, Token? after) =>
        (before is { } left && _folded.KnowsPair(left.Folded, folded) ? 1 : 0) + (after is { } right && _folded.KnowsPair(folded, right.Folded) ? 1 : 0);

    private int MarkedNeighbours(string word, Token? before, Token? after) =>
        (before is { } left && _marked.KnowsPair(left.Marked, word) ? 1 : 0) + (after is { } right && _marked.KnowsPair(word, right.Marked) ? 1 : 0);

    private static string Toneless(string word) => Syllables.TrySplit(word, out var letters, out _) ? letters : word;
}
