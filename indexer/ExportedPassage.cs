using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Indexer;

/// <summary>A passage as <c>indexer export</c> writes it.</summary>
/// <param name="Slug">Its topic's slug; a FAQ that extends a procedure has the procedure's.</param>
/// <param name="Kind">procedure, faq or plan.</param>
/// <param name="Locality">The locality whose plan it is from; null for what is national.</param>
/// <param name="Questions">Real ways of asking; for an entry of "Hỏi đáp" its own question.</param>
internal sealed record ExportedPassage(string Id, string Slug, string Kind, string Facet, string? Locality, string Title, IReadOnlyList<string> Questions, string Text)
{
    /// <summary>The <see cref="Kind"/> of a passage from a plan.</summary>
    public const string PlanKind = "plan";

    /// <summary>Every passage of the index: the national ones, then each locality's.</summary>
    public static IEnumerable<ExportedPassage> All(KnowledgeIndex index) => Segments(index).SelectMany(Of);

    private static IEnumerable<Segment> Segments(KnowledgeIndex index) =>
        index.Localities.All.Select(locality => index.LocalSegment(locality.Slug)).OfType<Segment>().Prepend(index.National);

    private static IEnumerable<ExportedPassage> Of(Segment segment)
    {
        for (var i = 0; i < segment.Manifest.Passages; i++)
        {
            var passage = segment.Passage(i);
            var topic = segment.Topic(passage.Topic);
            var questions = passage.Facet == Knowledge.Authoring.Facet.QuestionAndAnswer ? [passage.Heading] : topic.Questions;
            yield return new ExportedPassage(
                passage.Id, topic.Slug, KindOf(topic.Kind), passage.Facet.Slug(), topic.Plan?.Locality, $"{topic.Title} – {passage.Heading}", questions, PassageText.Plain(passage));
        }
    }

    private static string KindOf(TopicKind kind) => kind switch { TopicKind.Procedure => "procedure", TopicKind.Faq => "faq", _ => PlanKind };
}
