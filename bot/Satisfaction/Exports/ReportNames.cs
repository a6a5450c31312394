using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>How a report calls what the records only have by slug; what the content no longer knows keeps its slug.</summary>
public sealed class ReportNames(KnowledgeIndex index)
{
    private static readonly Dictionary<string, string> Channels = new(StringComparer.Ordinal)
    {
        ["web"] = "Trang hỏi đáp",
        ["form"] = "Trang không cần JavaScript",
        ["kiosk"] = "Trạm công dân số",
        ["zalo"] = "Zalo",
        ["directline"] = "Direct Line",
        ["api"] = "Phần mềm khác (API)",
        ["msteams"] = "Microsoft Teams",
        ["webchat"] = "Web Chat",
        ["facebook"] = "Messenger",
        ["telegram"] = "Telegram",
        ["line"] = "LINE",
        ["emulator"] = "Bot Framework Emulator",
        ["botservice"] = "Azure Bot Service",
        ["thu"] = "Hỏi thử trên trang API",
    };

    private const string None = "(không có)";
    private const string PlanPrefix = "plan:";

    /// <summary>The name of a group.</summary>
    public string Of(Grouping by, string? key) => string.IsNullOrEmpty(key) ? None : by switch
    {
        Grouping.Topic => Topic(key),
        Grouping.Facet => Facets.TryFromSlug(key, out var facet) ? facet.Heading() : key,
        Grouping.Channel => Channel(key),
        Grouping.Locality => Locality(key),
        Grouping.Status => index.Lexicon.Statuses.FirstOrDefault(status => status.Slug == key)?.Label ?? key,
        _ => key,
    };

    /// <summary>The name of a locality, or of all of them together.</summary>
    public string Place(string? locality) => locality is null ? "Tất cả địa phương" : Locality(locality);

    private string Topic(string slug)
    {
        if (index.Topics.TryGetValue(slug, out var number)) return index.National.Topic(number).DisplayName;
        if (!slug.StartsWith(PlanPrefix, StringComparison.Ordinal)) return slug;
        return index.Localities.All.Select(locality => index.LocalSegment(locality.Slug)).OfType<Segment>()
            .SelectMany(segment => Enumerable.Range(0, segment.Manifest.Topics).Select(segment.Topic))
            .FirstOrDefault(plan => plan.Slug == slug[PlanPrefix.Length..])?.DisplayName ?? slug;
    }

    private string Locality(string slug) => index.Localities.BySlug(slug)?.Heading ?? slug;

    /// <summary>Whether a channel is one of those that the product knows by name; a program may give itself any.</summary>
    public static bool KnowsChannel(string channel) => Channels.ContainsKey(channel);

    private static string Channel(string channel) => Channels.GetValueOrDefault(channel, channel);
}
