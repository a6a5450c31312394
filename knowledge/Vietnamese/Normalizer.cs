using System.Globalization;
using System.Text;

namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// Brings text to NFC (Unicode Standard Annex 15), drops invisible characters and marks that compose with nothing, and
/// repairs the look-alikes of Đ.
/// </summary>
/// <remarks>Idempotent: normalising a normalised text changes nothing.</remarks>
public static class Normalizer
{
    /// <summary>Normalises <paramref name="text"/> and keeps the offsets into it.</summary>
    public static NormalizedText Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsNormal(text) ? new NormalizedText(text, text, null) : Rewrite(text);
    }

    /// <summary>
    /// NFC of any text. What cannot be composed, since it is no character – unpaired surrogates and U+FFFE, at which
    /// <see cref="string.Normalize()"/> throws – becomes the replacement character, one for one.
    /// </summary>
    public static string Compose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ReplaceWhatIsNoCharacter(text).Normalize(NormalizationForm.FormC);
    }

    private static bool IsNormal(string text)
    {
        foreach (var c in text)
        {
            // Below U+0300 only eth and African D need work; Latin Extended Additional is precomposed Vietnamese.
            var plain = c < 0x300 ? c is not ('Ð' or 'ð' or 'Ɖ' or '\u00AD') && !IsDroppedControl(c) : c is >= '\u1EA0' and <= '\u1EF9';
            if (!plain && !IsCommonPunctuation(c)) return false;
        }
        return true;
    }

    private static bool IsCommonPunctuation(char c) => c is '–' or '—' or '“' or '”' or '‘' or '’' or '…' or '•';

    private static NormalizedText Rewrite(string original)
    {
        var text = ReplaceWhatIsNoCharacter(original);
        var result = new StringBuilder(text.Length);
        var map = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length;)
        {
            var length = ClusterLength(text, i);
            AppendCluster(text.AsSpan(i, length), i, result, map);
            i += length;
        }
        map.Add(text.Length);
        return new NormalizedText(original, result.ToString(), [.. map]);
    }

    private static int ClusterLength(string text, int start)
    {
        var length = char.IsHighSurrogate(text[start]) ? 2 : 1;
        while (start + length < text.Length && (IsMark(text[start + length]) || IsDropped(text, start + length, out _)))
            length += IsDropped(text, start + length, out var dropped) ? dropped : 1;
        return length;
    }

    private static void AppendCluster(ReadOnlySpan<char> cluster, int offset, StringBuilder result, List<int> map)
    {
        var kept = new StringBuilder(cluster.Length);
        var text = cluster.ToString();
        for (var i = 0; i < text.Length;)
        {
            if (IsDropped(text, i, out var dropped)) { i += dropped; continue; }
            kept.Append(text[i] switch { 'Ð' or 'Ɖ' => 'Đ', 'ð' or 'ɖ' => 'đ', '\u0340' => '\u0300', '\u0341' => '\u0301', var c => c });
            i++;
        }
        foreach (var c in kept.ToString().Normalize(NormalizationForm.FormC))
        {
            // A mark that composes with nothing is noise in Vietnamese.
            if (IsMark(c)) continue;
            result.Append(c);
            map.Add(offset);
        }
    }

    private static bool IsMark(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsDroppedControl(char c) => c < ' ' && c is not ('\t' or '\n' or '\r');

    private static bool IsDropped(string text, int index, out int length)
    {
        var c = text[index];
        length = 1;
        if (IsDroppedControl(c) || c is '\u00AD' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069'))
            return true;
        // Unicode tag characters, U+E0000 to U+E007F, carry text that nobody sees.
        length = 2;
        return c == '\uDB40' && index + 1 < text.Length && text[index + 1] is >= '\uDC00' and <= '\uDC7F';
    }

    private static string ReplaceWhatIsNoCharacter(string text)
    {
        var chars = text.ToCharArray();
        for (var i = 0; i < chars.Length; i++)
        {
            if (!char.IsSurrogate(chars[i]) && chars[i] != '\uFFFE') continue;
            if (char.IsHighSurrogate(chars[i]) && i + 1 < chars.Length && char.IsLowSurrogate(chars[i + 1])) i++;
            else chars[i] = '\uFFFD';
        }
        return new string(chars);
    }
}
