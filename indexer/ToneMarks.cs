using System.Buffers;
using System.Text;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Indexer;

/// <summary>Takes the tone off a letter and puts one on.</summary>
internal static class ToneMarks
{
    private const string Combining = "\u0301\u0300\u0309\u0303\u0323";
    private static readonly SearchValues<char> Marks = SearchValues.Create(Combining);

    /// <summary>Splits "ế" into "ê" and <see cref="Tone.Sac"/>.</summary>
    public static (char Letter, Tone Tone) Take(char c)
    {
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        var mark = parts.AsSpan().IndexOfAny(Marks);
        if (mark < 0) return (c, Tone.Ngang);
        var letter = parts.Remove(mark, 1).Normalize(NormalizationForm.FormC);
        return letter.Length == 1 ? (letter[0], (Tone)(Combining.IndexOf(parts[mark], StringComparison.Ordinal) + 1)) : (c, Tone.Ngang);
    }

    /// <summary>The reverse of <see cref="Take"/>.</summary>
    public static string Put(char letter, Tone tone) =>
        tone == Tone.Ngang ? letter.ToString() : string.Concat(letter.ToString(), Combining[(int)tone - 1].ToString()).Normalize(NormalizationForm.FormC);
}
