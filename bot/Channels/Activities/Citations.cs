using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using De06Assistant.Bot.Conversation;

namespace De06Assistant.Bot.Channels.Activities;

/// <summary>
/// What an answer leans on, as chat clients show it: link definitions at the end of the Markdown, and a schema.org Message that
/// carries a Claim for each of them.
/// </summary>
/// <remarks>Source: "Citation", docs/CITATION.md of Web Chat. The position joins definition and claim.</remarks>
internal sealed record Citations(string Markdown, JsonElement Entity)
{
    // The text names every law; these are for whoever wants to open or read on, not a list of everything that was consulted.
    private const int MostLaws = 4;
    private const int MostPages = 4;

    /// <summary>The citations of a reply; null when it leans on nothing.</summary>
    public static Citations? Of(Reply reply)
    {
        var sources = reply.Sources.Where(source => source.Url is null).Take(MostLaws).Concat(reply.Sources.Where(source => source.Url is not null).Take(MostPages)).ToList();
        if (sources.Count == 0) return null;
        var markdown = new StringBuilder("Nguồn:");
        for (var i = 1; i <= sources.Count; i++) markdown.Append(CultureInfo.InvariantCulture, $" [{i}]");
        markdown.Append('\n');
        for (var i = 1; i <= sources.Count; i++)
            markdown.Append(CultureInfo.InvariantCulture, $"\n[{i}]: {Address(sources[i - 1], i)} \"{Name(sources[i - 1]).Replace('"', '”')}\"");
        var message = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@id"] = "",
            ["@type"] = "Message",
            ["type"] = "https://schema.org/Message",
            ["citation"] = new JsonArray([.. sources.Select((source, i) => Claim(source, i + 1))]),
        };
        return new Citations(markdown.ToString(), JsonSerializer.SerializeToElement(message, ActivityJson.Default.JsonObject));
    }

    private static JsonObject Claim(ReplySource source, int position)
    {
        var appearance = new JsonObject { ["@type"] = "DigitalDocument", ["name"] = Name(source) };
        // A client opens the address; without one it shows the text.
        if (source.Url is not null) appearance["url"] = source.Url;
        else (appearance["abstract"], appearance["text"]) = (source.Title, Text(source));
        return new JsonObject
        {
            ["@type"] = "Claim",
            ["@id"] = Address(source, position),
            ["position"] = position,
            ["appearance"] = appearance,
        };
    }

    private static string Address(ReplySource source, int position) => source.Url ?? string.Create(CultureInfo.InvariantCulture, $"cite:{position}");

    private static string Name(ReplySource source) => source.Reference ?? source.Title;

    private static string Text(ReplySource source) =>
        $"{(source.Reference is null || source.Reference == source.Title ? source.Title : $"{source.Reference}: {source.Title}")}."
        + (source.Verified is { } day ? $" Kiểm tra ngày {VietnamTime.ReadableDay(day)}." : "");
}
