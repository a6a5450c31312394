using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>
/// Sends what is in line: a few at once, one person's messages one after another. The line is on the disk, so that nothing is
/// lost with the process; what was on its way when the process died is not sent again, because it may have arrived.
/// </summary>
internal sealed class ZaloOutbox(ZaloMessageStore store, ZaloSender sender, ZaloTokens tokens, LiveIndex live, IOptions<AssistantOptions> options, TimeProvider time, ILogger<ZaloOutbox> log)
    : BackgroundService
{
    private const int AtOnce = 4;

    /// <summary>Marks are kept longer than any event is young enough to be taken.</summary>
    private static readonly TimeSpan KeptMarks = TimeSpan.FromDays(3);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PurgeEvery = TimeSpan.FromHours(6);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<long, Task> _running = new();
    private DateTimeOffset _purged = DateTimeOffset.MinValue;

    private ZaloOptions Settings => options.Value.Zalo;

    /// <summary>Says that something has been put in line.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!Settings.IsConfigured) return;
        RefuseUnknownLocality();
        if (await store.StartAsync(cancellationToken)) log.LogWarning("Zalo: messages were on their way when the program ended; they are not sent again");
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await tokens.KeepAsync(stoppingToken);
                await PurgeAsync(stoppingToken);
                if (!Begin()) await WaitAsync(store.NextDue(), stoppingToken);
            }
            catch (Exception fault) when (fault is StorageException or DbException)
            {
                log.LogError(fault, "Zalo: the records cannot be read or written; sending goes on when they can");
                await WaitAsync(time.GetUtcNow() + PauseAfterFault, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The end of the service.
            }
        }
        await Task.WhenAll(_running.Values);
    }

    private void RefuseUnknownLocality()
    {
        using var lease = live.Acquire();
        if (Settings.Locality is { } locality && lease.Index.Localities.BySlug(locality) is null)
            throw new StartupException($"Assistant:Zalo:Locality là \"{locality}\", nhưng nội dung không có localities/{locality}.yaml.");
    }

    /// <summary>Begins to send what is due, as far as there is room.</summary>
    /// <returns>Whether anything was begun.</returns>
    private bool Begin()
    {
        var begun = false;
        foreach (var message in store.Due(time.GetUtcNow(), AtOnce))
        {
            if (_running.Count >= AtOnce || _running.ContainsKey(message.Number)) continue;
            begun = true;
            _running[message.Number] = Task.Run(() => SendAsync(message), CancellationToken.None);
        }
        return begun;
    }

    // Not stopped with the service: a message that has gone out is marked as such first.
    private async Task SendAsync(ZaloOutgoing message)
    {
        // Not before it stands in the list, from which it is taken at the end.
        await Task.Yield();
        try
        {
            await sender.SendAsync(message, CancellationToken.None);
        }
        catch (Exception fault) when (fault is StorageException or DbException)
        {
            log.LogError(fault, "Zalo: what became of message {Number} could not be recorded", message.Number);
        }
        finally
        {
            _running.TryRemove(message.Number, out _);
            Wake();
        }
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _purged < PurgeEvery) return;
        await store.PurgeAsync(now - KeptMarks, now.AddDays(-options.Value.ConversationDays), cancellationToken);
        _purged = now;
    }

    /// <summary>Waits until something is put in line, something ends, or the given time.</summary>
    private async Task WaitAsync(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // What is due already is being sent, or waits for its turn: its end wakes.
        var wait = until is { } due && due > now && due - now < LongestWait ? due - now : LongestWait;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(wait);
        try
        {
            await _wake.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // The time has come, or the end of the service.
        }
    }
}
