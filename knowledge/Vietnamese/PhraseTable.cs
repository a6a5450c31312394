namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>Finds phrases in a token sequence by their folded syllables; the longest phrase at a place wins.</summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
public sealed class PhraseTable<T>
{
    private readonly Dictionary<string, List<Phrase>> _byFirst = new(StringComparer.Ordinal);

    /// <summary>Compiles the phrases; a phrase without a token is left out.</summary>
    public PhraseTable(IEnumerable<(string Phrase, T Value)> phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        foreach (var (text, value) in phrases)
        {
            var syllables = Tokenizer.Tokenize(Normalizer.Normalize(text)).Select(token => token.Folded).ToArray();
            if (syllables.Length == 0) continue;
            if (!_byFirst.TryGetValue(syllables[0], out var list)) _byFirst[syllables[0]] = list = [];
            list.Add(new Phrase(syllables, value));
        }
        foreach (var list in _byFirst.Values) list.Sort(static (a, b) => b.Syllables.Length.CompareTo(a.Syllables.Length));
    }

    /// <summary>The longest phrase that starts at <paramref name="start"/>.</summary>
    /// <returns>False where none starts there.</returns>
    public bool TryMatch(IReadOnlyList<Token> tokens, int start, out int length, out T value)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (_byFirst.TryGetValue(tokens[start].Folded, out var list))
        {
            foreach (var phrase in list)
            {
                if (!Matches(tokens, start, phrase.Syllables)) continue;
                (length, value) = (phrase.Syllables.Length, phrase.Value);
                return true;
            }
        }
        (length, value) = (0, default!);
        return false;
    }

    private static bool Matches(IReadOnlyList<Token> tokens, int start, string[] syllables)
    {
        if (start + syllables.Length > tokens.Count) return false;
        for (var i = 1; i < syllables.Length; i++)
            if (!string.Equals(tokens[start + i].Folded, syllables[i], StringComparison.Ordinal)) return false;
        return true;
    }

    private sealed record Phrase(string[] Syllables, T Value);
}
