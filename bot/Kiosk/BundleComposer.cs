using De06Assistant.Bot.Channels.Rest;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Notices;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Kiosk;

/// <summary>Composes the bundle of a locality from an index: each page is worded exactly as an answer would be.</summary>
internal sealed class BundleComposer(KnowledgeIndex index, AnswerComposer composer, AssistantOptions options)
{
    // The order in which people read; "Hỏi đáp" and the law come last.
    private static readonly Facet[] PageOrder =
    [
        Facet.Overview, Facet.Documents, Facet.Steps, Facet.Office, Facet.Fee, Facet.Duration, Facet.Online, Facet.Eligibility, Facet.Outcome, Facet.Notes,
        Facet.QuestionAndAnswer, Facet.LegalBasis,
    ];

    public Bundle Compose(Locality? locality, IReadOnlyList<Notice> notices, bool speech, string version, DateOnly today)
    {
        var topics = Enumerable.Range(0, index.National.Manifest.Topics).Select(index.National.Topic).ToList();
        return new Bundle(
            version, locality is null ? null : TopicsApi.Body(locality), Desk.Name(locality), string.IsNullOrEmpty(options.PublicUrl) ? null : options.PublicUrl.TrimEnd('/'),
            speech, options.MaxQuestionLength, Events(topics), [.. index.Lexicon.MostAsked.Where(index.Topics.ContainsKey)],
            [.. topics.Select(topic => Topic(topic, locality?.Slug, today))],
            [.. notices.Select(notice => new BundleNotice(notice.Id, notice.Kind.Slug(), notice.Title, notice.Text, VietnamTime.AtHome(notice.Start), VietnamTime.AtHome(notice.End), notice.Url))]);
    }

    private List<BundleEvent> Events(List<StoredTopic> topics) =>
    [
        .. index.Lexicon.LifeEvents.Select(name => new BundleEvent(name.Key, name.Value, [.. Of(topics, name.Key)])).Where(happening => happening.Topics.Count > 0),
    ];

    /// <summary>Those that are asked for most come first, then those that are about the event before those that touch it too.</summary>
    private IEnumerable<string> Of(List<StoredTopic> topics, string happening) =>
        topics.Where(topic => topic.LifeEvents.Contains(happening))
            .OrderByDescending(topic => index.Lexicon.MostAsked.Contains(topic.Slug)).ThenBy(topic => topic.LifeEvents.ToList().IndexOf(happening)).ThenBy(topic => topic.Kind)
            .Select(topic => topic.Slug);

    private BundleTopic Topic(StoredTopic topic, string? locality, DateOnly today) => new(
        topic.Slug, topic.Title, topic.DisplayName, topic.Aliases, topic.Questions, topic.Checklist is null ? null : composer.StartChecklist(topic),
        [.. topic.Related.Where(index.Topics.ContainsKey)],
        [.. PageOrder.Select(facet => (Facet: facet, Page: composer.Page(topic.Slug, facet, locality, today))).Where(row => row.Page is not null)
            .Select(row => new BundlePage(row.Facet.Slug(), row.Facet.Heading(), row.Page!.Value.Answer.Html))]);
}
