using System.Buffers;

namespace De06Assistant.Knowledge.Search;

/// <summary>Where a message falls into clauses: at its marks.</summary>
internal static class Clauses
{
    /// <summary>The marks that end a clause.</summary>
    public static SearchValues<char> Marks { get; } = SearchValues.Create("?,;.!\n");

    /// <summary>The clauses of <paramref name="text"/>, without the marks and without empty ones.</summary>
    public static IEnumerable<string> Of(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var mark = text.AsSpan(start).IndexOfAny(Marks);
            var end = mark < 0 ? text.Length : start + mark;
            if (text[start..end].Trim() is { Length: > 0 } clause) yield return clause;
            start = end + 1;
        }
    }
}
