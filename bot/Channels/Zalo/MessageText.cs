namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>Cuts texts to the length that a message may have, counted in UTF-16 code units, of which a character has at least one.</summary>
internal static class MessageText
{
    private const string Mark = "…";

    /// <summary>A cut that would leave less than this part of the room is made later, in the midst of a paragraph or sentence.</summary>
    private const double LeastKept = 0.5;

    /// <summary>
    /// <paramref name="text"/> with <paramref name="ending"/> below it; where both are too long, the text is cut, at the end of a paragraph where that
    /// can be. An ending that leaves no room for text is left out.
    /// </summary>
    /// <param name="limit">The longest result.</param>
    public static string Fit(string text, string ending, int limit)
    {
        var below = ending.Length == 0 || ending.Length + 2 > limit * LeastKept ? "" : "\n\n" + ending;
        return Cut(text, limit - below.Length) + below;
    }

    /// <summary>The text, or as much of it as fits, with "…" at its end.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit) return text;
        var room = limit - Mark.Length;
        return text[..End(text, room)].TrimEnd() + Mark;
    }

    private static int End(string text, int room)
    {
        var least = (int)(room * LeastKept);
        foreach (var stop in new[] { "\n", ". ", " " })
        {
            var at = text.LastIndexOf(stop, room, StringComparison.Ordinal);
            // Of a sentence the full stop stays.
            if (at >= least) return Math.Min(room, at + stop.TrimEnd().Length);
        }
        return char.IsHighSurrogate(text[room - 1]) ? room - 1 : room;
    }
}
