using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Satisfaction.Plans;

/// <summary>Reads a locality's plans from its segment.</summary>
internal static class PlanPassages
{
    /// <summary>The passages of a facet, plan by plan.</summary>
    public static IEnumerable<(StoredTopic Topic, StoredPassage Passage)> Of(Segment segment, Facet facet) => Enumerable.Range(0, segment.Manifest.Passages)
        .Where(i => segment.FacetOf(i) == facet).Select(i => (segment.Topic(segment.TopicOf(i)), segment.Passage(i)));

    /// <summary>A place in a plan as a report cites it, by its number or else by its date.</summary>
    public static string Reference(StoredTopic plan, string section) =>
        $"{plan.Title} ({plan.Plan!.Number ?? PlanDate.Readable(plan.Plan.Issued)}), mục {section}";
}
