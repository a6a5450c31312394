using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using De06Assistant.Bot.Channels.Activities;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>An activity that a client sent, checked and addressed.</summary>
/// <param name="Activity">As it is answered.</param>
/// <param name="Key">What names it within its conversation, so that sent again it is taken for the same.</param>
internal sealed record ReceivedActivity(Activity Activity, string Key)
{
    /// <summary>The assistant itself, as others see it.</summary>
    public static readonly ChannelAccount Bot = new("de06assistant", "Trợ lý Đề án 06", ChannelAccount.Bot);

    public const string ChannelId = "directline";

    /// <summary>Beginning of the identifiers of users that only a token can give.</summary>
    public const string TokenUserPrefix = "dl_";

    private const string ClientName = "clientActivityID";
    private const string Markdown = "markdown";
    private const string AnyFile = "application/octet-stream";
    private const int LongestId = 256;
    private const int KeyLength = 32;

    // conversationUpdate is the channel's own, and others mean nothing between a client and a bot.
    private static readonly string[] Types =
        [ActivityTypes.Message, ActivityTypes.Event, ActivityTypes.Invoke, ActivityTypes.Typing, ActivityTypes.EndOfConversation, ActivityTypes.MessageReaction];

    private static readonly string[] KeptMembers = [ClientName];

    /// <summary>Takes what was sent: from whom, by the token; where; and when, by this clock.</summary>
    /// <exception cref="DirectLineException">It is no activity that a client may send.</exception>
    public static ReceivedActivity Of(Activity sent, DirectLineToken token, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(sent.Type)) throw DirectLineException.Missing("type");
        if (!Types.Contains(sent.Type, StringComparer.Ordinal)) throw DirectLineException.BadArgument("Kênh này không nhận loại hoạt động đó.");
        var user = UserOf(sent.From?.Id, token);
        var activity = sent with
        {
            Id = Identifiers.New(),
            Timestamp = now,
            ChannelId = ChannelId,
            ServiceUrl = null,
            From = new ChannelAccount(user, Role: ChannelAccount.User),
            Recipient = Bot,
            Conversation = new ConversationAccount(token.Conversation),
            // A text may come as the value of the button that was pressed.
            Text = string.IsNullOrEmpty(sent.Text) && sent.Value is { ValueKind: JsonValueKind.String } said ? TextOf(said) : sent.Text,
        };
        activity = Tidy(activity);
        return new ReceivedActivity(activity, KeyOf(sent, user) ?? Digest(user, activity.Id!));
    }

    /// <summary>What is stored of it, and goes back to the client: masked, and without what nobody needs.</summary>
    /// <exception cref="DirectLineException">A text in it is not Unicode.</exception>
    public DirectLineRecord Record() => new(Activity.Id!, Key, ActivityText.Write(Activity with
    {
        Text = MaskedJson.Text(Activity.Text),
        Value = Activity.Value is { } value ? MaskedJson.Of(value, dropped: LeaveCard.ContactInputs) : null,
        ChannelData = Activity.ChannelData is { } data ? MaskedJson.Of(data, kept: KeptMembers) : null,
        Entities = Activity.Entities?.Select(entity => MaskedJson.Of(entity)).ToList(),
        Attachments = Activity.Attachments?.Select(file => new Attachment(MaskedJson.Text(NullIfEmpty(file?.ContentType)) ?? AnyFile, Name: MaskedJson.Text(NullIfEmpty(file?.Name)))).ToList(),
        Name = MaskedJson.Text(Activity.Name),
        SuggestedActions = null,
        MembersAdded = null,
        MembersRemoved = null,
        Others = null,
    }));

    /// <summary>As the schema wants it of a sender, whatever a client has left lying about (A2004, A2100, A2102, A2200, A3011, A3050, A3080).</summary>
    private static Activity Tidy(Activity activity) => activity with
    {
        TextFormat = activity.TextFormat == Markdown ? Markdown : null,
        InputHint = null,
        AttachmentLayout = null,
        Locale = NullIfEmpty(activity.Locale),
        LocalTimezone = NullIfEmpty(activity.LocalTimezone),
        ReplyToId = NullIfEmpty(activity.ReplyToId),
        Name = NullIfEmpty(activity.Name),
        Value = activity.Value is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } ? activity.Value : null,
        ChannelData = activity.ChannelData is { ValueKind: JsonValueKind.Object } ? activity.ChannelData : null,
        Entities = activity.Entities?.Where(entity => entity.ValueKind == JsonValueKind.Object).DistinctBy(entity => entity.GetRawText()).ToList() is { Count: > 0 } entities ? entities : null,
        Attachments = activity.Attachments?.Count > 0 ? activity.Attachments : null,
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <exception cref="DirectLineException">It is not Unicode.</exception>
    private static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw DirectLineException.Malformed();
        }
    }

    private static string UserOf(string? claimed, DirectLineToken token)
    {
        if (token.User is not null) return token.User;
        if (string.IsNullOrEmpty(claimed)) throw DirectLineException.Missing("from.id");
        CheckUser(claimed);
        return claimed;
    }

    /// <summary>Whether a client may call itself so without a token that says so.</summary>
    /// <exception cref="DirectLineException">It may not.</exception>
    public static void CheckUser(string id)
    {
        if (id.Length > LongestId || id == Bot.Id) throw DirectLineException.BadArgument("\"from.id\" không dùng được.");
        if (id.StartsWith(TokenUserPrefix, StringComparison.Ordinal))
            throw DirectLineException.BadArgument($"\"from.id\" bắt đầu bằng {TokenUserPrefix} chỉ dùng được khi có trong mã truy cập.");
    }

    /// <summary>By the name that the client gave to this sending, else by its own identifier; null when it gave neither.</summary>
    private static string? KeyOf(Activity sent, string user)
    {
        if (sent.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(ClientName, out var name)
            && name.ValueKind == JsonValueKind.String && TextOf(name) is { Length: > 0 } given)
            return Digest(user, ClientName, given);
        return string.IsNullOrEmpty(sent.Id) ? null : Digest(user, "id", sent.Id);
    }

    private static string Digest(params string[] parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..KeyLength];
}
