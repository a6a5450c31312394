using De06Assistant.Bot.Operations.Telemetry;

namespace De06Assistant.Bot.Hosting.Limits;

/// <summary>
/// Counts what is done, by rule and subject: the one place that all channels ask. Where the settings name a Redis all processes count together;
/// while it is away each counts by itself.
/// </summary>
internal sealed class RequestLimits(OwnBuckets own, SharedBuckets shared)
{
    private static readonly ValueTask<TimeSpan?> Taken = new((TimeSpan?)null);

    /// <summary>Takes a permit of <paramref name="rule"/> for <paramref name="subject"/>: an address, a conversation.</summary>
    /// <returns>Null when there was one; else how long to wait for the next.</returns>
    public ValueTask<TimeSpan?> TakeAsync(LimitRule rule, string subject)
    {
        if (rule.Permits == 0) return Taken;
        if (shared.IsUsed) return TakeTogetherAsync(rule, subject);
        return new ValueTask<TimeSpan?>(Counted(rule, own.Take(rule, subject)));
    }

    private static TimeSpan? Counted(LimitRule rule, TimeSpan? wait)
    {
        if (wait is not null) Measures.Refused(rule.Name);
        return wait;
    }

    private async ValueTask<TimeSpan?> TakeTogetherAsync(LimitRule rule, string subject)
    {
        if (await shared.TakeAsync(rule, subject) is not { } wait) return Counted(rule, own.Take(rule, subject));
        return Counted(rule, wait > TimeSpan.Zero ? wait : null);
    }
}
