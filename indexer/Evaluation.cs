using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Indexer;

/// <summary>What became of one question.</summary>
/// <param name="Rank">Place of the right topic among the candidates, from 1; 0 when it is not there.</param>
/// <param name="FacetRight">Null where the question has no facet or the topic is wrong.</param>
/// <param name="FacetAccepted">The same, with the other facets that answer as well.</param>
internal sealed record EvalOutcome(
    string Id, string Question, string Label, string Got, float Confidence, IReadOnlyList<string> Candidates, bool Top1, bool Offered, int Rank, string? Facet, string? GotFacet, bool? FacetRight, bool? FacetAccepted, bool? ExpectRight, bool Declined, bool InScope)
{
    /// <summary>Whether a topic or the plan answered, rather than a refusal or a question back.</summary>
    public bool IsAnswer => GotFacet is not null;
}

/// <summary>What a search gave for one question, this product's or another's.</summary>
/// <param name="Got">The class that it answers with: a slug, "plan", or what it did instead.</param>
/// <param name="Candidates">The likeliest classes, best first, with what they are worth.</param>
/// <param name="Facet">The slug of the facet that is shown.</param>
/// <param name="IsNotInPlan">Whether it says that the plan is silent.</param>
/// <param name="Texts">The passages shown, as plain text.</param>
internal sealed record EvalAnswer(string Got, float Confidence, IReadOnlyList<Candidate> Candidates, string? Facet, bool Declined, bool IsNotInPlan, IEnumerable<string> Texts);

/// <summary>The figures of a run; shares from 0 to 1.</summary>
internal sealed record EvalReport(
    int Questions, int InScope, int OutOfScope, double Top1, double Offered, double Top3, double Mrr, int FacetQuestions, double Facet, double FacetAccepted, int ExpectQuestions, double Expect,
    double DeclinedRightly, double DeclinedWrongly, IReadOnlyList<Reliability> Reliability, IReadOnlyList<EvalOutcome> Outcomes);

/// <summary>How often answers given with about the same confidence are right.</summary>
/// <param name="From">Least confidence of the bin, 0 to 1; the next bin's is its end.</param>
internal sealed record Reliability(double From, int Answers, double Right);

/// <summary>Asks every question and counts.</summary>
internal static class Evaluation
{
    /// <summary>The label of a question about a locality's plan, and the class of an answer from one.</summary>
    public const string PlanLabel = "plan";

    private const int OfferedCount = 3;

    private static readonly double[] Bins = [0, 0.3, 0.5, 0.7, 0.9];

    public static EvalReport Run(KnowledgeIndex index, IReadOnlyList<EvalQuestion> questions, EvalSpelling spelling, IReadOnlyList<string> same)
    {
        var topics = new RightTopics(index, same);
        var outcomes = questions.Select(question =>
        {
            var text = spelling.Of(question);
            return Judge(question, text, Answer(index.Retriever.Retrieve(text, question.Locality)), topics.Of(question));
        }).ToList();
        var inScope = outcomes.Where(outcome => outcome.InScope).ToList();
        var outside = outcomes.Where(outcome => !outcome.InScope).ToList();
        var facets = inScope.Where(outcome => outcome.FacetRight is not null).ToList();
        var expects = inScope.Where(outcome => outcome.ExpectRight is not null).ToList();
        return new EvalReport(
            outcomes.Count, inScope.Count, outside.Count,
            Share(inScope, outcome => outcome.Top1), Share(inScope, outcome => outcome.Offered),
            Share(inScope, outcome => outcome.Rank is >= 1 and <= 3), inScope.Count == 0 ? 0 : inScope.Average(outcome => outcome.Rank == 0 ? 0 : 1.0 / outcome.Rank),
            facets.Count, Share(facets, outcome => outcome.FacetRight == true), Share(facets, outcome => outcome.FacetAccepted == true), expects.Count, Share(expects, outcome => outcome.ExpectRight == true),
            Share(outside, outcome => outcome.Declined), Share(inScope, outcome => outcome.Declined), [.. Bins.Select(from => Bin(outcomes, from))], outcomes);
    }

    /// <summary>An answer to a question out of scope counts as wrong.</summary>
    private static Reliability Bin(List<EvalOutcome> outcomes, double from)
    {
        var next = Array.IndexOf(Bins, from) + 1;
        var end = next < Bins.Length ? Bins[next] : double.PositiveInfinity;
        var answers = outcomes.Where(outcome => outcome.IsAnswer && outcome.Confidence >= from && outcome.Confidence < end).ToList();
        return new Reliability(from, answers.Count, Share(answers, outcome => outcome.InScope && outcome.Top1));
    }

    private static double Share(List<EvalOutcome> outcomes, Func<EvalOutcome, bool> counts) =>
        outcomes.Count == 0 ? 0 : (double)outcomes.Count(counts) / outcomes.Count;

    /// <summary>What the product's own retrieval gave.</summary>
    public static EvalAnswer Answer(Retrieval found) => new(
        found.Kind switch
        {
            DecisionKind.Answer => found.Topic!.Slug,
            DecisionKind.AnswerFromPlan => PlanLabel,
            _ => found.Kind.ToString(),
        },
        found.Confidence, found.Candidates, found.Facet?.Slug(),
        found.Kind is DecisionKind.OutOfScope or DecisionKind.NoContent or DecisionKind.NotInPlan or DecisionKind.SmallTalk,
        found.Kind == DecisionKind.NotInPlan, found.Passages.Select(PassageText.Plain));

    /// <summary>Judges an answer to <paramref name="question"/>, asked as <paramref name="text"/>.</summary>
    /// <param name="right">The classes that are right.</param>
    public static EvalOutcome Judge(EvalQuestion question, string text, EvalAnswer answer, HashSet<string> right)
    {
        var candidates = answer.Candidates.Select(candidate => candidate.Class).ToList();
        var isSilent = question.IsAnsweredBySilence && answer.IsNotInPlan;
        var top1 = question.IsInScope ? right.Contains(answer.Got) || isSilent : answer.Declined;
        var rank = top1 ? 1 : candidates.FindIndex(right.Contains) + 1;
        return new EvalOutcome(
            question.Id, text, question.Label, answer.Got, answer.Confidence, [.. answer.Candidates.Take(OfferedCount).Select(candidate => $"{candidate.Class} {candidate.Probability:0.00}")],
            top1, top1 || candidates.Take(OfferedCount).Any(right.Contains), rank, question.Facet, answer.Facet,
            question.Facet is null or "khac" || !top1 ? null : answer.Facet == question.Facet,
            question.Facet is null or "khac" || !top1 ? null : answer.Facet == question.Facet || question.AlsoFacets?.Contains(answer.Facet ?? "") == true,
            question.Expect is null ? null : Contains(answer.Texts, question), answer.Declined && !isSilent, question.IsInScope);
    }

    private static bool Contains(IEnumerable<string> texts, EvalQuestion question)
    {
        var text = string.Join('\n', texts);
        bool Has(string expected) => text.Contains(expected, StringComparison.OrdinalIgnoreCase);
        return question.Any ? question.Expect!.Any(Has) : question.Expect!.All(Has);
    }
}
