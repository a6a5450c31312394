using System.Threading.RateLimiting;
using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>How much may be sent in a minute. Counted in this process.</summary>
internal sealed class DirectLineLimits(IOptions<AssistantOptions> options) : IDisposable
{
    private const int Segments = 6;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _begun = Limiter(options.Value.DirectLine.ConversationsPerMinute);
    private readonly PartitionedRateLimiter<string> _sent = Limiter(options.Value.DirectLine.ActivitiesPerMinute);
    private readonly PartitionedRateLimiter<string> _sentFromAddress = Limiter(options.Value.DirectLine.ActivitiesPerMinuteAndAddress);

    /// <summary>Counts a conversation that begins. A server stands for many citizens: its own limits are its business.</summary>
    /// <exception cref="DirectLineException">There are too many.</exception>
    public void Begin(DirectLineCaller caller)
    {
        if (!caller.IsServer) Take(_begun, caller.Address);
    }

    /// <summary>Counts an activity.</summary>
    /// <exception cref="DirectLineException">There are too many.</exception>
    public void Send(DirectLineCaller caller)
    {
        Take(_sent, caller.Token!.Conversation);
        if (!caller.IsServer) Take(_sentFromAddress, caller.Address);
    }

    public void Dispose()
    {
        _begun.Dispose();
        _sent.Dispose();
        _sentFromAddress.Dispose();
    }

    private static void Take(PartitionedRateLimiter<string> limiter, string of)
    {
        using var lease = limiter.AttemptAcquire(of);
        if (!lease.IsAcquired) throw DirectLineException.TooMany();
    }

    private static PartitionedRateLimiter<string> Limiter(int permits) => PartitionedRateLimiter.Create<string, string>(of =>
        RateLimitPartition.GetSlidingWindowLimiter(of, _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = Window, SegmentsPerWindow = Segments, QueueLimit = 0 }));
}
