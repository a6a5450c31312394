using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// Finds phrases as <see cref="PhraseTable{T}"/> does, but where the writer did type marks they have to agree: "còn" is not
/// "con", "đâu" is not "đầu".
/// </summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
internal sealed class MarkedPhrases<T>
{
    private readonly PhraseTable<List<(string[] Marked, T Value)>> _table;

    public MarkedPhrases(IEnumerable<(string Phrase, T Value)> phrases) =>
        _table = new PhraseTable<List<(string[], T)>>(phrases.GroupBy(phrase => Folding.Fold(Normalizer.Normalize(phrase.Phrase).Text), StringComparer.Ordinal)
            .Select(group => (group.Key, group.Select(phrase => (Syllables(phrase.Phrase), phrase.Value)).ToList())));

    /// <summary>The longest phrase that starts at <paramref name="start"/>.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="marked">Their marked forms: as typed, or restored.</param>
    public bool TryMatch(IReadOnlyList<Token> tokens, IReadOnlyList<string> marked, int start, out int length, out T value)
    {
        if (_table.TryMatch(tokens, start, out length, out var candidates))
        {
            var hasMarks = HasMarks(tokens, marked);
            foreach (var (syllables, found) in candidates)
            {
                if (hasMarks && !syllables.SequenceEqual(marked.Skip(start).Take(length), StringComparer.Ordinal)) continue;
                value = found;
                return true;
            }
        }
        (length, value) = (0, default!);
        return false;
    }

    private static bool HasMarks(IReadOnlyList<Token> tokens, IReadOnlyList<string> marked)
    {
        for (var i = 0; i < tokens.Count; i++)
            if (!string.Equals(tokens[i].Folded, marked[i], StringComparison.Ordinal)) return true;
        return false;
    }

    private static string[] Syllables(string phrase) => [.. Tokenizer.Tokenize(Normalizer.Normalize(phrase)).Select(token => token.Marked)];
}
