using System.Buffers;
using System.Collections.Frozen;

namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// Whether a folded word can be a Vietnamese syllable at all: an onset, then a rhyme that the language has.
/// "khong" can; "kys", "nghiepp" and "muwcs" cannot, so they are keystrokes left raw, slips, or foreign words.
/// </summary>
/// <remarks>Onsets and rhymes after Đoàn Thiện Thuật, "Ngữ âm tiếng Việt", 1977, with tones and marks folded.</remarks>
public static class SyllableShape
{
    // Longest first, so that "ngh" is not read as "n".
    private static readonly string[] Onsets =
        ["ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x"];

    private static readonly FrozenSet<string> Rhymes = (
        "a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu " +
        "o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot " +
        "u ua uac uan uang uat uau uay uc ue uech uen uenh uet ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu " +
        "y yem yen yet yeu ych ynh yt").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Whether <paramref name="folded"/> has a vowel; without one it is an abbreviation ("tk", "sdt").</summary>
    public static bool HasVowel(string folded) => folded.AsSpan().ContainsAny(Vowels);

    /// <summary>Whether <paramref name="folded"/>, in lower case without marks, has the shape of a syllable.</summary>
    public static bool IsWellFormed(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        if (Rhymes.Contains(folded)) return true;
        foreach (var onset in Onsets)
        {
            if (!folded.StartsWith(onset, StringComparison.Ordinal)) continue;
            // "gì", "gìn", "giết": the i of "gi" is at once the vowel.
            if (Rhymes.Contains(folded[onset.Length..]) || (onset == "gi" && Rhymes.Contains(folded[1..]))) return true;
        }
        return false;
    }
}
