using System.Data.Common;
using Dapper;
using De06Assistant.Bot.Operations.Telemetry;

namespace De06Assistant.Bot.Storage.Spool;

/// <summary>
/// Brings what waits into the database, in its order, as soon as the database takes it; also what a process left behind that
/// is no more. Each record counts once, however often it is delivered: a file is deleted only when all of it is committed, and
/// a process that ends in between delivers it again.
/// </summary>
internal sealed class SpoolDelivery(RecordSpool spool, RecordWriter writer, TimeProvider time, ILogger<SpoolDelivery> log) : BackgroundService
{
    private const int RecordsAtOnce = 200;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Delivers all that can be delivered.</summary>
    /// <exception cref="StorageException">The database does not take it yet; the rest goes on waiting.</exception>
    public async Task DeliverAsync(CancellationToken cancellationToken)
    {
        if (spool.IsWaiting)
        {
            // Asked first, so that a long outage does not begin a new file each time.
            await writer.WriteAsync((_, _) => true, cancellationToken);
            while (await spool.OldestAsync(cancellationToken) is { } segment)
            {
                await DeliverAsync(segment, cancellationToken);
                await spool.RemoveAsync(segment);
            }
            log.LogInformation("What waited for the database is delivered");
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

    private async Task TryDeliverAsync(CancellationToken cancellationToken)
    {
        try
        {
            await DeliverAsync(cancellationToken);
        }
        catch (StorageException)
        {
            // The writer says why.
        }
        catch (IOException fault)
        {
            log.LogError(fault, "The spool cannot be read");
        }
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
            await writer.WriteAsync((connection, transaction) =>
            {
                foreach (var record in records) Deliver(connection, transaction, record);
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

    private static void Deliver(DbConnection connection, DbTransaction transaction, SpooledRecord record)
    {
        if (record.Turn is { } turn) Deliver(connection, transaction, turn, record.State);
        if (record.Rating is { } rating) Deliver(connection, transaction, rating);
    }

    private static void Deliver(DbConnection connection, DbTransaction transaction, TurnRecord turn, StateRecord? state)
    {
        // It was delivered before, or its first writing was committed and only the word of it was lost.
        if (connection.ExecuteScalar<long>("SELECT COUNT(*) FROM turns WHERE id = @Id", new { turn.Id }, transaction) > 0) return;
        if (!RecordRows.AddTurn(connection, transaction, turn)) return;
        if (state is not null) RecordRows.SetState(connection, transaction, turn, state, keepsNewer: true);
        if (EarlyRatings.Take(connection, transaction, turn.Id) is { } early) RecordRows.SetRating(connection, transaction, early);
    }

    private static void Deliver(DbConnection connection, DbTransaction transaction, RatingRecord rating)
    {
        var given = connection.ExecuteScalar<long?>("SELECT at FROM ratings WHERE turn_id = @TurnId", new { rating.TurnId }, transaction);
        if (given > rating.At.ToUnixTimeMilliseconds()) return;
        if (!RecordRows.SetRating(connection, transaction, rating)) EarlyRatings.Keep(connection, transaction, rating);
    }
}
