using System.Globalization;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Bot.Satisfaction.Plans;

/// <summary>Finds the satisfaction targets among the targets of a locality's plan: in percent, with "hài lòng" in the indicator.</summary>
internal static class SatisfactionTargets
{
    private const string Percent = "%";
    private const string Satisfied = "hai long";
    private const double PerCent = 100;

    /// <summary>The targets of a locality for a year, the highest first.</summary>
    /// <param name="year">The year; where the plan has no figure for it, the latest before it counts.</param>
    public static IReadOnlyList<SatisfactionTarget> Of(KnowledgeIndex index, string locality, int year)
    {
        if (index.LocalSegment(locality) is not { } segment) return [];
        return [.. PlanPassages.Of(segment, Facet.PlanTarget)
            .Select(item => Read(index, item.Topic, item.Passage.Target!, year)).OfType<SatisfactionTarget>().OrderByDescending(target => target.Share)];
    }

    private static SatisfactionTarget? Read(KnowledgeIndex index, StoredTopic plan, PlanTarget target, int year)
    {
        var indicator = Folding.Fold(target.Indicator);
        if (target.Unit != Percent || !indicator.Contains(Satisfied, StringComparison.Ordinal)) return null;
        var value = target.Values.Select(Read).OfType<(int Year, double Share)>().Where(value => value.Year <= year).OrderByDescending(value => value.Year).FirstOrDefault();
        return value.Share == 0 ? null : new SatisfactionTarget(
            value.Share, target.Indicator, target.Bound, value.Year, PlanPassages.Reference(plan, target.Section),
            [.. index.Lexicon.Domains.Where(domain => indicator.Contains(Folding.Fold(domain.Value), StringComparison.Ordinal)).Select(domain => domain.Key)]);
    }

    private static (int Year, double Share)? Read(YearValue value) =>
        int.TryParse(value.Year, CultureInfo.InvariantCulture, out var year) && double.TryParse(value.Value?.TrimStart('≥', ' '), CultureInfo.InvariantCulture, out var share) ? (year, share / PerCent) : null;
}
