using System.Buffers;
using System.Text;

namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// Takes a syllable apart into its letters and its tone, and writes it with the tone in one place, so that
/// hoà and hòa, thuý and thúy, or a misplaced "nghịêm", meet.
/// </summary>
/// <remarks>The place is the traditional one (hòa, thúy, ngoại, quý, già); it serves matching only and is never shown.</remarks>
public static class Syllables
{
    private const string Combining = "\u0301\u0300\u0309\u0303\u0323";
    private const string Vowels = "aăâeêioôơuưy";
    private const char CombiningStart = '\u0300';
    private const char LatinExtendedAdditional = '\u1E00';
    private const char LatinEnd = '\u1F00';
    private static readonly SearchValues<char> VowelLetters = SearchValues.Create(Vowels);
    // Normalising each word anew would take longer than all else that reads it.
    private static readonly (char Letter, Tone Tone)[] Parts = BuildParts();
    private static readonly string[] Carriers = BuildCarriers();

    /// <summary>Writes <paramref name="syllable"/> in lower case with its tone in the canonical place.</summary>
    /// <param name="syllable">One word of letters in NFC. A word with no vowel, or two tones, comes back in lower case only.</param>
    public static string Canonical(string syllable)
    {
        ArgumentNullException.ThrowIfNull(syllable);
        var lower = syllable.ToLowerInvariant();
        // ASCII has no tone to place, and is most of what is typed.
        if (System.Text.Ascii.IsValid(lower)) return lower;
        if (!TrySplit(lower, out var letters, out var tone) || tone == Tone.Ngang) return lower;
        var place = TonePlace(letters);
        return place < 0 ? lower : string.Create(letters.Length, (letters, place, tone), static (target, syllable) =>
        {
            syllable.letters.CopyTo(target);
            target[syllable.place] = Carriers[(int)syllable.tone][Vowels.IndexOf(target[syllable.place], StringComparison.Ordinal)];
        });
    }

    /// <summary>Splits a lower-case syllable into letters without tone (â, ê, ơ, đ kept) and its tone.</summary>
    /// <returns>False when the word carries two tones: then it is no Vietnamese syllable.</returns>
    public static bool TrySplit(string lower, out string letters, out Tone tone)
    {
        ArgumentNullException.ThrowIfNull(lower);
        (letters, tone) = (lower, Tone.Ngang);
        Span<char> toneless = lower.Length <= 32 ? stackalloc char[lower.Length] : new char[lower.Length];
        for (var i = 0; i < lower.Length; i++)
        {
            if (lower[i] >= Parts.Length || Parts[lower[i]] is not { Letter: not '\0' } part) return TrySplitDecomposed(lower, out letters, out tone);
            toneless[i] = part.Letter;
            if (part.Tone == Tone.Ngang) continue;
            if (tone != Tone.Ngang) return false;
            tone = part.Tone;
        }
        if (tone != Tone.Ngang) letters = new string(toneless);
        return true;
    }

    private static bool TrySplitDecomposed(string lower, out string letters, out Tone tone)
    {
        tone = Tone.Ngang;
        var builder = new StringBuilder(lower.Length);
        foreach (var c in lower.Normalize(NormalizationForm.FormD))
        {
            var index = Combining.IndexOf(c, StringComparison.Ordinal);
            if (index < 0) { builder.Append(c); continue; }
            if (tone != Tone.Ngang) { letters = lower; return false; }
            tone = (Tone)(index + 1);
        }
        letters = builder.ToString().Normalize(NormalizationForm.FormC);
        return true;
    }

    /// <summary>Letter and tone of each Latin character that is one letter with one tone at most; of all others, nothing.</summary>
    private static (char Letter, Tone Tone)[] BuildParts()
    {
        var parts = new (char, Tone)[LatinEnd];
        for (var c = '\0'; c < LatinEnd; c++)
        {
            if (c is >= CombiningStart and < LatinExtendedAdditional) continue;
            if (TrySplitDecomposed(c.ToString(), out var letters, out var tone) && letters.Length == 1) parts[c] = (letters[0], tone);
        }
        return parts;
    }

    /// <summary>Each vowel with each tone.</summary>
    private static string[] BuildCarriers() =>
        [Vowels, .. Combining.Select(mark => string.Concat(Vowels.Select(vowel => string.Concat(vowel.ToString(), mark.ToString()).Normalize(NormalizationForm.FormC))))];

    private static int TonePlace(string letters)
    {
        var (start, length) = VowelCluster(letters);
        // More vowels after a consonant: several syllables typed as one word, or a slip; no place is the right one.
        if (length == 0 || letters.AsSpan(start + length).ContainsAny(VowelLetters)) return -1;
        for (var i = start + length - 1; i >= start; i--)
            if ("ăâêôơư".Contains(letters[i], StringComparison.Ordinal)) return i;
        var closed = start + length < letters.Length;
        return length switch
        {
            1 => start,
            2 => closed ? start + 1 : start,
            _ => start + 1,
        };
    }

    private static (int Start, int Length) VowelCluster(string letters)
    {
        var start = 0;
        while (start < letters.Length && !Vowels.Contains(letters[start], StringComparison.Ordinal)) start++;
        var end = start;
        while (end < letters.Length && Vowels.Contains(letters[end], StringComparison.Ordinal)) end++;
        // The u of "qu" and the i of "gi" belong to the onset when a vowel follows.
        var glide = end - start > 1 && start > 0
            && ((letters[start] == 'u' && letters[start - 1] == 'q') || (letters[start] == 'i' && letters[start - 1] == 'g' && start == 1));
        return glide ? (start + 1, end - start - 1) : (start, end - start);
    }
}
