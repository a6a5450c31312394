namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>How often each marked syllable, and each pair side by side, stands in a corpus.</summary>
public sealed class SyllableCounts
{
    private readonly Dictionary<string, int> _syllables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _pairs = new(StringComparer.Ordinal);

    /// <summary>Counts of single syllables.</summary>
    public IReadOnlyDictionary<string, int> Syllables => _syllables;

    /// <summary>Counts of pairs, joined by a space.</summary>
    public IReadOnlyDictionary<string, int> Pairs => _pairs;

    /// <summary>Adds a text; one without any diacritics is left out, since it would teach that words have none.</summary>
    public void Add(string text)
    {
        var tokens = Tokenizer.Tokenize(Normalizer.Normalize(text));
        if (tokens.All(token => string.Equals(token.Marked, token.Folded, StringComparison.Ordinal))) return;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Syllable) continue;
            Count(_syllables, tokens[i].Marked, 1);
            if (i > 0 && tokens[i - 1].Kind == TokenKind.Syllable) Count(_pairs, string.Concat(tokens[i - 1].Marked, " ", tokens[i].Marked), 1);
        }
    }

    /// <summary>Sets a count that was stored.</summary>
    internal void Set(string entry, int count) => Count(entry.Contains(' ', StringComparison.Ordinal) ? _pairs : _syllables, entry, count);

    private static void Count(Dictionary<string, int> counts, string key, int count) =>
        counts[key] = counts.TryGetValue(key, out var seen) ? seen + count : count;
}
