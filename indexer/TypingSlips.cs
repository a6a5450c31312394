using System.Text;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Indexer;

/// <summary>
/// Types a question with slips of the finger, always the same for the same question, so that a measurement repeats.
/// </summary>
/// <remarks>
/// Of a question's words 15 in 100 get one slip each, at least one word: one or two in a question of usual length. A slip
/// is a doubled letter, a missing letter, two neighbouring letters swapped, a neighbouring key, a dropped space, or a
/// tone that is wrong or sits on another vowel; all six are equally likely where the word allows them, a tone slip only
/// where the question has diacritics at all. Which words and which slips comes from the question's id and text. Numbers,
/// and whatever has a digit, an "@" or a "/" in it, stay untouched.
/// </remarks>
internal static class TypingSlips
{
    private const double Share = 0.15;

    private static readonly Func<Word, SeededNumbers, string?>[] Kinds = [Doubled, Missing, Swapped, NeighbourKey, DroppedSpace, WrongTone];

    /// <summary>A word of the text.</summary>
    /// <param name="IsFollowed">Whether only a space parts it from another word.</param>
    /// <param name="IsMarked">Whether the text is typed with diacritics.</param>
    private sealed record Word(int Start, string Letters, bool IsFollowed, bool IsMarked);

    /// <summary>The slips of <paramref name="text"/>; the text itself when it has no word that can be mistyped.</summary>
    /// <param name="id">The question's id: what the slips are drawn by, with the text.</param>
    public static string Apply(string id, string text)
    {
        var words = Words(text);
        if (words.Count == 0) return text;
        var numbers = new SeededNumbers(id + '\n' + text);
        numbers.Shuffle(words);
        var count = Math.Max(1, (int)Math.Round(words.Count * Share));
        var result = new StringBuilder(text);
        // From the end, so that the places of the words before stay.
        foreach (var word in words.Take(count).OrderByDescending(word => word.Start))
        {
            var typed = Slip(word, numbers);
            // Only a dropped space leaves the letters as they are.
            var length = word.Letters.Length + (typed == word.Letters ? 1 : 0);
            result.Remove(word.Start, length).Insert(word.Start, typed);
        }
        return result.ToString();
    }

    /// <summary>One slip in <paramref name="word"/>, trying the kinds from a drawn one on; a letter can always be doubled.</summary>
    private static string Slip(Word word, SeededNumbers numbers)
    {
        var first = numbers.Below(Kinds.Length);
        return Enumerable.Range(first, Kinds.Length).Select(i => Kinds[i % Kinds.Length](word, numbers)).First(typed => typed is not null)!;
    }

    private static List<Word> Words(string text)
    {
        var isMarked = text.Any(c => char.IsLetter(c) && !char.IsAscii(c));
        var words = new List<Word>();
        var before = (End: -1, Chunk: -1);
        foreach (var (start, end) in Chunks(text))
        {
            var isTypeable = text.AsSpan(start, end - start).IndexOfAny('@', '/') < 0 && !text.AsSpan(start, end - start).ToString().Any(char.IsNumber);
            if (!isTypeable) continue;
            var (from, to) = LongestRun(text, start, end);
            if (to - from < 2) continue;
            if (before.Chunk >= 0 && from == start && before.End == start - 1 && text[start - 1] == ' ') words[^1] = words[^1] with { IsFollowed = true };
            words.Add(new Word(from, text[from..to], IsFollowed: false, isMarked));
            before = (to, end);
        }
        return words;
    }

    private static IEnumerable<(int Start, int End)> Chunks(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isInside = i < text.Length && !char.IsWhiteSpace(text[i]);
            if (isInside && start < 0) start = i;
            if (isInside || start < 0) continue;
            yield return (start, i);
            start = -1;
        }
    }

    private static (int Start, int End) LongestRun(string text, int start, int end)
    {
        var best = (Start: start, End: start);
        for (var i = start; i < end; i++)
        {
            var from = i;
            while (i < end && char.IsLetter(text[i])) i++;
            if (i - from > best.End - best.Start) best = (from, i);
        }
        return best;
    }

    private static string? Doubled(Word word, SeededNumbers numbers)
    {
        var at = numbers.Below(word.Letters.Length);
        return word.Letters.Insert(at, word.Letters[at].ToString());
    }

    private static string? Missing(Word word, SeededNumbers numbers) =>
        word.Letters.Length < 3 ? null : word.Letters.Remove(numbers.Below(word.Letters.Length), 1);

    private static string? Swapped(Word word, SeededNumbers numbers)
    {
        var places = Enumerable.Range(0, word.Letters.Length - 1).Where(i => word.Letters[i] != word.Letters[i + 1]).ToList();
        if (places.Count == 0) return null;
        var at = places[numbers.Below(places.Count)];
        return $"{word.Letters[..at]}{word.Letters[at + 1]}{word.Letters[at]}{word.Letters[(at + 2)..]}";
    }

    private static string? NeighbourKey(Word word, SeededNumbers numbers)
    {
        var places = Enumerable.Range(0, word.Letters.Length).Where(i => char.IsAsciiLetter(word.Letters[i])).ToList();
        if (places.Count == 0) return null;
        var at = places[numbers.Below(places.Count)];
        var keys = Keyboard.NextTo(char.ToLowerInvariant(word.Letters[at]));
        var key = keys[numbers.Below(keys.Length)];
        return $"{word.Letters[..at]}{(char.IsUpper(word.Letters[at]) ? char.ToUpperInvariant(key) : key)}{word.Letters[(at + 1)..]}";
    }

    private static string? DroppedSpace(Word word, SeededNumbers numbers) => word.IsFollowed ? word.Letters : null;

    private static string? WrongTone(Word word, SeededNumbers numbers)
    {
        if (!word.IsMarked) return null;
        var letters = word.Letters.Select(ToneMarks.Take).ToList();
        var vowels = Enumerable.Range(0, letters.Count).Where(i => "aeiouy".Contains(Folding.Fold(letters[i].Letter), StringComparison.Ordinal)).ToList();
        if (vowels.Count == 0) return null;
        var carrier = letters.FindIndex(letter => letter.Tone != Tone.Ngang);
        var others = vowels.Where(i => i != carrier).ToList();
        var (place, tone) = carrier < 0
            ? (vowels[numbers.Below(vowels.Count)], (Tone)(1 + numbers.Below(5)))
            : others.Count > 0 && numbers.Below(2) == 0
                ? (others[numbers.Below(others.Count)], letters[carrier].Tone)
                : (carrier, (Tone)(((int)letters[carrier].Tone + 1 + numbers.Below(5)) % 6));
        return string.Concat(letters.Select((letter, i) => ToneMarks.Put(letter.Letter, i == place ? tone : Tone.Ngang)));
    }
}
