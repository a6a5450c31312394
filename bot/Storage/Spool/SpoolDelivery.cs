using System.Data.Common;
using De06Assistant.Bot.Operations.Telemetry;

namespace De06Assistant.Bot.Storage.Spool;

/// <summary>
/// Brings what waits into the database, in its order, as soon as the database takes it; also what a process left behind that
/// is no more. Each record counts once, however often it is delivered: a file is deleted only when all of it is committed, and
/// a process that ends in between delivers it again.
/// </summary>
internal sealed class SpoolDelivery(RecordSpool spool, RecordWriter writer, RecordDatabase database, TimeProvider time, ILogger<SpoolDelivery> log) : BackgroundService
{
    private const int RecordsAtOnce = 200;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private bool _hasWarned;

    /// <summary>Delivers all that can be delivered.</summary>
    /// <exception cref="StorageException">The database does not take it yet; the rest goes on waiting.</exception>
    public async Task DeliverAsync(CancellationToken cancellationToken)
    {
        // Asked first, so that a long outage does not begin a new file each time; also when nothing waits, so that it is known that all is well again.
        if (spool.IsWaiting || writer.WhyNot is not null) await writer.WriteAsync(database.ProveWritable, cancellationToken);
        if (spool.IsWaiting)
        {
            while (await DeliverNextAsync(cancellationToken)) { }
            log.LogInformation("What waited for the database is delivered");
            if (spool.TakeLostCount() is > 0 and var lost) log.LogError("{Count} turns that were answered are not recorded: there were too many to hold in memory", lost);
        }
        foreach (var path in SpoolFolder.Waiting(spool.Root))
        {
            using var left = SpoolFolder.TryTake(path);
            foreach (var segment in left?.Segments() ?? [])
            {
                await DeliverAsync(segment, cancellationToken);
                left!.Remove(segment);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do await TryDeliverAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the service; what waits is delivered after the next start.
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await spool.SettleAsync();
        }
        catch (StorageException fault)
        {
            log.LogError(fault, "{Count} turns that were answered are not recorded: neither the database nor the disk took them", spool.HeldCount + spool.TakeLostCount());
        }
    }

    /// <returns>False when nothing waits any more.</returns>
    private async Task<bool> DeliverNextAsync(CancellationToken cancellationToken)
    {
        if (await spool.OldestAsync(cancellationToken) is { } segment)
        {
            await DeliverAsync(segment, cancellationToken);
            await spool.RemoveAsync(segment);
            return true;
        }
        var held = spool.Held();
        foreach (var part in held.Chunk(RecordsAtOnce)) await DeliverAsync(part, cancellationToken);
        spool.Release(held);
        return held.Count > 0;
    }

    private async Task TryDeliverAsync(CancellationToken cancellationToken)
    {
        try
        {
            await DeliverAsync(cancellationToken);
        }
        catch (StorageException)
        {
            // The writer says why.
            Warn();
        }
        catch (IOException fault)
        {
            log.LogError(fault, "The spool cannot be read");
        }
    }

    private void Warn()
    {
        if (!_hasWarned && spool.HeldCount > 0) log.LogError("Neither the database nor the spool takes anything; answers go on and are in memory only, ratings are refused");
        _hasWarned = spool.HeldCount > 0;
    }

    private async Task DeliverAsync(string segment, CancellationToken cancellationToken)
    {
        var records = SpoolFolder.Read(segment).Select(line => line.Record).ToList();
        if (records.Count(record => record is null) is > 0 and var damaged) log.LogError("{Count} lines of {Segment} are damaged and cannot be delivered", damaged, segment);
        foreach (var part in records.OfType<SpooledRecord>().Chunk(RecordsAtOnce)) await DeliverAsync(part, cancellationToken);
    }

    private async Task DeliverAsync(SpooledRecord[] records, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(transaction =>
            {
                foreach (var record in records) Deliver(transaction, record);
                return true;
            }, cancellationToken);
        }
        catch (DbException) when (records.Length > 1)
        {
            // One of them is refused; the others are not to wait for it.
            foreach (var record in records) await DeliverAsync([record], cancellationToken);
        }
        catch (DbException fault)
        {
            Measures.Failed(FaultKind.Record);
            log.LogError(fault, "A record that waited is refused by the database: turn {Turn}", records[0].Turn?.Id ?? records[0].Rating?.TurnId);
        }
    }

    private void Deliver(RecordTransaction transaction, SpooledRecord record)
    {
        if (record.Turn is { } turn) Deliver(transaction, turn, record.State);
        if (record.Rating is { } rating) Deliver(transaction, rating, time.GetUtcNow());
    }

    private static void Deliver(RecordTransaction transaction, TurnRecord turn, StateRecord? state)
    {
        // It was delivered before, or its first writing was committed and only the word of it was lost.
        if (transaction.ExecuteScalar<long>("SELECT COUNT(*) FROM turns WHERE id = @Id", new { turn.Id }) > 0) return;
        if (!RecordRows.AddTurn(transaction, turn)) return;
        if (state is not null) RecordRows.SetState(transaction, turn, state, keepsNewer: true);
        if (EarlyRatings.Take(transaction, turn.Id) is { } early) RecordRows.SetRating(transaction, early);
    }

    private static void Deliver(RecordTransaction transaction, RatingRecord rating, DateTimeOffset now)
    {
        var given = transaction.ExecuteScalar<long?>("SELECT at FROM ratings WHERE turn_id = @TurnId", new { rating.TurnId });
        // Unless it was given in the future: by a clock that has been put back since.
        if (given > rating.At.ToUnixTimeMilliseconds() && given <= now.ToUnixTimeMilliseconds()) return;
        if (!RecordRows.SetRating(transaction, rating)) EarlyRatings.Keep(transaction, rating);
    }
}
