using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Topics;

/// <summary>The topics that may be meant by a slug that does not exist, found by its words.</summary>
internal static class NearestTopics
{
    private const int Most = 5;
    private const int LongestSlug = 100;

    /// <summary>The topics, the likeliest first.</summary>
    public static IReadOnlyList<StoredTopic> Of(KnowledgeIndex index, string slug) =>
        [.. index.Retriever.Retrieve(Words(slug), null).Candidates.Where(candidate => index.Topics.ContainsKey(candidate.Class)).Take(Most)
            .Select(candidate => index.National.Topic(index.Topics[candidate.Class]))];

    /// <summary>A slug as words.</summary>
    public static string Words(string slug) => (slug.Length <= LongestSlug ? slug : slug[..LongestSlug]).Replace('-', ' ');
}
