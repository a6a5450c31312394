using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Indexer;

/// <summary>What became of one question.</summary>
/// <param name="Rank">Place of the right topic among the candidates, from 1; 0 when it is not there.</param>
/// <param name="FacetRight">Null where the question has no facet or the topic is wrong.</param>
internal sealed record EvalOutcome(
    string Id, string Question, string Label, string Got, float Confidence, IReadOnlyList<string> Candidates, bool Top1, bool Offered, int Rank, string? Facet, string? GotFacet, bool? FacetRight, bool? ExpectRight, bool Declined, bool InScope);

/// <summary>The figures of a run; shares from 0 to 1.</summary>
internal sealed record EvalReport(
    int Questions, int InScope, int OutOfScope, double Top1, double Offered, double Top3, double Mrr, int FacetQuestions, double Facet, int ExpectQuestions, double Expect,
    double DeclinedRightly, double DeclinedWrongly, IReadOnlyList<EvalOutcome> Outcomes);

/// <summary>Asks every question and counts.</summary>
internal static class Evaluation
{
    private const int OfferedCount = 3;

    public static EvalReport Run(KnowledgeIndex index, IReadOnlyList<EvalQuestion> questions, bool folded, IReadOnlyList<string> same)
    {
        var pairs = same.Select(pair => pair.Split('=')).Where(pair => pair.Length == 2).ToList();
        var parts = Parts(index);
        var outcomes = questions.Select(question => Ask(index, question, folded, Right(question, pairs, parts))).ToList();
        var inScope = outcomes.Where(outcome => outcome.InScope).ToList();
        var outside = outcomes.Where(outcome => !outcome.InScope).ToList();
        var facets = inScope.Where(outcome => outcome.FacetRight is not null).ToList();
        var expects = inScope.Where(outcome => outcome.ExpectRight is not null).ToList();
        return new EvalReport(
            outcomes.Count, inScope.Count, outside.Count,
            Share(inScope, outcome => outcome.Top1), Share(inScope, outcome => outcome.Offered),
            Share(inScope, outcome => outcome.Rank is >= 1 and <= 3), inScope.Count == 0 ? 0 : inScope.Average(outcome => outcome.Rank == 0 ? 0 : 1.0 / outcome.Rank),
            facets.Count, Share(facets, outcome => outcome.FacetRight == true), expects.Count, Share(expects, outcome => outcome.ExpectRight == true),
            Share(outside, outcome => outcome.Declined), Share(inScope, outcome => outcome.Declined), outcomes);
    }

    private static double Share(List<EvalOutcome> outcomes, Func<EvalOutcome, bool> counts) =>
        outcomes.Count == 0 ? 0 : (double)outcomes.Count(counts) / outcomes.Count;

    /// <summary>The topic that each file's passages belong to: a FAQ that extends a procedure is part of it.</summary>
    private static Dictionary<string, string> Parts(KnowledgeIndex index)
    {
        var national = index.National;
        return Enumerable.Range(0, national.Manifest.Passages).Select(national.Passage)
            .Select(passage => (File: passage.Id[..passage.Id.IndexOf('/', StringComparison.Ordinal)], Topic: national.Topic(passage.Topic).Slug))
            .Distinct().ToDictionary(pair => pair.File, pair => pair.Topic, StringComparer.Ordinal);
    }

    private static EvalOutcome Ask(KnowledgeIndex index, EvalQuestion question, bool folded, HashSet<string> right)
    {
        var text = folded ? Folding.Fold(Normalizer.Normalize(question.Q).Text) : question.Q;
        var found = index.Retriever.Retrieve(text, question.Locality);
        var got = found.Kind switch
        {
            DecisionKind.Answer => found.Topic!.Slug,
            DecisionKind.AnswerFromPlan => "plan",
            _ => found.Kind.ToString(),
        };
        var declined = found.Kind is DecisionKind.OutOfScope or DecisionKind.NoContent or DecisionKind.NotInPlan or DecisionKind.SmallTalk;
        var candidates = found.Candidates.Select(candidate => candidate.Class).ToList();
        var isSilent = question.IsAnsweredBySilence && found.Kind == DecisionKind.NotInPlan;
        var top1 = question.IsInScope ? right.Contains(got) || isSilent : declined;
        var rank = top1 ? 1 : candidates.FindIndex(right.Contains) + 1;
        return new EvalOutcome(
            question.Id, text, question.Label, got, found.Confidence, [.. found.Candidates.Take(OfferedCount).Select(candidate => $"{candidate.Class} {candidate.Probability:0.00}")],
            top1, top1 || candidates.Take(OfferedCount).Any(right.Contains), rank, question.Facet, found.Facet?.Slug(),
            question.Facet is null or "khac" || !top1 ? null : found.Facet?.Slug() == question.Facet,
            question.Expect is null ? null : Contains(found, question), declined && !isSilent, question.IsInScope);
    }

    private static HashSet<string> Right(EvalQuestion question, List<string[]> same, Dictionary<string, string> parts)
    {
        var right = new HashSet<string>(question.Also ?? [], StringComparer.Ordinal) { question.Label };
        right.UnionWith(right.ToList().Where(parts.ContainsKey).Select(slug => parts[slug]));
        foreach (var pair in same)
        {
            if (right.Contains(pair[0])) right.Add(pair[1]);
            else if (right.Contains(pair[1])) right.Add(pair[0]);
        }
        return right;
    }

    private static bool Contains(Retrieval found, EvalQuestion question)
    {
        var text = string.Join('\n', found.Passages.Select(PassageText.Plain));
        bool Has(string expected) => text.Contains(expected, StringComparison.OrdinalIgnoreCase);
        return question.Any ? question.Expect!.Any(Has) : question.Expect!.All(Has);
    }
}
