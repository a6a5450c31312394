using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.LookUp;

/// <summary>Which tasks are listed; null lists all.</summary>
/// <param name="Agency">Beginnings of words of the lead agency's name.</param>
internal sealed record PlanTaskFilter(string? Locality, string? Plan, string? Agency, DueFilter Due);

/// <summary>A task of a plan as the table shows it.</summary>
/// <param name="Plan">The plan's slug.</param>
/// <param name="Card">The plan's number and date.</param>
/// <param name="Deadline">Null where the plan names none.</param>
internal sealed record PlanTaskRow(Locality Place, string Plan, string PlanTitle, PlanCard Card, string Id, PlanTask Task, PlanDeadline? Deadline)
{
    /// <summary>The tasks of the plans, by deadline within each lead agency; tasks without a day last.</summary>
    /// <param name="byAgency">Whether the agency goes before the deadline.</param>
    public static IReadOnlyList<PlanTaskRow> Read(KnowledgeIndex index, PlanTaskFilter filter, bool byAgency, DateOnly today)
    {
        var rows = index.Localities.All.Where(place => filter.Locality is null || place.Slug == filter.Locality).SelectMany(place => Of(index, place))
            .Where(row => (filter.Plan is null || row.Plan == filter.Plan)
                && (filter.Agency is null || LookUpSearch.Names(row.Task.Lead, filter.Agency))
                && filter.Due.LetsThrough(row.Deadline, today));
        var sorted = byAgency ? rows.OrderBy(row => row.Task.Lead is null).ThenBy(row => row.Task.Lead, StringComparer.OrdinalIgnoreCase).ThenBy(Day) : rows.OrderBy(Day);
        return [.. sorted.ThenBy(row => row.Id, StringComparer.Ordinal)];

        DateOnly Day(PlanTaskRow row) => row.Deadline?.NextOn(today) ?? DateOnly.MaxValue;
    }

    private static IEnumerable<PlanTaskRow> Of(KnowledgeIndex index, Locality place)
    {
        if (index.LocalSegment(place.Slug) is not { } segment) yield break;
        foreach (var passage in Enumerable.Range(0, segment.Manifest.Passages).Where(i => segment.FacetOf(i) == Facet.PlanTask).Select(segment.Passage))
        {
            var (topic, task) = (segment.Topic(passage.Topic), passage.Task!);
            yield return new PlanTaskRow(place, topic.Slug, topic.Title, topic.Plan!, passage.Id, task, task.Due is { } due ? PlanDeadline.Parse(due) : null);
        }
    }
}
