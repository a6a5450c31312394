using System.Collections.Frozen;

namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// The syllables that an index knows, folded or marked, ready for finding the one that a misspelt word was meant to be: every word
/// is entered under itself and under each of its forms with one letter left out (Garbe, "Symmetric Delete", 2012).
/// </summary>
public sealed class Vocabulary
{
    private readonly FrozenDictionary<string, KnownWord> _words;
    private readonly FrozenDictionary<string, string[]> _byDeletion;
    private readonly Func<string, string, bool> _isPair;

    /// <summary>Builds the vocabulary.</summary>
    /// <param name="words">Each known syllable.</param>
    /// <param name="isPair">Whether two syllables stand side by side anywhere in the content.</param>
    public Vocabulary(IReadOnlyDictionary<string, KnownWord> words, Func<string, string, bool> isPair)
    {
        _words = words.ToFrozenDictionary(StringComparer.Ordinal);
        _isPair = isPair;
        // Only what is surely a word is offered for another.
        _byDeletion = words.Where(entry => !entry.Value.IsDoubtful).Select(entry => entry.Key).SelectMany(word => Deletions(word).Append(word).Select(form => (Form: form, Word: word)))
            .GroupBy(entry => entry.Form, entry => entry.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>A vocabulary that knows nothing and so repairs nothing.</summary>
    public static Vocabulary Empty { get; } = new(new Dictionary<string, KnownWord>(), (_, _) => false);

    /// <summary>Whether the syllable is known.</summary>
    public bool Knows(string folded) => _words.ContainsKey(folded);

    /// <summary>Whether the syllable is known, but may itself be a slip.</summary>
    public bool IsDoubtful(string folded) => _words.TryGetValue(folded, out var word) && word.IsDoubtful;

    /// <summary>Whether the syllable is known for sure.</summary>
    public bool Trusts(string folded) => _words.TryGetValue(folded, out var word) && !word.IsDoubtful;

    /// <summary>How common the syllable is; 0 when it is unknown.</summary>
    public int Count(string folded) => _words.GetValueOrDefault(folded).Count;

    /// <summary>Whether two syllables stand side by side anywhere in the content.</summary>
    public bool KnowsPair(string left, string right) => _isPair(left, right);

    /// <summary>The known syllables one edit away: a letter too many, missing, wrong, or two swapped.</summary>
    public IEnumerable<string> OneEditAway(string folded)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var form in Deletions(folded).Append(folded))
        {
            if (!_byDeletion.TryGetValue(form, out var words)) continue;
            foreach (var word in words)
                if (seen.Add(word) && IsOneEdit(folded, word)) yield return word;
        }
    }

    /// <summary>The known syllables two edits away, for a word long enough that these are few.</summary>
    public IEnumerable<string> TwoEditsAway(string folded)
    {
        var once = Deletions(folded).ToArray();
        return once.SelectMany(Deletions).Concat(once).Distinct(StringComparer.Ordinal)
            .SelectMany(form => _byDeletion.GetValueOrDefault(form, []))
            .Distinct(StringComparer.Ordinal)
            .Where(word => Math.Abs(word.Length - folded.Length) <= 1);
    }

    private static IEnumerable<string> Deletions(string word)
    {
        for (var i = 0; i < word.Length; i++) yield return word.Remove(i, 1);
    }

    private static bool IsOneEdit(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1) return false;
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        var (endA, endB) = (a.Length, b.Length);
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1]) (endA, endB) = (endA - 1, endB - 1);
        var (restA, restB) = (endA - start, endB - start);
        var isSwap = restA == 2 && restB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start];
        return isSwap || (restA <= 1 && restB <= 1);
    }
}
