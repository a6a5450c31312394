using System.Security.Cryptography;
using System.Text;
using De06Assistant.Bot.Sharing;
using StackExchange.Redis;

namespace De06Assistant.Bot.Hosting.Limits;

/// <summary>Counts in Redis, so that all processes together hold to one limit.</summary>
/// <remarks>
/// The same token bucket, kept as one number: when it will be full again. That says how full it is now (the "virtual scheduling" of the generic cell
/// rate algorithm, ITU-T I.371), and the key goes by itself when there is nothing left to know. Time is that of Redis, so that the clocks of the machines do not matter.
/// </remarks>
internal sealed class SharedBuckets(RedisLink redis)
{
    private const int NameBytes = 16;
    private const double TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    // Microseconds throughout. Rounded down, so that rounding never costs a permit.
    private const string Script =
        """
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local window = tonumber(ARGV[1])
        local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + window / ARGV[2]
        if full - now > window then return math.ceil(full - now - window) end
        redis.call('SET', KEYS[1], string.format('%.0f', math.floor(full)), 'PX', math.ceil((full - now) / 1000))
        return 0
        """;

    /// <summary>Whether the settings name a Redis.</summary>
    public bool IsUsed => redis.IsUsed;

    /// <summary>Takes a permit.</summary>
    /// <returns>How long to wait for the next, nothing when there was one; null when Redis is away.</returns>
    public async ValueTask<TimeSpan?> TakeAsync(LimitRule rule, string subject)
    {
        var (isCounted, wait) = await redis.TryAsync(
            async database => (long)await database.ScriptEvaluateAsync(Script, [Key(rule, subject)], [(long)(rule.Window.Ticks / TicksPerMicrosecond), rule.Permits]), CancellationToken.None);
        return isCounted ? TimeSpan.FromMicroseconds(wait) : null;
    }

    /// <summary>
    /// A digest, so that who looks at the keys reads no address. Who has Redis could try all addresses; the key is gone within the rule's window.
    /// Processes with other settings for a while count apart, as their rules are others.
    /// </summary>
    private static RedisKey Key(LimitRule rule, string subject)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{rule.Permits}\n{rule.Window.Ticks}\n{subject}"));
        return $"de06:limit:{rule.Name}:{Convert.ToHexStringLower(digest.AsSpan(0, NameBytes))}";
    }
}
