using System.Globalization;
using System.Text.Json;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>
/// An event that Zalo reports. Source: Zalo for Developers, "Webhook", "Sự kiện người dùng gửi tin nhắn" and "Sự kiện khách hàng
/// quan tâm hay bỏ quan tâm OA". What a member lacks is "".
/// </summary>
/// <param name="Name">What happened: "user_send_text", "follow".</param>
/// <param name="AppId">The application that it is reported to.</param>
/// <param name="OaId">The Official Account that it happened to.</param>
/// <param name="UserId">Who did it; an identifier that holds for this account only.</param>
/// <param name="Timestamp">When, in milliseconds since 1970, as it is written.</param>
/// <param name="MessageId">The message; "" where there is none.</param>
/// <param name="Text">What was written, or what the pressed button sends.</param>
internal sealed record ZaloEvent(string Name, string AppId, string OaId, string UserId, string Timestamp, string MessageId, string Text)
{
    public const string SendText = "user_send_text";
    public const string Follow = "follow";
    public const string Unfollow = "unfollow";
    private const string Send = "user_send_";
    private const string SendToGroup = "user_send_group_";

    /// <summary>Whether someone sent what is no text: a picture, a sticker, a file, a place.</summary>
    public bool IsOtherMessage => Name.StartsWith(Send, StringComparison.Ordinal) && Name != SendText && !Name.StartsWith(SendToGroup, StringComparison.Ordinal);

    /// <summary>When it happened; null when the time stamp is none.</summary>
    public DateTimeOffset? At => long.TryParse(Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>Reads an event; null when the body is not a JSON object.</summary>
    public static ZaloEvent? TryRead(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return null;
            return new ZaloEvent(
                Read(root, "event_name"), Read(root, "app_id"), First(Read(root, "recipient", "id"), Read(root, "oa_id")),
                First(Read(root, "sender", "id"), Read(root, "follower", "id")), Read(root, "timestamp"), Read(root, "message", "msg_id"), Read(root, "message", "text"));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The latter: half of a surrogate pair, which JSON can write and no text can hold.
            return null;
        }
    }

    private static string First(string text, string other) => text.Length > 0 ? text : other;

    private static string Read(JsonElement parent, string name, string member) =>
        parent.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.Object ? Read(child, member) : "";

    // Identifiers are documented as strings; a number is read as it is written, since it would not fit into one.
    private static string Read(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    } : "";
}
