using De06Assistant.Bot.Channels.Activities;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>What a channel can show.</summary>
/// <param name="ShowsAll">Web Chat and its kin: citations, links among the suggested actions, texts of any length.</param>
/// <param name="Markdown">Whether it reads Markdown; else it gets plain text.</param>
/// <param name="Forms">Whether it shows Adaptive Cards that one can fill in.</param>
/// <param name="AsksForFeedback">Whether it has a place below a message to say if it helped.</param>
/// <param name="SuggestedActions">How many actions it offers until the next message.</param>
/// <param name="CardButtons">How many buttons a card has.</param>
/// <param name="LongestText">In UTF-16 units.</param>
/// <remarks>
/// Source: the class Channel of the Bot Framework SDK's dialogs for buttons; "Format your bot messages" of Teams, whose limit is for
/// the whole message in UTF-16; for the others the longest text of their own APIs.
/// </remarks>
internal sealed record ChannelAbility(bool ShowsAll, bool Markdown, bool Forms, bool AsksForFeedback, int SuggestedActions, int CardButtons, int LongestText)
{
    private const int Any = int.MaxValue;

    /// <summary>The abilities where <paramref name="activity"/> comes from.</summary>
    public static ChannelAbility Of(Activity activity) => ChannelName.Of(activity) switch
    {
        "webchat" or "directline" or "emulator" => new(true, true, true, true, Any, Any, Any),
        // Clients of Teams differ in where they show suggested actions; a one-to-one chat is where all do.
        "msteams" => new(false, true, true, true, IsGroup(activity) ? 0 : 3, 50, 10_000),
        "facebook" => new(false, false, false, false, 10, 3, 2000),
        "line" => new(false, false, false, false, 13, 99, 5000),
        "telegram" => new(false, true, false, false, 100, 100, 4096),
        "slack" => new(false, true, false, false, 0, 100, 4000),
        "sms" => new(false, false, false, false, 0, 0, 1600),
        _ => new(false, true, false, false, 0, 0, 4000),
    };

    /// <summary>Whether others read along.</summary>
    public static bool IsGroup(Activity activity) => activity.Conversation is { } conversation && (conversation.IsGroup == true || conversation.ConversationType is "channel" or "groupChat");
}
