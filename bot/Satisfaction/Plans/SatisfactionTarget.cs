namespace De06Assistant.Bot.Satisfaction.Plans;

/// <summary>A plan's target for satisfaction: the reference line beside the CSAT.</summary>
/// <param name="Share">What is to be reached, 0 to 1.</param>
/// <param name="Indicator">What the plan measures, in its words.</param>
/// <param name="Bound">The plan's words before the figure: "tối thiểu"; null where there are none.</param>
/// <param name="Year">The year that it is set for; the plan's own may lie before the one that is asked for.</param>
/// <param name="Reference">The plan and its section, as a report cites it.</param>
/// <param name="Domains">The content's domains that the indicator names; empty where it is about public services as a whole.</param>
public sealed record SatisfactionTarget(double Share, string Indicator, string? Bound, int Year, string Reference, IReadOnlyList<string> Domains);
