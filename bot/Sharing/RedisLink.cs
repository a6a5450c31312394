using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Operations.Telemetry;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace De06Assistant.Bot.Sharing;

/// <summary>
/// The one connection of this process to Redis, where the settings name one, and the one place that knows whether it works. Nothing waits long for
/// Redis and nothing fails with it: who asks is told that it is away, and does without. It is logged once when it goes and once when it comes back.
/// </summary>
internal sealed class RedisLink(IOptions<AssistantOptions> options, ILogger<RedisLink> log) : IHostedService, IAsyncDisposable
{
    private const int ConnectMilliseconds = 2000;
    private const string ClientName = "De06Assistant";
    private const string ProbeKey = "de06:probe";

    /// <summary>
    /// How long anyone waits for Redis: once, since after that nobody does until it is back. Asynchronous calls of this client version have no limit of their own.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan ProbeLasts = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TryEvery = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();
    private ConnectionMultiplexer? _connection;
    private int _isAway;

    /// <summary>Whether the settings name a Redis.</summary>
    public bool IsUsed => options.Value.State.Provider == StateOptions.InRedis;

    /// <summary>Connects. Redis may also start later: the client goes on trying, and what was subscribed to is subscribed to again.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsUsed) return;
        var configuration = ConfigurationOptions.Parse(options.Value.State.Redis!);
        configuration.AbortOnConnectFail = false;
        configuration.ConnectTimeout = ConnectMilliseconds;
        configuration.ConnectRetry = 1;
        configuration.SyncTimeout = ConnectMilliseconds;
        configuration.ClientName ??= ClientName;
        _connection = await ConnectionMultiplexer.ConnectAsync(configuration);
        // What is heard is only passed on, and has no order to keep.
        _connection.PreserveAsyncOrder = false;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _end.CancelAsync();

    /// <summary>Does something with Redis.</summary>
    /// <returns>Not done where there is no Redis, or where it is away; it may have been done after all.</returns>
    public async Task<(bool IsDone, T? Result)> TryAsync<T>(Func<IDatabase, Task<T>> work, CancellationToken cancellationToken)
    {
        if (_connection is null || Volatile.Read(ref _isAway) == 1) return default;
        try
        {
            return (true, await work(_connection.GetDatabase()).WaitAsync(Patience, cancellationToken));
        }
        catch (Exception fault) when (IsOfRedis(fault))
        {
            Measures.Failed(FaultKind.Redis);
            if (Interlocked.Exchange(ref _isAway, 1) == 0) _ = WaitUntilBackAsync(_connection, fault);
            return default;
        }
    }

    /// <summary>Why Redis cannot be used now, for an operator; null when it can, or when there is none.</summary>
    public async Task<string?> WhyNotAsync(CancellationToken cancellationToken) => !IsUsed || (await TryAsync(ProbeAsync, cancellationToken)).IsDone
        ? null
        : "không dùng được Redis: trợ lý vẫn trả lời nhưng không nhớ câu trước, mỗi tiến trình tự tính mức trần, tin của tiến trình khác đến chậm vài giây";

    /// <summary>Listens to a channel of Redis for as long as the process lives; what is said while Redis is away is not heard.</summary>
    public async Task SubscribeAsync(RedisChannel channel, Action<RedisValue> heard)
    {
        if (_connection is not null) await _connection.GetSubscriber().SubscribeAsync(channel, (_, message) => heard(message));
    }

    /// <summary>The host does it twice: it is a service, and starts with the host.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested) return;
        await _end.CancelAsync();
        _end.Dispose();
        if (_connection is null) return;
        await _connection.CloseAsync();
        _connection.Dispose();
    }

    /// <summary>Asks again and again, so that no citizen has to wait to find out.</summary>
    private async Task WaitUntilBackAsync(ConnectionMultiplexer connection, Exception fault)
    {
        log.LogWarning("Redis is away: answers go on without context, each process counts limits by itself, news of other processes comes later: {Reason}", Reason(fault));
        using var timer = new PeriodicTimer(TryEvery);
        var end = _end.Token;
        try
        {
            do await timer.WaitForNextTickAsync(end);
            while (!await AnswersAsync(connection, end));
            Volatile.Write(ref _isAway, 0);
            log.LogInformation("Redis is back: conversations have their context again, limits count together again");
        }
        catch (OperationCanceledException)
        {
            // The end of the service.
        }
    }

    private static async Task<bool> AnswersAsync(ConnectionMultiplexer connection, CancellationToken end)
    {
        try
        {
            await ProbeAsync(connection.GetDatabase()).WaitAsync(Patience, end);
            return true;
        }
        catch (Exception fault) when (IsOfRedis(fault))
        {
            return false;
        }
    }

    /// <summary>Writes: one that is full, or a replica, still answers.</summary>
    private static Task<bool> ProbeAsync(IDatabase redis) => redis.StringSetAsync(ProbeKey, 1, ProbeLasts);

    /// <summary>Not the client's message: it repeats what was asked for, and the key of a state is that of a conversation.</summary>
    private static string Reason(Exception fault) => fault switch
    {
        RedisServerException => fault.Message.Split('\n')[0],
        RedisConnectionException connection => connection.FailureType.ToString(),
        _ => fault.GetType().Name,
    };

    private static bool IsOfRedis(Exception fault) => fault is RedisException or TimeoutException or ObjectDisposedException;
}
