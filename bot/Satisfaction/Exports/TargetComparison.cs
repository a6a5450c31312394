using De06Assistant.Bot.Satisfaction.Plans;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>A plan's target beside what was measured: on all topics, or on those of the domains that the target names.</summary>
public sealed record TargetComparison(SatisfactionTarget Target, SatisfactionFigures Measured)
{
    /// <summary>Whether the CSAT reaches the target; null without ratings.</summary>
    public bool? IsReached => Measured.Csat is { } csat ? csat >= Target.Share : null;
}
