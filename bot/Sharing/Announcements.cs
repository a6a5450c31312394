using System.Collections.Concurrent;
using StackExchange.Redis;

namespace De06Assistant.Bot.Sharing;

/// <summary>
/// What the processes tell each other at once, by Redis where there is one. An announcement only saves the others from looking by themselves:
/// one that is lost costs some seconds and nothing else.
/// </summary>
internal sealed class Announcements(RedisLink redis) : IHostedService
{
    private static readonly RedisChannel Channel = "de06:announcements";

    // Redis gives to a process also what it has said itself.
    private readonly string _self = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, Action<string>> _hearers = new(StringComparer.Ordinal);

    public Task StartAsync(CancellationToken cancellationToken) => redis.SubscribeAsync(Channel, Heard);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Has <paramref name="heard"/> called with each text that another process says of <paramref name="subject"/>; it has to return soon.</summary>
    public void Hear(string subject, Action<string> heard) => _hearers[subject] = heard;

    /// <summary>Tells the other processes; waits for nothing.</summary>
    /// <param name="subject">One word: "stream".</param>
    public void Say(string subject, string text)
    {
        if (redis.IsUsed) _ = redis.TryAsync(database => database.PublishAsync(Channel, $"{_self}\n{subject}\n{text}"), CancellationToken.None);
    }

    private void Heard(RedisValue message)
    {
        if (((string)message).Split('\n', 3) is [var sender, var subject, var text] && sender != _self && _hearers.TryGetValue(subject, out var heard)) heard(text);
    }
}
