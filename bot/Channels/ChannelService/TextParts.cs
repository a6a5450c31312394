namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>Cuts a long text into parts, between paragraphs where it can, else between lines, else between words.</summary>
internal static class TextParts
{
    private static readonly string[] Breaks = ["\n\n", "\n", " "];

    /// <summary>The parts, none longer than <paramref name="longest"/> UTF-16 units; only white space at the cuts is lost.</summary>
    /// <param name="longest">At least 2, so that no character is torn.</param>
    public static IReadOnlyList<string> Of(string text, int longest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 2);
        List<string> parts = [];
        var rest = text.Trim();
        while (rest.Length > longest)
        {
            var cut = Cut(rest, longest);
            parts.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }
        parts.Add(rest);
        return parts;
    }

    private static int Cut(string text, int longest)
    {
        foreach (var separator in Breaks)
        {
            // Too short a part is not worth its own message.
            if (text.LastIndexOf(separator, longest - 1, StringComparison.Ordinal) is var at && at > longest / 4) return at;
        }
        return char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
    }
}
