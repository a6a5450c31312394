using System.Buffers;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// Within a topic, chooses the facet and the passages to show: the model of facets, the wordings of lexicon/facets.yaml
/// and the passages' own text decide together.
/// </summary>
internal sealed class FacetRanker
{
    /// <summary>Share of a full match from which a question of "Hỏi đáp" answers.</summary>
    private const float QuestionMatch = 0.5f;

    /// <summary>What a vote of a wording adds to a facet's logit.</summary>
    private const float VoteWeight = 1.5f;

    /// <summary>What a full match of a facet's passage adds to its logit.</summary>
    private const float PassageWeight = 4f;

    /// <summary>Weight of a word of the topic's own name when the facet is chosen: it says what, not which part.</summary>
    private const float TopicWordWeight = 0.5f;

    private readonly Segment _segment;
    private readonly LinearModel _model;
    private readonly Facet[] _facetOfClass;

    public FacetRanker(Segment segment, LinearModel model)
    {
        _segment = segment;
        _model = model;
        _facetOfClass = [.. model.Classes.Select(slug => Facets.TryFromSlug(slug, out var facet) ? facet : Facet.Overview)];
    }

    /// <summary>The facet of a topic that a question asks for, and the passages that answer.</summary>
    /// <param name="topic">The topic's number.</param>
    /// <param name="question">The question.</param>
    /// <param name="before">What the conversation before it makes likely; null for nothing.</param>
    public (Facet Facet, IReadOnlyList<StoredPassage> Passages) Choose(int topic, Question question, FacetPrior? before = null)
    {
        var stored = _segment.Topic(topic);
        var terms = Query.For(_segment, question.Analysis, question.Facets, question.IsName, choosesFacet: true);
        using var evidence = Evidence.Of(_segment, terms);
        var isTitle = Array.ConvertAll(terms, term => term.Number >= 0 && _segment.HasInTitle(term.Number, topic));
        var entry = SaysMoreThanTitle(terms, isTitle) ? BestQuestion(stored, evidence) : null;
        var facet = BestFacet(topic, WithoutTopicWords(terms, isTitle), question, evidence, before);
        if (entry is not null && facet == Facet.Overview) return (Facet.QuestionAndAnswer, [entry]);
        var passage = Find(stored, facet == Facet.LegalBasis ? Facet.Overview : facet) ?? _segment.Passage(stored.FirstPassage);
        return (facet == Facet.LegalBasis ? facet : passage.Facet, entry is null ? [passage] : [entry, passage]);
    }

    /// <summary>The passage of a facet, the overview or first passage where there is none.</summary>
    public (Facet Facet, StoredPassage Passage) Show(int topic, Facet facet)
    {
        var stored = _segment.Topic(topic);
        var passage = (facet == Facet.QuestionAndAnswer ? null : Find(stored, facet)) ?? Find(stored, Facet.Overview) ?? _segment.Passage(stored.FirstPassage);
        return (facet == Facet.LegalBasis ? facet : passage.Facet, passage);
    }

    private Facet BestFacet(int number, QueryTerm[] terms, Question question, Evidence evidence, FacetPrior? before)
    {
        var topic = _segment.Topic(number);
        var logits = ArrayPool<float>.Shared.Rent(_model.Stride);
        try
        {
            _model.Score(terms, logits.AsSpan(0, _model.Stride), number);
            var (best, bestScore) = (Facet.Overview, float.NegativeInfinity);
            for (var i = 0; i < _facetOfClass.Length; i++)
            {
                var facet = _facetOfClass[i];
                var passage = Number(topic, facet);
                if (passage < 0 && !(facet == Facet.LegalBasis && topic.Legal.Count > 0)) continue;
                var score = logits[i] + VoteWeight * question.Facets.Votes[(int)facet];
                if (passage >= 0 && evidence.Ceiling > 0) score += PassageWeight * evidence.Scores[_segment.Manifest.Topics + passage] / evidence.Ceiling;
                if (before?.Facet == facet) score += before.Value.LogOdds;
                if (score > bestScore) (best, bestScore) = (facet, score);
            }
            return best;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(logits);
        }
    }

    private static QueryTerm[] WithoutTopicWords(QueryTerm[] terms, bool[] isTitle) =>
        [.. terms.Zip(isTitle, (term, inTitle) => inTitle ? term with { Weight = term.Weight * TopicWordWeight } : term)];

    /// <summary>"Khai sinh" asks for the topic as a whole, however well its words fit one of its questions.</summary>
    private static bool SaysMoreThanTitle(QueryTerm[] terms, bool[] isTitle) =>
        terms.Zip(isTitle).Any(term => term.First is { Number: >= 0, Idf: > 0 } && !term.Second);

    private StoredPassage? BestQuestion(StoredTopic topic, Evidence evidence)
    {
        var (best, bestScore) = (-1, 0f);
        for (var i = topic.FirstPassage; i < topic.FirstPassage + topic.PassageCount; i++)
        {
            var score = evidence.Scores[_segment.Manifest.Topics + i];
            if (_segment.FacetOf(i) == Facet.QuestionAndAnswer && score > bestScore) (best, bestScore) = (i, score);
        }
        return best >= 0 && bestScore >= QuestionMatch * evidence.Ceiling ? _segment.Passage(best) : null;
    }

    private StoredPassage? Find(StoredTopic topic, Facet facet) => Number(topic, facet) is >= 0 and var number ? _segment.Passage(number) : null;

    private int Number(StoredTopic topic, Facet facet)
    {
        for (var i = topic.FirstPassage; i < topic.FirstPassage + topic.PassageCount; i++)
            if (_segment.FacetOf(i) == facet) return i;
        return -1;
    }
}
