using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Conversation.Checklists;

/// <summary>A citizen's own list, ready to be worded: in a message or on a page.</summary>
/// <param name="Choices">What was answered.</param>
/// <param name="See">Other topics that matter in this case.</param>
/// <param name="Where">The first sentence on the office; null where the topic says nothing on it. So for fee, days and online.</param>
/// <param name="Contact">Address, hours and phone of the desk; null when none is known.</param>
/// <param name="IsUnsure">Whether it has to be confirmed at the desk.</param>
internal sealed record ChecklistView(
    string Title, string Topic, IReadOnlyList<ChecklistChoice> Choices, IReadOnlyList<string> Bring, IReadOnlyList<string> NotNeeded, IReadOnlyList<string> Steps,
    IReadOnlyList<string> Notes, IReadOnlyList<StoredTopic> See, string? Where, string? Fee, string? Days, string? Online, IReadOnlyList<OnlineChannel> Channels,
    string? Contact, string Desk, bool IsUnsure, IReadOnlyList<LegalReference> Laws, string Verified, Locality? Locality)
{
    /// <summary>Reads views from an index.</summary>
    internal sealed class Reader(KnowledgeIndex index)
    {
        public ChecklistView Read(StoredTopic topic, Checklist checklist, IReadOnlyList<ChecklistAnswer> answers, string? localitySlug, DateOnly today)
        {
            var result = ChecklistWalk.Result(checklist, answers);
            var locality = localitySlug is null ? null : index.Localities.BySlug(localitySlug);
            return new ChecklistView(
                checklist.Title, topic.DisplayName, [.. result.Options.Select(pair => new ChecklistChoice(pair.Question.Ask, pair.Option.Say))],
                result.Bring, result.NotNeeded, result.Steps, result.Notes,
                [.. result.See.Where(index.Topics.ContainsKey).Select(slug => index.National.Topic(index.Topics[slug]))],
                Short(Facet.Office), Short(Facet.Fee), Short(Facet.Duration), Short(Facet.Online), [.. topic.Online.Where(channel => channel.Url.Length > 0)],
                Conversation.Desk.Contact(locality), Conversation.Desk.Name(locality), topic.Confidence == Confidence.Low,
                [.. topic.Legal.Where(law => law.IsInForce(today))], VietnamTime.ReadableDay(topic.Verified), locality);

            string? Short(Facet facet) => Enumerable.Range(topic.FirstPassage, topic.PassageCount).Where(i => index.National.FacetOf(i) == facet)
                .Select(i => FirstSentence.Of(ProcedureAnswers.InForce(index.National.Passage(i), today))).FirstOrDefault(sentence => sentence.Length > 0);
        }
    }
}

/// <summary>A question and how it was answered.</summary>
internal sealed record ChecklistChoice(string Ask, string Say);
