using System.Globalization;
using System.Text.Json;

namespace De06Assistant.Tests.Support;

/// <summary>
/// What the Activity schema asks of a channel that sends an activity to a client, by the numbers of its requirements.
/// </summary>
/// <remarks>
/// Source: "Bot Framework -- Activity", botframework-activity.md of the Bot Framework SDK. Left out: what only concerns receivers,
/// bots or types that are not sent here; A7511, since Web Chat needs the role that it advises against. The values of inputHint
/// are those of the SDK and its clients, which differ from the document's.
/// </remarks>
internal static class ActivityRules
{
    private static readonly string[] TextFormats = ["markdown"];
    private static readonly string[] InputHints = ["accepting", "expecting", "ignoring", "acceptingInput", "expectingInput", "ignoringInput"];
    private static readonly string[] AttachmentLayouts = ["list", "carousel"];
    private static readonly string[] MayBeEmpty = ["text", "speak", "displayText"];
    private static readonly string[] FreeForm = ["entities", "channelData", "value", "content"];
    private static readonly string[] Texts =
        ["type", "id", "channelId", "timestamp", "localTimestamp", "localTimezone", "replyToId", "locale", "text", "textFormat", "inputHint", "attachmentLayout", "name", "summary", "speak", "deliveryMode", "importance"];
    private static readonly string[] ActionTypes =
        ["messageBack", "imBack", "postBack", "openUrl", "downloadFile", "showImage", "signin", "playAudio", "playVideo", "call"];

    private static readonly (string Rule, Func<JsonElement, bool> Holds)[] Rules =
    [
        ("A2001 member names are unique", HasUniqueNames),
        ("A2004 no empty strings", activity => EmptyTexts(activity).All(MayBeEmpty.Contains)),
        ("A2007 texts are strings", activity => Texts.All(name => Kind(activity, name) is null or JsonValueKind.String)),
        ("A2010 type", activity => Text(activity, "type") is { Length: > 0 }),
        ("A2020 channelId", activity => Text(activity, "channelId") is { Length: > 0 }),
        ("A2030 id", activity => Text(activity, "id") is { Length: > 0 }),
        ("A2040 timestamp", activity => IsTime(Text(activity, "timestamp"))),
        ("A2043 timestamp in UTC with Z", activity => Text(activity, "timestamp")?.EndsWith('Z') == true),
        ("A2050 localTimestamp with its offset", activity => Text(activity, "localTimestamp") is not { } local || (IsTime(local) && (local.EndsWith('Z') || local[^6] is '+' or '-'))),
        ("A2060 from.id", activity => Text(Member(activity, "from"), "id") is { Length: > 0 }),
        ("A2070 recipient.id", activity => Text(Member(activity, "recipient"), "id") is { Length: > 0 }),
        ("A2080 conversation.id", activity => Text(Member(activity, "conversation"), "id") is { Length: > 0 }),
        ("A2084 conversation.conversationType only where there are several", activity => Kind(Member(activity, "conversation"), "conversationType") is null),
        ("A2090 replyToId, if any, is said", activity => Kind(activity, "replyToId") is null or JsonValueKind.String),
        ("A2100 entities are not empty", activity => Kind(activity, "entities") is null || Items(activity, "entities").Count > 0),
        ("A2102 no two equal entities", activity => Items(activity, "entities").Select(entity => entity.GetRawText()).Distinct().Count() == Items(activity, "entities").Count),
        ("A2200 channelData is an object", activity => Kind(activity, "channelData") is null or JsonValueKind.Object),
        ("A2250 no callerId", activity => Kind(activity, "callerId") is null),
        ("A2301 no serviceUrl to clients", activity => Kind(activity, "serviceUrl") is null),
        ("A3010 A3011 A3013 textFormat", activity => Kind(activity, "textFormat") is null || TextFormats.Contains(Text(activity, "textFormat"))),
        ("A3040 inputHint", activity => Kind(activity, "inputHint") is null || InputHints.Contains(Text(activity, "inputHint"))),
        ("A3050 attachments are not empty", activity => Kind(activity, "attachments") is null || Items(activity, "attachments").Count > 0),
        ("A3060 attachmentLayout", activity => Kind(activity, "attachmentLayout") is null || AttachmentLayouts.Contains(Text(activity, "attachmentLayout"))),
        ("A3080 value is no primitive", activity => Kind(activity, "value") is null or JsonValueKind.Object or JsonValueKind.Array),
        ("A3114 no deliveryMode", activity => Kind(activity, "deliveryMode") is null),
        ("A5001 A5401 name of an event or invoke", activity => Text(activity, "type") is not ("event" or "invoke") || Text(activity, "name") is { Length: > 0 }),
        ("conversationUpdate is not for clients", activity => Text(activity, "type") != "conversationUpdate"),
        ("A7100 content or contentUrl", activity => Items(activity, "attachments").All(file => Kind(file, "content") is null || Kind(file, "contentUrl") is null)),
        ("attachment: contentType", activity => Items(activity, "attachments").All(file => Text(file, "contentType")?.Contains('/') == true)),
        ("A7110 content is no primitive", activity => Items(activity, "attachments").All(file => Kind(file, "content") is null or JsonValueKind.Object or JsonValueKind.Array)),
        ("A7123 no data URIs", activity => Items(activity, "attachments").All(file => Text(file, "contentUrl")?.StartsWith("data:", StringComparison.OrdinalIgnoreCase) != true)),
        ("A7610 A7613 entity type is absolute or known", activity => Items(activity, "entities").All(entity => Text(entity, "type") is { } type && (type == "ClientCapabilities" || Uri.IsWellFormedUriString(type, UriKind.Absolute)))),
        ("A7701 suggestedActions are not empty", activity => Kind(activity, "suggestedActions") is null || Items(Member(activity, "suggestedActions"), "actions").Count > 0),
        ("card action: type", activity => Actions(activity).All(action => ActionTypes.Contains(Text(action, "type")))),
        ("card action: title without markup", activity => Actions(activity).All(action => Text(action, "title") is { Length: > 0 } title && title.IndexOfAny(['*', '<', '[', '`']) < 0)),
        ("A7360 A7372 imBack and postBack say a text", activity => Actions(activity).All(action => Text(action, "type") is not ("imBack" or "postBack") || Text(action, "value") is { Length: > 0 })),
        ("A7380 A7382 openUrl opens an address", activity => Actions(activity).All(action => Text(action, "type") != "openUrl" || (Uri.TryCreate(Text(action, "value"), UriKind.Absolute, out var url) && url.Scheme is not ("data" or "file")))),
    ];

    /// <summary>The requirements that an activity breaks.</summary>
    public static IReadOnlyList<string> Broken(JsonElement activity) => [.. Rules.Where(rule => !rule.Holds(activity)).Select(rule => rule.Rule)];

    /// <summary>The buttons of an activity: those below it and those of its hero cards.</summary>
    private static IEnumerable<JsonElement> Actions(JsonElement activity) => Items(Member(activity, "suggestedActions"), "actions").Concat(
        Items(activity, "attachments").Where(file => Text(file, "contentType") == "application/vnd.microsoft.card.hero").SelectMany(file => Items(Member(file, "content"), "buttons")));

    /// <summary>Names of the members whose text is empty, outside of what the sender defines itself.</summary>
    private static IEnumerable<string> EmptyTexts(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().SelectMany(EmptyTexts);
        if (element.ValueKind != JsonValueKind.Object) return [];
        return element.EnumerateObject().Where(member => !FreeForm.Contains(member.Name))
            .SelectMany(member => member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.Length == 0 ? [member.Name] : EmptyTexts(member.Value));
    }

    private static bool HasUniqueNames(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(member => member.Name).Distinct().Count() == element.EnumerateObject().Count() && element.EnumerateObject().All(member => HasUniqueNames(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(HasUniqueNames),
        _ => true,
    };

    private static bool IsTime(string? text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;

    private static JsonValueKind? Kind(JsonElement? element, string name) => Member(element, name)?.ValueKind;

    private static string? Text(JsonElement? element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    private static List<JsonElement> Items(JsonElement? element, string name) => Member(element, name) is { ValueKind: JsonValueKind.Array } member ? [.. member.EnumerateArray()] : [];
}
