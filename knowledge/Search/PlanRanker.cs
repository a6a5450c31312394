using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Knowledge.Search;

/// <summary>The passage of a plan that fits a question best.</summary>
/// <param name="Coverage">Its BM25F score as a share of the highest possible: 0 to 1.</param>
internal sealed record PlanMatch(Segment Segment, StoredTopic Topic, StoredPassage Passage, float Coverage);

/// <summary>Finds the passage of a locality's plan that a question is about.</summary>
internal static class PlanRanker
{
    /// <summary>What a passage gains when the question's wording asks for its kind ("ai chủ trì" a task, "chỉ tiêu" a target).</summary>
    private const float AskedFacetBonus = 1.25f;

    /// <summary>The least share of a full match that being of the asked kind adds.</summary>
    private const float AskedFacet = 0.05f;

    /// <summary>A question that names a section of the plan ("báo cáo", "kinh phí") is at least this good a match for it.</summary>
    private const float NamedSection = 0.6f;

    public static PlanMatch? Rank(Segment segment, Question question)
    {
        var terms = Query.For(segment, question.Analysis, question.Facets, question.IsName, choosesFacet: false);
        using var evidence = Evidence.Of(segment, terms);
        if (evidence.Ceiling <= 0) return null;
        var asked = question.Facets.Best(facet => facet >= Facet.PlanTarget);
        var (best, bestScore) = (-1, 0f);
        for (var passage = 0; passage < segment.Manifest.Passages; passage++)
        {
            var score = evidence.Scores[segment.Manifest.Topics + passage];
            if (segment.FacetOf(passage) == asked) score = Favour(score, segment.FacetOf(passage), evidence.Ceiling);
            if (score > bestScore) (best, bestScore) = (passage, score);
        }
        if (best < 0) return null;
        var found = segment.Passage(best);
        return new PlanMatch(segment, segment.Topic(found.Topic), found, bestScore / evidence.Ceiling);
    }

    private static float Favour(float score, Facet facet, float ceiling) =>
        facet > Facet.PlanTask ? Math.Max(score, NamedSection * ceiling) : score * AskedFacetBonus + AskedFacet * ceiling;
}
