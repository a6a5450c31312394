using System.Threading.RateLimiting;
using De06Assistant.Bot.Operations.Telemetry;

namespace De06Assistant.Bot.Hosting.Limits;

/// <summary>
/// Counts what is done, by rule and subject: the one place that all channels ask. It counts in this process; a counter that
/// several processes share can take its place behind the same method, which is asynchronous for that reason alone.
/// </summary>
/// <remarks>A token bucket for each subject; one that is full again is forgotten after some seconds.</remarks>
internal sealed class RequestLimits : IDisposable
{
    private readonly PartitionedRateLimiter<Subject> _buckets = PartitionedRateLimiter.Create<Subject, Subject>(
        subject => RateLimitPartition.GetTokenBucketLimiter(subject, Bucket));

    /// <summary>Takes a permit of <paramref name="rule"/> for <paramref name="subject"/>: an address, a conversation.</summary>
    /// <returns>Null when there was one; else how long to wait for the next.</returns>
    public ValueTask<TimeSpan?> TakeAsync(LimitRule rule, string subject)
    {
        if (rule.Permits == 0) return new ValueTask<TimeSpan?>((TimeSpan?)null);
        using var lease = _buckets.AttemptAcquire(new Subject(rule, subject));
        if (lease.IsAcquired) return new ValueTask<TimeSpan?>((TimeSpan?)null);
        Measures.Refused(rule.Name);
        return new ValueTask<TimeSpan?>(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : rule.Window);
    }

    public void Dispose() => _buckets.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(Subject subject) => new()
    {
        TokenLimit = subject.Rule.Permits,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = subject.Rule.Window / subject.Rule.Permits,
        QueueLimit = 0,
    };

    private readonly record struct Subject(LimitRule Rule, string Name);
}
