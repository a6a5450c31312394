using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Knowledge.Search;

/// <summary>Within a topic, chooses the facet and the passages to show.</summary>
internal sealed class FacetRanker(Segment segment)
{
    /// <summary>Share of a full match from which a question of "Hỏi đáp" answers.</summary>
    private const float QuestionMatch = 0.42f;

    // What stands in where a topic has no text on what was asked.
    private static readonly Dictionary<Facet, Facet> Substitutes = new()
    {
        [Facet.Online] = Facet.Office,
        [Facet.Office] = Facet.Online,
        [Facet.Outcome] = Facet.Duration,
        [Facet.Notes] = Facet.Eligibility,
    };

    public (Facet Facet, IReadOnlyList<StoredPassage> Passages) Choose(int topic, Question question)
    {
        var stored = segment.Topic(topic);
        var asked = question.Facets.Best(facet => facet < Facet.PlanTarget && facet != Facet.QuestionAndAnswer);
        var entry = BestQuestion(stored, question);
        if (asked is null && entry is not null) return (Facet.QuestionAndAnswer, [entry]);
        var passage = Find(stored, asked ?? Facet.Overview) ?? Find(stored, Facet.Overview) ?? segment.Passage(stored.FirstPassage);
        var facet = asked == Facet.LegalBasis ? Facet.LegalBasis : passage.Facet;
        return (facet, entry is null ? [passage] : [entry, passage]);
    }

    private StoredPassage? Find(StoredTopic topic, Facet facet)
    {
        StoredPassage? substitute = null;
        for (var i = topic.FirstPassage; i < topic.FirstPassage + topic.PassageCount; i++)
        {
            if (segment.FacetOf(i) == facet) return segment.Passage(i);
            if (Substitutes.TryGetValue(facet, out var other) && segment.FacetOf(i) == other) substitute = segment.Passage(i);
        }
        return substitute;
    }

    private StoredPassage? BestQuestion(StoredTopic topic, Question question)
    {
        var terms = Query.For(segment, question.Analysis, question.Facets, question.IsName, facetWordsCount: true);
        using var evidence = Evidence.Of(segment, terms);
        var (best, bestScore) = (-1, 0f);
        for (var i = topic.FirstPassage; i < topic.FirstPassage + topic.PassageCount; i++)
        {
            var score = evidence.Scores[segment.Manifest.Topics + i];
            if (segment.FacetOf(i) == Facet.QuestionAndAnswer && score > bestScore) (best, bestScore) = (i, score);
        }
        return best >= 0 && bestScore >= QuestionMatch * evidence.Ceiling ? segment.Passage(best) : null;
    }
}
