using System.Text.Json;
using System.Text.Json.Serialization;

namespace De06Assistant.Bot.Channels.Activities;

/// <summary>
/// What is said or done in a conversation, as the Bot Framework writes it. Members that this program does not know are kept, so
/// that what comes in can go back out unchanged.
/// </summary>
/// <remarks>Source: "Bot Framework -- Activity", botframework-activity.md of the Bot Framework SDK.</remarks>
internal sealed record Activity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    /// <summary>When it reached the service, in UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>When it was sent by the clock of the sender, with its offset.</summary>
    public DateTimeOffset? LocalTimestamp { get; init; }

    /// <summary>The sender's time zone by its IANA name.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>Where the channel takes replies.</summary>
    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public ChannelAccount? From { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public ConversationAccount? Conversation { get; init; }

    /// <summary>The activity that this one answers.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>The language of the text by its BCP 47 tag.</summary>
    public string? Locale { get; init; }

    public string? Text { get; init; }

    /// <summary>"markdown", "plain" or "xml".</summary>
    public string? TextFormat { get; init; }

    /// <summary>"acceptingInput", "expectingInput" or "ignoringInput".</summary>
    public string? InputHint { get; init; }

    /// <summary>"list" or "carousel".</summary>
    public string? AttachmentLayout { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Things that the text speaks of: mentions, schema.org objects.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>The name of an event or of an operation that is invoked.</summary>
    public string? Name { get; init; }

    public JsonElement? Value { get; init; }

    /// <summary>What belongs to the channel or its client alone; kept as it is.</summary>
    public JsonElement? ChannelData { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    public IReadOnlyList<MessageReaction>? ReactionsAdded { get; init; }

    public IReadOnlyList<MessageReaction>? ReactionsRemoved { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }

    /// <summary>This activity as an answer to <paramref name="activity"/>: same conversation, the other way.</summary>
    public Activity InReplyTo(Activity activity) => this with
    {
        ChannelId = activity.ChannelId,
        ServiceUrl = activity.ServiceUrl,
        Conversation = activity.Conversation,
        From = activity.Recipient is null ? null : activity.Recipient with { Role = ChannelAccount.Bot },
        Recipient = activity.From,
        ReplyToId = activity.Id,
    };
}

/// <summary>Who says something: a person, a bot, a channel.</summary>
/// <param name="Role"><see cref="User"/> or <see cref="Bot"/>.</param>
internal sealed record ChannelAccount(string? Id, string? Name = null, string? Role = null)
{
    public const string User = "user";

    public const string Bot = "bot";

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}

/// <summary>Where something is said.</summary>
internal sealed record ConversationAccount(string? Id, string? Name = null, bool? IsGroup = null, string? ConversationType = null, string? TenantId = null)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}

/// <summary>Content beside the text: a card in <paramref name="Content"/>, or a file at <paramref name="ContentUrl"/>.</summary>
internal sealed record Attachment(string? ContentType, JsonElement? Content = null, string? ContentUrl = null, string? Name = null, string? ThumbnailUrl = null);

/// <summary>Buttons that are offered until the next message.</summary>
/// <param name="To">Who sees them; null for everyone.</param>
internal sealed record SuggestedActions(IReadOnlyList<CardAction>? Actions, IReadOnlyList<string>? To = null);

/// <summary>A button.</summary>
/// <param name="Type">"imBack" says <paramref name="Value"/> as the citizen, "openUrl" opens it.</param>
internal sealed record CardAction(string? Type, string? Title, JsonElement? Value)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}

/// <summary>A sign under a message: "like".</summary>
internal sealed record MessageReaction(string? Type);

/// <summary>The types of activities that are dealt with.</summary>
internal static class ActivityTypes
{
    public const string Message = "message";
    public const string Typing = "typing";
    public const string ConversationUpdate = "conversationUpdate";
    public const string EndOfConversation = "endOfConversation";
    public const string Event = "event";
    public const string Invoke = "invoke";
    public const string MessageReaction = "messageReaction";
}

/// <summary>How activities are written as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
internal sealed partial class ActivityJson : JsonSerializerContext;
