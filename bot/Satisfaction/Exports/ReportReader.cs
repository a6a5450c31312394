using De06Assistant.Bot.Satisfaction.Gaps;
using De06Assistant.Bot.Satisfaction.Plans;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>Gathers what a report says.</summary>
public sealed class ReportReader(SatisfactionQueries figures, RatedTurnQueries ratings, PersonAnswers persons, UnansweredQueries unanswered)
{
    private const int ListLength = 10;

    /// <summary>The report of a period.</summary>
    /// <param name="index">The content, for names and for the plan's targets.</param>
    /// <param name="by">What the rows of the figures stand for.</param>
    /// <param name="locality">A locality's slug; null for all of them together.</param>
    public Report Read(KnowledgeIndex index, Period period, Grouping by, string? locality)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(period);
        var filter = new FigureFilter { Locality = locality };
        var byTopic = figures.Report(period, Grouping.Topic, filter);
        var plan = locality is not null && index.LocalSegment(locality) is { } segment ? segment.Topic(0) : null;
        return new Report(
            period, locality is null ? null : index.Localities.BySlug(locality), figures.Report(period, by, filter), figures.Report(period, Grouping.Day, filter).Rows, byTopic.Rows,
            figures.MostAsked(period, filter, ListLength), figures.WorstRated(period, filter, ListLength), unanswered.Clusters(index, period, filter, ListLength),
            persons.Times(period, locality), Targets(index, period, locality, byTopic), plan is null ? null : $"{plan.Title} ({plan.Plan!.Number ?? PlanDate.Readable(plan.Plan.Issued)})",
            [.. ReportingPeriods.Of(index, locality, period.To).SelectMany(item => item.Recipients).Distinct(StringComparer.Ordinal)],
            new ReportNames(index), ratings.Count(period, filter), ratings.All(period, filter));
    }

    /// <summary>The targets of a locality's plan beside what was measured; none for all localities together.</summary>
    public IReadOnlyList<TargetComparison> Targets(KnowledgeIndex index, Period period, string? locality)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(period);
        return Targets(index, period, locality, figures.Report(period, Grouping.Topic, new FigureFilter { Locality = locality }));
    }

    private static List<TargetComparison> Targets(KnowledgeIndex index, Period period, string? locality, SatisfactionReport byTopic)
    {
        if (locality is null) return [];
        return [.. SatisfactionTargets.Of(index, locality, period.To.Year).Select(target => new TargetComparison(target, Measured(target)))];

        SatisfactionFigures Measured(SatisfactionTarget target) =>
            target.Domains.Count == 0 ? byTopic.Total : SatisfactionFigures.Sum("", byTopic.Rows.Where(row => Domain(index, row.Key) is { } domain && target.Domains.Contains(domain)));
    }

    private static string? Domain(KnowledgeIndex index, string topic) => index.Topics.TryGetValue(topic, out var number) ? index.National.Topic(number).Domain : null;
}
