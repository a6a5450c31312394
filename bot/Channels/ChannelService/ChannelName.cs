using De06Assistant.Bot.Channels.Activities;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>What a channel is called in the records and figures: its own name, "msteams", without the part that names a sub-channel.</summary>
internal static class ChannelName
{
    private const string Unnamed = "botservice";
    private const int Longest = 20;

    public static string Of(Activity activity)
    {
        var name = (activity.ChannelId ?? "").Split(':', 2)[0];
        return name.Length is > 0 and <= Longest && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? name : Unnamed;
    }
}
