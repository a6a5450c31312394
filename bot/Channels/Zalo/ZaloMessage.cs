using System.Text;
using System.Text.Json.Serialization;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>A message as Zalo takes it. Limits: Zalo for Developers, "Gửi tin Tư vấn dạng văn bản" and "Cấu trúc của tham số buttons".</summary>
/// <param name="Text">At most <see cref="LongestText"/> characters.</param>
/// <param name="Buttons">At most <see cref="MostButtons"/>.</param>
internal sealed record ZaloMessage(string Text, IReadOnlyList<ZaloButton> Buttons)
{
    public const int LongestText = 2000;
    public const int MostButtons = 5;

    /// <summary>The same without buttons: what can be pressed is written down, choices with the number that chooses them.</summary>
    public ZaloMessage WithoutButtons()
    {
        if (Buttons.Count == 0) return this;
        var choices = new StringBuilder();
        var number = 1;
        foreach (var button in Buttons)
            choices.Append('\n').Append(button.Url is { } url ? $"- {button.Title}: {url}" : button.IsRating ? $"- Đánh giá: viết \"{button.Title}\"" : $"{number++}. {button.Title}");
        return new ZaloMessage(MessageText.Fit(Text, "Bạn có thể trả lời bằng số:" + choices, LongestText), []);
    }

    /// <summary>The body of the call that sends it.</summary>
    public SendBody Body(string userId) => new(new Recipient(userId), new Content(Text, Buttons.Count == 0 ? null : new Attachment("template", new Payload([.. Buttons.Select(button => button.Body())]))));

    internal sealed record SendBody([property: JsonPropertyName("recipient")] Recipient Recipient, [property: JsonPropertyName("message")] Content Message);

    internal sealed record Recipient([property: JsonPropertyName("user_id")] string UserId);

    internal sealed record Content(
        [property: JsonPropertyName("text")] string Text,
        [property: JsonPropertyName("attachment"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Attachment? Attachment);

    internal sealed record Attachment([property: JsonPropertyName("type")] string Type, [property: JsonPropertyName("payload")] Payload Payload);

    internal sealed record Payload([property: JsonPropertyName("buttons")] IReadOnlyList<ButtonBody> Buttons);

    /// <param name="Payload">A text, or an object for an address.</param>
    internal sealed record ButtonBody([property: JsonPropertyName("title")] string Title, [property: JsonPropertyName("type")] string Type, [property: JsonPropertyName("payload")] object Payload);

    internal sealed record Address([property: JsonPropertyName("url")] string Url);
}

/// <summary>A button under a message. Pressed, it sends its text in the person's name, or opens its address.</summary>
internal sealed record ZaloButton
{
    private const int LongestTitle = 100;
    private const int LongestText = 1000;

    private ZaloButton(string title) => Title = MessageText.Cut(title, LongestTitle);

    public string Title { get; }

    public string Text { get; private init; } = "";

    public string? Url { get; private init; }

    public bool IsRating { get; private init; }

    /// <summary>A button that asks <paramref name="text"/>.</summary>
    public static ZaloButton Ask(string title, string text) => new(title) { Text = MessageText.Cut(text, LongestText) };

    /// <summary>A button that rates.</summary>
    public static ZaloButton Rate(string label) => new(label) { Text = label, IsRating = true };

    /// <summary>A button that opens an address.</summary>
    public static ZaloButton Open(string title, string url) => new(title) { Url = url };

    internal ZaloMessage.ButtonBody Body() => Url is null
        ? new ZaloMessage.ButtonBody(Title, "oa.query.show", Text)
        : new ZaloMessage.ButtonBody(Title, "oa.open.url", new ZaloMessage.Address(Url));
}
