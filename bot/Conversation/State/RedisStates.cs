using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Operations.Telemetry;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace De06Assistant.Bot.Conversation.State;

/// <summary>
/// Keeps states in Redis, for processes that do not share a records database. Redis being away costs the context, never
/// the answer; it is logged once when it goes and once when it comes back.
/// </summary>
internal sealed class RedisStates(RecordStore records, IOptions<AssistantOptions> options, TimeProvider time, ILogger<RedisStates> log) : IConversationStates, IAsyncDisposable
{
    private const string KeyPrefix = "de06:conversation:";
    private const int ConnectMilliseconds = 2000;

    /// <summary>How long a turn waits for Redis. Asynchronous calls of this client version have no limit of their own.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _connecting = new(1, 1);
    private ConnectionMultiplexer? _connection;
    private int _isAway;

    public async Task<ConversationState?> ReadAsync(string conversation, CancellationToken cancellationToken)
    {
        var text = await TryAsync(redis => redis.StringGetAsync(KeyPrefix + conversation), cancellationToken);
        return StateText.Read(text, time.GetUtcNow());
    }

    public async Task<bool> RecordAsync(TurnRecord turn, ConversationState state, CancellationToken cancellationToken)
    {
        if (!await records.AddTurnAsync(turn, null, cancellationToken)) return false;
        await TryAsync(redis => redis.StringSetAsync(KeyPrefix + turn.ConversationId, StateText.Write(state), StateText.SilenceOf(state.Channel)), cancellationToken);
        return true;
    }

    /// <summary>Where Redis is away the state, which holds no words of the citizen, goes with the silence.</summary>
    public Task ForgetAsync(string conversation, CancellationToken cancellationToken) => TryAsync(redis => redis.KeyDeleteAsync(KeyPrefix + conversation), cancellationToken);

    public async Task<string?> WhyNotAsync(CancellationToken cancellationToken) =>
        await TryAsync(async redis => (await redis.PingAsync()).ToString(), cancellationToken) is null ? "Redis không trả lời" : null;

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.CloseAsync();
        _connection?.Dispose();
        _connecting.Dispose();
    }

    private async Task<T?> TryAsync<T>(Func<IDatabase, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await ConnectAsync(cancellationToken);
            var result = await work(connection.GetDatabase()).WaitAsync(Patience, time, cancellationToken);
            if (Interlocked.Exchange(ref _isAway, 0) == 1) log.LogInformation("Redis is back; conversations have their context again");
            return result;
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException or ObjectDisposedException)
        {
            Measures.Failed(FaultKind.Redis);
            if (Interlocked.Exchange(ref _isAway, 1) == 0) log.LogWarning("Redis is away, answers go on without context: {Reason}", Reason(fault));
            return default;
        }
    }

    /// <summary>The library's own messages repeat the command, and in it the identifier of the conversation, which is its key.</summary>
    private static string Reason(Exception fault) => (fault as RedisConnectionException)?.FailureType.ToString() ?? fault.GetType().Name;

    private async Task<ConnectionMultiplexer> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_connection is not null) return _connection;
        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (_connection is not null) return _connection;
            var configuration = ConfigurationOptions.Parse(options.Value.State.Redis!);
            // Goes on trying in the background, so that Redis may start after the bot and come back by itself.
            configuration.AbortOnConnectFail = false;
            configuration.ConnectTimeout = ConnectMilliseconds;
            configuration.SyncTimeout = ConnectMilliseconds;
            return _connection = await ConnectionMultiplexer.ConnectAsync(configuration);
        }
        finally
        {
            _connecting.Release();
        }
    }
}
