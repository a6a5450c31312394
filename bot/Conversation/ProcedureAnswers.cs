using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Conversation;

/// <summary>Answers from a procedure or FAQ: what was asked first, then the facet, then its legal basis and date.</summary>
internal sealed class ProcedureAnswers(KnowledgeIndex index, ReplyRenderer renderer)
{
    private const int FacetSuggestions = 4;
    private const int RelatedSuggestions = 2;

    /// <summary>How long before it takes effect a change is announced.</summary>
    private const int AnnouncedDays = 180;

    // In the order in which people ask on.
    private static readonly Facet[] NextFacets =
        [Facet.Documents, Facet.Steps, Facet.Office, Facet.Fee, Facet.Duration, Facet.Online, Facet.Eligibility, Facet.Outcome, Facet.Notes];

    // Where people learn what to bring and to do, the list for their own case is offered.
    private static readonly Facet[] ChecklistFacets = [Facet.Documents, Facet.Steps, Facet.Overview];

    public Answer Compose(Retrieval found, DateOnly today)
    {
        var legal = InForce(found.Topic!, today);
        return Answer(found, found.Facet == Facet.LegalBasis ? LegalBasis(found.Topic!, legal) : Passages(found, legal, today), legal, today);
    }

    /// <summary>All questions of the topic's "Hỏi đáp" with their answers; null when it has none.</summary>
    public Answer? Questions(Retrieval found, DateOnly today)
    {
        var topic = found.Topic!;
        var questions = Enumerable.Range(topic.FirstPassage, topic.PassageCount).Where(i => index.National.FacetOf(i) == Facet.QuestionAndAnswer).Select(index.National.Passage).ToList();
        if (questions.Count == 0) return null;
        var legal = InForce(topic, today);
        var body = string.Join("\n\n", questions.Select(question => $"### {question.Heading}\n\n{InForce(question, today)}"));
        return Answer(found with { Facet = Facet.QuestionAndAnswer }, Page(topic, body, legal), legal, today);
    }

    private Answer Answer(Retrieval found, string markdown, List<LegalReference> legal, DateOnly today)
    {
        var topic = found.Topic!;
        return new Answer(
            "answer", topic.Kind == TopicKind.Faq ? "answered_faq" : "answered_procedure", topic.Slug, found.Facet!.Value.Slug(),
            ReplyRenderer.Text(markdown), markdown, ReplyRenderer.Html(markdown, EndOfDetail(markdown, found, today)), Sources(topic, legal), Suggestions(found));
    }

    private string Page(StoredTopic topic, string body, List<LegalReference> legal) => renderer.Markdown("answer-procedure", new
    {
        body,
        unsure = topic.Confidence == Confidence.Low,
        desk = Desk.Name(null),
        laws = Laws(legal),
        verified = VietnamTime.ReadableDay(topic.Verified),
    });

    private static List<LegalReference> InForce(StoredTopic topic, DateOnly today) => [.. topic.Legal.Where(law => law.IsInForce(today))];

    /// <summary>The button that starts the topic's checklist.</summary>
    public Suggestion StartChecklist(StoredTopic topic)
    {
        var label = index.Lexicon.Dialogue.Commands.First(command => command.Command == DialogueCommands.StartChecklist).Label;
        return new Suggestion(label, $"{label}: {topic.DisplayName}", topic.Slug);
    }

    private string LegalBasis(StoredTopic topic, List<LegalReference> legal) => renderer.Markdown("answer-legal-basis", new
    {
        title = topic.Title,
        items = legal.Select(Describe).ToList(),
        verified = VietnamTime.ReadableDay(topic.Verified),
    });

    /// <summary>Where the facet's own text ends; changes to come, the desk, doubts and the legal basis follow it.</summary>
    private static int EndOfDetail(string markdown, Retrieval found, DateOnly today)
    {
        if (found.Facet == Facet.LegalBasis) return 0;
        var body = InForce(found.Passages[^1], today);
        var last = body[(body.TrimEnd().LastIndexOf('\n') + 1)..].TrimEnd();
        var at = last.Length == 0 ? -1 : markdown.LastIndexOf(last, StringComparison.Ordinal);
        return at < 0 ? 0 : at + last.Length;
    }

    /// <summary>A law with its name, articles and day of effect.</summary>
    public static string Describe(LegalReference law) => law.Reference
        + (law.Title is null ? "" : $": {law.Title}")
        + (law.Articles is null ? "" : $" ({law.Articles})")
        + (law.Effective is { } day ? $", hiệu lực từ {VietnamTime.ReadableDay(day)}" : "");

    private string Passages(Retrieval found, List<LegalReference> legal, DateOnly today)
    {
        var topic = found.Topic!;
        var entry = found.Passages.Count > 1 ? found.Passages[0] : null;
        var passage = found.Passages[^1];
        var coming = Coming(passage, today);
        return renderer.Markdown("answer-procedure", new
        {
            answer = entry is null ? null : InForce(entry, today),
            body = InForce(passage, today),
            coming = coming?.Markdown,
            comingFrom = coming?.From is { } from ? VietnamTime.ReadableDay(from) : null,
            place = passage.Facet == Facet.Office ? Desk.Contact(found.Locality) : null,
            desk = Desk.Name(found.Locality),
            unsure = topic.Confidence == Confidence.Low,
            laws = Laws(legal),
            verified = VietnamTime.ReadableDay(topic.Verified),
        });
    }

    /// <summary>The next text of a passage that is near enough to be announced; null when there is none.</summary>
    public static TextBlock? Coming(StoredPassage passage, DateOnly today) =>
        passage.Blocks.Where(block => block.From > today && block.From <= today.AddDays(AnnouncedDays)).MinBy(block => block.From);

    /// <summary>The text of a passage that holds on <paramref name="today"/>.</summary>
    public static string InForce(StoredPassage passage, DateOnly today) =>
        string.Join("\n\n", passage.Blocks.Where(block => block.HoldsOn(today)).Select(block => block.Markdown));

    private static string? Laws(List<LegalReference> legal) =>
        legal.Count == 0 ? null : string.Join("; ", legal.Select(law => law.Articles is null ? law.Reference : $"{law.Reference} ({law.Articles})"));

    /// <summary>What an answer from <paramref name="topic"/> leans on.</summary>
    public static List<ReplySource> Sources(StoredTopic topic, List<LegalReference> legal) =>
    [
        .. legal.Select(law => new ReplySource(law.Title ?? law.Reference, law.Reference, null, topic.Verified)),
        .. topic.Sources.Select(source => new ReplySource(source.Title, null, source.Url, source.Seen)),
    ];

    /// <summary>The question that a button for the decision's part asks.</summary>
    public static string Ask(Retrieval found) => Ask(found.Topic!, found.Facet!.Value);

    /// <summary>The facet that people ask for after <paramref name="facet"/>; null when the topic has no further one.</summary>
    public Facet? NextFacet(string topic, Facet facet)
    {
        if (!index.Topics.TryGetValue(topic, out var number)) return null;
        var has = Has(index.National.Topic(number));
        var order = NextFacets.Where(next => has.Contains(next)).ToList();
        var next = order.IndexOf(facet) + 1;
        return next < order.Count ? order[next] : null;
    }

    private static string Ask(StoredTopic topic, Facet facet) => $"{topic.DisplayName}: {facet.Heading().ToLowerInvariant()}";

    private HashSet<Facet> Has(StoredTopic topic) => [.. Enumerable.Range(topic.FirstPassage, topic.PassageCount).Select(index.National.FacetOf)];

    private List<Suggestion> Suggestions(Retrieval found)
    {
        var topic = found.Topic!;
        var has = Has(topic);
        var suggestions = NextFacets.Where(facet => has.Contains(facet) && facet != found.Facet).Take(FacetSuggestions)
            .Select(facet => new Suggestion(facet.Heading(), Ask(topic, facet), topic.Slug)).ToList();
        if (topic.Checklist is not null && found.Facet is { } shown && ChecklistFacets.Contains(shown)) suggestions.Insert(0, StartChecklist(topic));
        suggestions.AddRange(topic.Related.Where(index.Topics.ContainsKey).Take(RelatedSuggestions)
            .Select(slug => index.National.Topic(index.Topics[slug])).Select(related => new Suggestion(related.DisplayName, related.Title, related.Slug)));
        return suggestions;
    }
}
