namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>A word that was read as another.</summary>
/// <param name="Typed">What stood there.</param>
/// <param name="Read">What it was read as.</param>
public sealed record Repair(string Typed, string Read);

/// <summary>
/// Repairs words that the vocabulary does not know: raw Telex or VNI, doubled letters, missing spaces, one slip of the
/// finger. Known words, numbers and addresses are never touched; among several repairs the neighbours decide.
/// </summary>
public sealed class SpellingRepair(Vocabulary vocabulary)
{
    private const int ShortestForEdit = 3;

    /// <summary>Repairs <paramref name="tokens"/>.</summary>
    /// <param name="isKnownElsewhere">Further words that are right as they stand, by folded form: those of the locality's plan.</param>
    /// <param name="repairs">What was repaired, for explanations.</param>
    public List<Token> Apply(List<Token> tokens, Func<string, bool> isKnownElsewhere, List<Repair> repairs)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        List<Token>? repaired = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind != TokenKind.Syllable || vocabulary.Knows(token.Folded) || isKnownElsewhere(token.Folded) || token.Folded.Length < 2)
            {
                repaired?.Add(token);
                continue;
            }
            var words = Find(token, i > 0 ? tokens[i - 1].Folded : null, i + 1 < tokens.Count ? tokens[i + 1].Folded : null);
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

    private string[]? Find(Token token, string? before, string? after)
    {
        if (KeyboardDecoder.TryDecode(token.Marked, out var decoded) && vocabulary.Knows(Folding.Fold(decoded))) return [decoded];
        // A word with a digit that is no VNI ("kt3", "ct07") is a name of its own.
        if (token.Folded.Any(char.IsAsciiDigit)) return null;
        var collapsed = Collapse(token.Folded);
        if (collapsed != token.Folded && vocabulary.Knows(collapsed)) return [collapsed];
        if (Split(token.Folded) is { } pair) return pair;
        if (token.Folded.Length < ShortestForEdit) return null;
        var best = vocabulary.OneEditAway(token.Folded).Concat(collapsed == token.Folded ? [] : vocabulary.OneEditAway(collapsed))
            .OrderByDescending(word => Neighbours(word, before, after)).ThenByDescending(vocabulary.Count).ThenBy(word => word, StringComparer.Ordinal).FirstOrDefault();
        return best is null ? null : [best];
    }

    private int Neighbours(string word, string? before, string? after) =>
        (before is not null && vocabulary.KnowsPair(before, word) ? 1 : 0) + (after is not null && vocabulary.KnowsPair(word, after) ? 1 : 0);

    /// <summary>Leaves one of each run of the same letter: "tichh", "khoongg".</summary>
    private static string Collapse(string word)
    {
        var kept = new List<char>(word.Length);
        foreach (var c in word)
            if (kept.Count == 0 || kept[^1] != c) kept.Add(c);
        return kept.Count == word.Length ? word : new string([.. kept]);
    }

    /// <summary>Two known words that stand side by side in the content: "suckhoe".</summary>
    private string[]? Split(string word)
    {
        string[]? best = null;
        var most = 0;
        for (var i = 2; i <= word.Length - 2; i++)
        {
            var (left, right) = (word[..i], word[i..]);
            if (!vocabulary.Knows(left) || !vocabulary.Knows(right) || !vocabulary.KnowsPair(left, right)) continue;
            var common = Math.Min(vocabulary.Count(left), vocabulary.Count(right));
            if (common > most) (best, most) = ([left, right], common);
        }
        return best;
    }
}
