using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>Why a question was decided as it was, for an editor.</summary>
/// <param name="Decision">The decision's name.</param>
/// <param name="Passages">The passages that would be shown, as plain text.</param>
public sealed record Explanation(
    string Question,
    string Decision,
    string? Topic,
    string? Facet,
    string? Locality,
    float Confidence,
    IReadOnlyList<Token> Tokens,
    IReadOnlyList<Repair> Repairs,
    string? Restored,
    IReadOnlyList<LexiconEntry> Expansions,
    IReadOnlyList<FacetVote> FacetVotes,
    IReadOnlyList<ExplainedCandidate> Candidates,
    IReadOnlyList<ExplainedPassage> Passages)
{
    private const int ReasonCount = 6;

    /// <summary>Decides <paramref name="text"/> and says why.</summary>
    /// <param name="top">How many candidates to explain, 1 to 5.</param>
    public static Explanation Of(KnowledgeIndex index, string text, string? locality, int top)
    {
        ArgumentNullException.ThrowIfNull(index);
        var found = index.Retriever.Retrieve(text, locality);
        var question = index.Retriever.Read(text, locality);
        var terms = Query.For(index.National, question.Analysis, question.Facets, question.IsName, choosesFacet: false);
        var scores = new float[index.National.Manifest.Topics + index.National.Manifest.Passages];
        var ceiling = Bm25F.Score(index.National, terms, scores);
        return new Explanation(
            text, found.Kind.ToString(), found.Topic?.Slug, found.Facet?.Slug(), found.Locality?.Slug, found.Confidence,
            question.Analysis.Tokens, question.Analysis.Repairs, question.Analysis.Restored, question.Analysis.Expansions,
            [.. question.Facets.Votes.Select((votes, facet) => new FacetVote(((Facet)facet).Slug(), votes)).Where(vote => vote.Votes > 0).OrderByDescending(vote => vote.Votes)],
            [.. found.Candidates.Take(top).Select(candidate => Explain(index, candidate, terms, scores, ceiling))],
            [.. found.Passages.Select(passage => new ExplainedPassage(passage.Id, passage.Heading, PassageText.Plain(passage)))]);
    }

    private static ExplainedCandidate Explain(KnowledgeIndex index, Candidate candidate, QueryTerm[] terms, float[] scores, float ceiling)
    {
        var number = index.TopicModel.Classes.ToList().IndexOf(candidate.Class);
        var reasons = terms.Where(term => term.Number >= 0)
            .Select(term => new Reason(term.Value, term.Weight * index.TopicModel.WeightOf(term.Number, number)))
            .OrderByDescending(reason => Math.Abs(reason.Weight)).Take(ReasonCount);
        var evidence = index.Topics.TryGetValue(candidate.Class, out var topic) && ceiling > 0 ? scores[topic] / ceiling : 0;
        return new ExplainedCandidate(candidate.Class, candidate.Probability, evidence, Fields(index, terms, scores, topic, evidence > 0), [.. reasons]);
    }

    /// <summary>BM25F by field: the topic's own title and questions, the heading and body of its best passage.</summary>
    private static FieldScores Fields(KnowledgeIndex index, QueryTerm[] terms, float[] scores, int topic, bool isTopic)
    {
        if (!isTopic) return new FieldScores(0, 0, 0, 0, null);
        var (national, stored) = (index.National, index.National.Topic(topic));
        var best = Enumerable.Range(stored.FirstPassage, stored.PassageCount).MaxBy(passage => scores[national.Manifest.Topics + passage]);
        var (own, passage) = (Bm25F.FieldScores(national, terms, topic), Bm25F.FieldScores(national, terms, national.Manifest.Topics + best));
        return new FieldScores(own[(int)Field.Title], own[(int)Field.Questions], passage[(int)Field.Heading], passage[(int)Field.Body], national.Passage(best).Id);
    }
}

/// <summary>How many votes a facet got from the question's wording.</summary>
public sealed record FacetVote(string Facet, float Votes);

/// <summary>A candidate with its evidence.</summary>
/// <param name="Evidence">BM25F of the topic's own fields as a share of the highest possible.</param>
/// <param name="Reasons">The terms that weigh most in the topic model.</param>
public sealed record ExplainedCandidate(string Class, float Probability, float Evidence, FieldScores Fields, IReadOnlyList<Reason> Reasons);

/// <summary>BM25F by field.</summary>
/// <param name="Passage">The passage that heading and body are of.</param>
public sealed record FieldScores(float Title, float Questions, float Heading, float Body, string? Passage);

/// <summary>A term and its weight for a class.</summary>
public sealed record Reason(string Term, float Weight);

/// <summary>A passage as plain text.</summary>
public sealed record ExplainedPassage(string Id, string Heading, string Text);
