using System.Text.RegularExpressions;

namespace De06Assistant.Bot.Conversation;

/// <summary>The first sentence of a Markdown text: what an editor writes as the short answer.</summary>
internal static partial class FirstSentence
{
    /// <summary>The sentence as Markdown; the whole first line where it has no end of its own.</summary>
    public static string Of(string markdown)
    {
        var line = markdown.Split('\n').Select(text => text.Trim()).FirstOrDefault(text => text.Length > 0 && text[0] is not ('|' or '#')) ?? "";
        return End().Split(line, 2)[0].TrimEnd();
    }

    // A full stop inside a number or an address has no space after it.
    [GeneratedRegex(@"(?<=[.!?])\s+(?=\S)")]
    private static partial Regex End();
}
