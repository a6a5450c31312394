using System.Threading.RateLimiting;

namespace De06Assistant.Bot.Hosting.Limits;

/// <summary>Counts in this process.</summary>
/// <remarks>A token bucket for each subject; one that is full again is forgotten after some seconds.</remarks>
internal sealed class OwnBuckets : IDisposable
{
    private readonly PartitionedRateLimiter<Subject> _buckets = PartitionedRateLimiter.Create<Subject, Subject>(
        subject => RateLimitPartition.GetTokenBucketLimiter(subject, Bucket));

    /// <summary>Takes a permit.</summary>
    /// <returns>Null when there was one; else how long to wait for the next.</returns>
    public TimeSpan? Take(LimitRule rule, string subject)
    {
        using var lease = _buckets.AttemptAcquire(new Subject(rule, subject));
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : rule.Window;
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
