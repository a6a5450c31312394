using System.Text.RegularExpressions;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Cuts Markdown text into sentences as a reader hears them; a table cell and a list item end one.</summary>
internal static partial class Sentences
{
    public static IEnumerable<string> Of(string markdown) =>
        End().Split(markdown).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0);

    // A full stop inside a number or an address ("8.000", "dichvucong.gov.vn") has no space after it.
    [GeneratedRegex(@"(?<=[.!?;:])\s+|\n+|\|")]
    private static partial Regex End();
}
