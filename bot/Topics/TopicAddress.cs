using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Topics;

/// <summary>Where the page of a topic is.</summary>
internal static class TopicAddress
{
    /// <summary>The list of all topics.</summary>
    public const string List = "/t";

    /// <summary>The page; with the locality where one was asked for, since it changes what the page says.</summary>
    public static string Page(string slug, string? locality) => $"{List}/{slug}{(locality is null ? "" : "?locality=" + Uri.EscapeDataString(locality))}";

    public static TopicLink Link(StoredTopic topic, string? locality) => new(topic.DisplayName, Page(topic.Slug, locality));
}
