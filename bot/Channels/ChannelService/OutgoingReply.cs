using De06Assistant.Bot.Channels.Activities;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>A reply on its way to its channel.</summary>
/// <param name="Channel">The channel's name, for the log.</param>
/// <param name="Conversation">Our name for the conversation; its replies go out one after another.</param>
/// <param name="Answers">Our name for what is answered, so that it is answered once.</param>
/// <param name="Turn">The turn that it is; null when it is none.</param>
/// <param name="NameOf">Our name for a message by the name that the channel gives it.</param>
internal sealed record OutgoingReply(
    string Channel, string Conversation, string Answers, string? Turn, ConnectorAddress Address, IReadOnlyList<Activity> Messages, Func<string, string> NameOf);
