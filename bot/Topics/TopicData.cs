using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using De06Assistant.Bot.Conversation;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Topics;

/// <summary>What a search engine reads about a page: schema.org, as JSON-LD.</summary>
internal static class TopicData
{
    // Vietnamese as itself; what HTML gives a meaning to is still escaped.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>JSON without a single "&lt;", so that it can stand inside a script element.</summary>
    public static string Json(StoredTopic topic, string lead, string address)
    {
        var page = new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "WebPage",
            ["url"] = address,
            ["name"] = topic.Title,
            ["description"] = lead,
            ["inLanguage"] = "vi",
            ["lastReviewed"] = VietnamTime.IsoDay(topic.Verified),
        };
        if (topic.Kind == TopicKind.Procedure) page["about"] = new Dictionary<string, object> { ["@type"] = "GovernmentService", ["name"] = topic.Title };
        return JsonSerializer.Serialize(page, Readable);
    }
}
