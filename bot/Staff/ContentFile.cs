using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Staff;

/// <summary>Which content file a topic is, by the layout of the content folder.</summary>
internal static class ContentFile
{
    private const string PlanPrefix = "plan:";

    /// <summary>The file relative to the content folder.</summary>
    public static string Of(StoredTopic topic) => topic.Kind switch
    {
        TopicKind.Procedure => $"procedures/{topic.Domain}/{topic.Slug}.md",
        TopicKind.Faq => $"faqs/{topic.Slug}.md",
        _ => $"plans/{topic.Plan!.Locality}/{topic.Slug}.md",
    };

    /// <summary>The topic that a turn was answered from; null when the live content no longer has it.</summary>
    /// <param name="topic">As turns record it: a slug, or "plan:…".</param>
    public static StoredTopic? Topic(KnowledgeIndex index, string? topic)
    {
        if (topic is null) return null;
        if (!topic.StartsWith(PlanPrefix, StringComparison.Ordinal)) return index.Topics.TryGetValue(topic, out var number) ? index.National.Topic(number) : null;
        var slug = topic[PlanPrefix.Length..];
        return index.Localities.All.Select(place => index.LocalSegment(place.Slug)).OfType<Segment>()
            .SelectMany(segment => Enumerable.Range(0, segment.Manifest.Topics).Select(segment.Topic)).FirstOrDefault(plan => plan.Slug == slug);
    }
}
