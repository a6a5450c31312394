using System.Text;

namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// Decodes Telex and VNI keystrokes that were left raw: "ddawng" and "d9a8ng" are "đăng", "kys" and "ky1" are "ký".
/// </summary>
/// <remarks>Telex is described in TCVN 5712:1993; VNI numbers the tones 1 to 5 and the marks 6 to 9.</remarks>
public static class KeyboardDecoder
{
    private const string TelexTones = "sfrxj";
    private const string Combining = "\u0301\u0300\u0309\u0303\u0323";

    /// <summary>Decodes one word.</summary>
    /// <param name="word">Lower case.</param>
    /// <param name="decoded">The word with diacritics.</param>
    /// <returns>False when the word has no keystroke to decode.</returns>
    public static bool TryDecode(string word, out string decoded)
    {
        ArgumentNullException.ThrowIfNull(word);
        decoded = word;
        if (word.Length is < 2 or > 12) return false;
        var letters = new StringBuilder(word.Length);
        var tone = -1;
        foreach (var key in word)
            if (!TryTone(key, letters, ref tone) && !TryMark(key, letters)) letters.Append(key);
        var isChanged = tone >= 0 || letters.Length != word.Length || !string.Equals(letters.ToString(), word, StringComparison.Ordinal);
        if (!isChanged) return false;
        decoded = Syllables.Canonical(WithTone(letters.ToString(), tone));
        return true;
    }

    private static bool TryTone(char key, StringBuilder letters, ref int tone)
    {
        if (!HasVowel(letters)) return false;
        var index = key is >= '1' and <= '5' ? key - '1' : TelexTones.IndexOf(key, StringComparison.Ordinal);
        if (index < 0) return false;
        tone = index;
        return true;
    }

    private static bool TryMark(char key, StringBuilder letters) => key switch
    {
        'w' => Mark(letters, "aou", "ăơư") || Mark(letters, "â", "ă"),
        'a' => Mark(letters, "a", "â"),
        'e' => Mark(letters, "e", "ê"),
        'o' => Mark(letters, "o", "ô"),
        'd' or '9' => Mark(letters, "d", "đ"),
        '6' => Mark(letters, "aeo", "âêô"),
        '7' => Mark(letters, "ou", "ơư"),
        '8' => Mark(letters, "a", "ă"),
        _ => false,
    };

    /// <summary>Marks the last of the plain letters; "uo" becomes "ươ" together.</summary>
    private static bool Mark(StringBuilder letters, string plain, string marked)
    {
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            var index = plain.IndexOf(letters[i], StringComparison.Ordinal);
            if (index < 0) continue;
            letters[i] = marked[index];
            if (letters[i] == 'ơ' && i > 0 && letters[i - 1] == 'u' && plain.Contains('u', StringComparison.Ordinal)) letters[i - 1] = 'ư';
            return true;
        }
        return false;
    }

    private static bool HasVowel(StringBuilder letters)
    {
        for (var i = 0; i < letters.Length; i++)
            if ("aăâeêioôơuưy".Contains(letters[i], StringComparison.Ordinal)) return true;
        return false;
    }

    // Any vowel carries the tone here; Canonical then puts it in its place.
    private static string WithTone(string letters, int tone)
    {
        if (tone < 0) return letters;
        for (var i = letters.Length - 1; i >= 0; i--)
            if ("aăâeêioôơuưy".Contains(letters[i], StringComparison.Ordinal))
                return (letters[..(i + 1)] + Combining[tone] + letters[(i + 1)..]).Normalize(NormalizationForm.FormC);
        return letters;
    }
}
