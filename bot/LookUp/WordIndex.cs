using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Bot.LookUp;

/// <summary>
/// Finds entries by the beginnings of their words, with or without diacritics: "ket ho" finds "Đăng ký kết hôn". Immutable.
/// </summary>
/// <remarks>
/// Beside the assistant's own index, which decides whole questions: a list that changes with each key must find what has
/// only been begun.
/// </remarks>
internal sealed class WordIndex
{
    /// <summary>What a word counts that is only begun, beside one that is there in full.</summary>
    private const float Begun = 0.7f;

    /// <summary>What the same marks add to the same letters.</summary>
    private const float SameMarks = 0.2f;

    private readonly string[] _words;
    private readonly (int Entry, float Weight)[][] _postings;
    private readonly int _entries;

    /// <summary>Indexes entries, each as texts with their weights.</summary>
    public WordIndex(IReadOnlyList<IReadOnlyList<(string Text, float Weight)>> entries)
    {
        var postings = new SortedDictionary<string, Dictionary<int, float>>(StringComparer.Ordinal);
        for (var entry = 0; entry < entries.Count; entry++)
            foreach (var (text, weight) in entries[entry])
                foreach (var token in Tokens(text))
                {
                    Add(postings, token.Folded, entry, weight);
                    // With its marks a word is a word of its own, so that "bàn" stands before "bán" where "bàn" was typed.
                    if (!string.Equals(token.Folded, token.Marked, StringComparison.Ordinal)) Add(postings, token.Marked, entry, weight * SameMarks);
                }
        _words = [.. postings.Keys];
        _postings = [.. postings.Values.Select(list => list.Select(pair => (pair.Key, pair.Value)).ToArray())];
        _entries = entries.Count;
    }

    /// <summary>How well each entry fits, by its number.</summary>
    /// <returns>The share of the words that it has, 0 to 1, and a score that orders entries with the same share.</returns>
    public (float Share, float Score)[] Find(string text)
    {
        var found = new (float Share, float Score)[_entries];
        var tokens = Tokens(text);
        foreach (var token in tokens)
        {
            var weights = new float[_entries];
            Weigh(token.Folded, weights);
            var rarity = MathF.Log(1 + _entries / (1f + weights.Count(weight => weight > 0)));
            var marked = new float[_entries];
            if (!string.Equals(token.Folded, token.Marked, StringComparison.Ordinal)) Weigh(token.Marked, marked);
            for (var entry = 0; entry < _entries; entry++)
            {
                if (weights[entry] == 0) continue;
                found[entry].Share += 1f / tokens.Count;
                found[entry].Score += (weights[entry] + marked[entry]) * rarity / tokens.Count;
            }
        }
        return found;
    }

    private void Weigh(string beginning, float[] weights)
    {
        var at = Array.BinarySearch(_words, beginning, StringComparer.Ordinal);
        for (var word = at < 0 ? ~at : at; word < _words.Length && _words[word].StartsWith(beginning, StringComparison.Ordinal); word++)
        {
            var share = _words[word].Length == beginning.Length ? 1 : Begun;
            foreach (var (entry, weight) in _postings[word]) weights[entry] = MathF.Max(weights[entry], weight * share);
        }
    }

    private static void Add(SortedDictionary<string, Dictionary<int, float>> postings, string word, int entry, float weight)
    {
        if (!postings.TryGetValue(word, out var list)) postings[word] = list = [];
        list[entry] = MathF.Max(list.GetValueOrDefault(entry), weight);
    }

    private static List<Token> Tokens(string text) => Tokenizer.Tokenize(Normalizer.Normalize(text));
}
