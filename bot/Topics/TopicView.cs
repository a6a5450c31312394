using De06Assistant.Bot.Conversation;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Topics;

/// <summary>A part of a topic's page.</summary>
/// <param name="Id">What an address points to: the facet's slug.</param>
/// <param name="Questions">For "Hỏi đáp": each question with its answer.</param>
internal sealed record TopicSection(string Id, string Heading, string Markdown, IReadOnlyList<TopicQuestion> Questions)
{
    /// <summary>Safe HTML.</summary>
    public string Html => ReplyRenderer.Html(Markdown);
}

/// <summary>A question of "Hỏi đáp".</summary>
internal sealed record TopicQuestion(string Id, string Heading, string Markdown)
{
    /// <summary>Safe HTML.</summary>
    public string Html => ReplyRenderer.Html(Markdown);
}

/// <summary>A name and where it leads.</summary>
internal sealed record TopicLink(string Name, string Url);

/// <summary>A topic as it holds on a day, for the people of a locality: all facets, in the order of a content file.</summary>
internal sealed class TopicView(KnowledgeIndex index, StoredTopic topic, Locality? place, DateOnly today)
{
    /// <summary>The short answer that the page begins with; also what a search engine shows.</summary>
    public string Lead { get; } = ReplyRenderer.Text(FirstSentence.Of(Texts(index, topic, Facet.Overview, today).FirstOrDefault() ?? topic.Title));

    public IReadOnlyList<TopicSection> Sections() =>
    [
        .. Passages().Where(passage => passage.Facet != Facet.QuestionAndAnswer).Select(passage => new TopicSection(passage.Facet.Slug(), passage.Facet.Heading(), Markdown(passage), []))
            .Append(LegalBasis()).Append(Questions()).OfType<TopicSection>().Where(section => section.Markdown.Length + section.Questions.Count > 0),
    ];

    /// <summary>Pages that the content was read from.</summary>
    public IReadOnlyList<TopicLink> Sources() => [.. topic.Sources.Where(source => source.Url is not null).Select(source => new TopicLink(source.Title, source.Url!))];

    public IReadOnlyList<TopicLink> Related() =>
        [.. topic.Related.Where(index.Topics.ContainsKey).Select(slug => TopicAddress.Link(index.National.Topic(index.Topics[slug]), place?.Slug))];

    private IEnumerable<StoredPassage> Passages() => Enumerable.Range(topic.FirstPassage, topic.PassageCount).Select(index.National.Passage);

    private static IEnumerable<string> Texts(KnowledgeIndex index, StoredTopic topic, Facet facet, DateOnly today) =>
        Enumerable.Range(topic.FirstPassage, topic.PassageCount).Select(index.National.Passage).Where(passage => passage.Facet == facet)
            .Select(passage => ProcedureAnswers.InForce(passage, today)).Where(text => text.Length > 0);

    private string Markdown(StoredPassage passage)
    {
        var parts = new[]
        {
            ProcedureAnswers.InForce(passage, today),
            ProcedureAnswers.Coming(passage, today) is { } coming ? $"**Sắp thay đổi từ ngày {VietnamTime.ReadableDay(coming.From!.Value)}:** {coming.Markdown}" : null,
            passage.Facet == Facet.Office ? Desk.Contact(place) : null,
        };
        return string.Join("\n\n", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private TopicSection Questions() => new(
        Facet.QuestionAndAnswer.Slug(), Facet.QuestionAndAnswer.Heading(), "",
        [.. Passages().Where(passage => passage.Facet == Facet.QuestionAndAnswer).Select((passage, i) => new TopicQuestion($"{Facet.QuestionAndAnswer.Slug()}-{i + 1}", passage.Heading, Markdown(passage)))
            .Where(question => question.Markdown.Length > 0)]);

    private TopicSection LegalBasis() => new(
        Facet.LegalBasis.Slug(), Facet.LegalBasis.Heading(),
        string.Join('\n', topic.Legal.Where(law => law.IsInForce(today)).Select(law => $"- {ProcedureAnswers.Describe(law)}")), []);
}
