using System.Threading.RateLimiting;

namespace De06Assistant.Bot.LeftQuestions;

/// <summary>
/// How often one address may leave questions and try codes. With 40 bits in a code, guessing one of ten thousand by
/// <see cref="CodesTried"/> every ten minutes takes one address some four hundred years on average.
/// </summary>
internal sealed class LeftQuestionLimits : IDisposable
{
    private const int QuestionsLeft = 10;
    private const int CodesTried = 30;
    private const int Segments = 10;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<string> _leaving = Limiter(QuestionsLeft);
    private readonly PartitionedRateLimiter<string> _looking = Limiter(CodesTried);

    public bool MayLeave(string address) => Take(_leaving, address);

    public bool MayLook(string address) => Take(_looking, address);

    public void Dispose()
    {
        _leaving.Dispose();
        _looking.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string address)
    {
        using var lease = limiter.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limiter(int permits) => PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = Window, SegmentsPerWindow = Segments, QueueLimit = 0 }));
}
