using De06Assistant.Indexer;

namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>How well and how fast a question set was answered; shares from 0 to 1.</summary>
/// <param name="Top1">In scope: the best passage's topic is right.</param>
/// <param name="Mrr">Mean reciprocal rank of the right topic among the first ten topics.</param>
/// <param name="Facet">The best passage's facet is right, of the questions that ask for one and whose topic is right; null from a peer that knows no passages.</param>
/// <param name="DeclinePrecision">Of the declined questions, those out of scope.</param>
/// <param name="DeclineRecall">Of the questions out of scope, those declined.</param>
/// <param name="Overall">All questions: in scope answered with the right topic, out of scope declined.</param>
/// <param name="Median">µs per question.</param>
/// <param name="P99">µs per question.</param>
internal sealed record RetrievalFigures(
    double Top1, double Top3, double Mrr, double? Facet, double DeclinePrecision, double DeclineRecall, double Overall, double Median, double P99)
{
    private const int RankDepth = 10;

    /// <summary>Counts.</summary>
    /// <param name="micros">The times of the same questions.</param>
    public static RetrievalFigures Of(IReadOnlyList<EvalOutcome> outcomes, IEnumerable<double> micros)
    {
        List<EvalOutcome> inScope = [.. outcomes.Where(outcome => outcome.InScope)];
        List<EvalOutcome> facets = [.. inScope.Where(outcome => outcome.FacetRight is not null)];
        List<EvalOutcome> declined = [.. outcomes.Where(outcome => outcome.Declined)];
        var outside = outcomes.Count - inScope.Count;
        var declinedRightly = declined.Count(outcome => !outcome.InScope);
        List<double> times = [.. micros.Order()];
        return new RetrievalFigures(
            Share(inScope.Count(outcome => outcome.Top1), inScope.Count),
            Share(inScope.Count(outcome => outcome.Rank is >= 1 and <= 3), inScope.Count),
            inScope.Count == 0 ? 0 : inScope.Average(outcome => outcome.Rank is >= 1 and <= RankDepth ? 1.0 / outcome.Rank : 0),
            facets.Count == 0 ? null : Share(facets.Count(outcome => outcome.FacetRight == true), facets.Count),
            Share(declinedRightly, declined.Count), Share(declinedRightly, outside),
            Share(declinedRightly + inScope.Count(outcome => outcome.Top1 && !outcome.Declined), outcomes.Count),
            times[times.Count / 2], times[(int)(times.Count * 0.99)]);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
