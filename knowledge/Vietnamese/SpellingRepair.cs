namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>A word that was read as another.</summary>
/// <param name="Typed">What stood there.</param>
/// <param name="Read">What it was read as.</param>
public sealed record Repair(string Typed, string Read);

/// <summary>
/// Repairs words that the vocabulary does not know, or doubts: raw Telex or VNI, doubled letters, missing spaces, one or
/// two slips of the finger. Trusted words, numbers and addresses are never touched; among several repairs the neighbours decide,
/// then whether one slip of the finger explains it. A word with diacritics is first read by the marked syllables.
/// </summary>
public sealed class SpellingRepair(Vocabulary vocabulary, SyllableCounts syllables)
{
    private readonly MarkedRepair _marked = new(syllables, vocabulary);

    private const int ShortestAlone = 2;
    private const int ShortestForTwoEdits = 5;

    /// <summary>How many times more common than a doubtful word its repair must be.</summary>
    private const int MoreCommon = 8;

    /// <summary>Repairs <paramref name="tokens"/>.</summary>
    /// <param name="isKnownElsewhere">Further words that are right as they stand, by folded form: those of the locality's plan.</param>
    /// <param name="repairs">What was repaired, for explanations.</param>
    public List<Token> Apply(List<Token> tokens, Func<string, bool> isKnownElsewhere, List<Repair> repairs)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(repairs);
        List<Token>? repaired = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var words = Find(token, i > 0 ? tokens[i - 1] : null, i + 1 < tokens.Count ? tokens[i + 1] : null, isKnownElsewhere);
            if (words is null)
            {
                repaired?.Add(token);
                continue;
            }
            repaired ??= tokens[..i];
            foreach (var word in words) repaired.Add(token with { Marked = word, Folded = Folding.Fold(word) });
            repairs.Add(new Repair(token.Marked, string.Join(' ', words)));
        }
        return repaired ?? tokens;
    }

    private bool NeedsRepair(Token token) => token.Folded.Length >= 2 && !vocabulary.Trusts(token.Folded);

    private string[]? Find(Token token, Token? before, Token? after, Func<string, bool> isKnownElsewhere)
    {
        if (token.Kind != TokenKind.Syllable || isKnownElsewhere(token.Folded)) return null;
        var words = string.Equals(token.Marked, token.Folded, StringComparison.Ordinal) ? null : _marked.Find(token, before, after);
        return words ?? (NeedsRepair(token) ? Find(token, before?.Folded, after?.Folded) : null);
    }

    private string[]? Find(Token token, string? before, string? after)
    {
        var least = vocabulary.IsDoubtful(token.Folded) ? MoreCommon * Math.Max(1, vocabulary.Count(token.Folded)) : 0;
        bool Fits(string word) => vocabulary.Trusts(word) && vocabulary.Count(word) >= least;

        if (KeyboardDecoder.TryDecode(token.Marked, out var decoded) && Fits(Folding.Fold(decoded))) return [decoded];
        // A word with a digit that is no VNI ("kt3", "ct07") is a name of its own.
        if (token.Folded.Any(char.IsAsciiDigit)) return null;
        var collapsed = Collapse(token.Folded);
        if (collapsed != token.Folded && Fits(collapsed)) return [collapsed];
        var words = WordSplitter.Split(vocabulary, token.Folded);
        var best = Closest(token.Folded, vocabulary.OneEditAway(token.Folded).Concat(collapsed == token.Folded ? [] : vocabulary.OneEditAway(collapsed)).Where(Fits), before, after);
        if (token.Folded.Length <= ShortestAlone && best is not null && !IsSureOfShort(token.Folded, best, before, after)) best = null;
        if (words is not null && (best is null || Neighbours(best, before, after) <= Outer(words, before, after))) return words;
        if (best is null && token.Folded.Length >= ShortestForTwoEdits)
            best = Closest(token.Folded, vocabulary.TwoEditsAway(token.Folded).Where(word => Fits(word) && Neighbours(word, before, after) > 0), before, after);
        return best is null ? null : [best];
    }

    /// <summary>To two letters many words are near, and without a vowel they are an abbreviation.</summary>
    private bool IsSureOfShort(string typed, string word, string? before, string? after) =>
        SyllableShape.HasVowel(typed) && FingerSlip.IsOne(typed, word) && Neighbours(word, before, after) > 0;

    private string? Closest(string typed, IEnumerable<string> words, string? before, string? after) => words
        .OrderByDescending(word => Neighbours(word, before, after)).ThenByDescending(word => FingerSlip.IsOne(typed, word)).ThenByDescending(vocabulary.Count).ThenBy(word => word, StringComparer.Ordinal).FirstOrDefault();

    private int Outer(string[] words, string? before, string? after) =>
        (before is not null && vocabulary.KnowsPair(before, words[0]) ? 1 : 0) + (after is not null && vocabulary.KnowsPair(words[^1], after) ? 1 : 0);

    private int Neighbours(string word, string? before, string? after) =>
        (before is not null && vocabulary.KnowsPair(before, word) ? 1 : 0) + (after is not null && vocabulary.KnowsPair(word, after) ? 1 : 0);

    /// <summary>Leaves one of each run of the same letter, the marked one: "tichh", "trúuu".</summary>
    internal static string Collapse(string word)
    {
        var kept = new List<char>(word.Length);
        foreach (var c in word)
        {
            if (kept.Count == 0 || Folding.Fold(kept[^1]) != Folding.Fold(c)) kept.Add(c);
            else if (char.IsAscii(kept[^1])) kept[^1] = c;
        }
        return kept.Count == word.Length ? word : new string([.. kept]);
    }
}
