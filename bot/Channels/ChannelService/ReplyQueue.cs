using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>
/// Sends replies behind the backs of the callers: those of one conversation in their order, those of several side by side.
/// When the program ends, what is waiting is sent first.
/// </summary>
internal sealed class ReplyQueue(ConnectorClient connector, ChannelMessageStore store, IOptions<AssistantOptions> options, TimeProvider time, ILogger<ReplyQueue> log)
    : IHostedService, IDisposable
{
    private const int MostWaiting = 2000;
    private const int MostAtOnce = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (OutgoingReply Reply, Task Sent)> _last = new(StringComparer.Ordinal);
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _slots = new(MostAtOnce);
    private readonly CancellationTokenSource _end = new();
    private bool _closed;

    /// <summary>Takes a reply; one that is waiting already is not taken twice.</summary>
    /// <returns>False when too much is waiting or the program ends.</returns>
    public bool TryAdd(OutgoingReply reply)
    {
        lock (_lock)
        {
            if (_closed || _waiting.Count >= MostWaiting) return false;
            if (!_waiting.Add(reply.Answers)) return true;
            var before = _last.GetValueOrDefault(reply.Conversation).Sent ?? Task.CompletedTask;
            _last[reply.Conversation] = (reply, Task.Run(() => SendAfterAsync(before, reply), CancellationToken.None));
            return true;
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task all;
        lock (_lock)
        {
            _closed = true;
            all = Task.WhenAll(_last.Values.Select(last => last.Sent));
        }
        try
        {
            await all.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _end.CancelAsync();
            await all;
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _end.Dispose();
    }

    private async Task SendAfterAsync(Task before, OutgoingReply reply)
    {
        await before;
        await _slots.WaitAsync();
        try
        {
            // What was sent while this one waited is not sent again.
            if (!store.Has(reply.Answers)) await SendAsync(reply);
        }
        catch (ConnectorException fault)
        {
            log.LogWarning("A reply to {Channel} did not arrive: {Why}", reply.Channel, fault.Message);
        }
        catch (OperationCanceledException)
        {
            log.LogWarning("A reply to {Channel} was not sent before the program ended", reply.Channel);
        }
#pragma warning disable CA1031 // Whatever it is, the next reply of this conversation is to go out.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.LogError(fault, "Sending a reply to {Channel} failed", reply.Channel);
        }
        finally
        {
            _slots.Release();
            Forget(reply);
        }
    }

    private async Task SendAsync(OutgoingReply reply)
    {
        List<string> names = [];
        foreach (var message in reply.Messages)
            if (await connector.SendAsync(message, reply.Address, _end.Token) is { Length: > 0 } name) names.Add(reply.NameOf(name));
        var now = time.GetUtcNow();
        await store.AddAsync([reply.Answers, .. names], reply.Turn, now, now.AddDays(-options.Value.ConversationDays), CancellationToken.None);
    }

    private void Forget(OutgoingReply reply)
    {
        lock (_lock)
        {
            _waiting.Remove(reply.Answers);
            // Unless another has been put behind it.
            if (ReferenceEquals(_last.GetValueOrDefault(reply.Conversation).Reply, reply)) _last.Remove(reply.Conversation);
        }
    }
}
