using System.Data.Common;
using System.Threading.Channels;

namespace De06Assistant.Bot.Storage;

/// <summary>
/// Writes records one after another on a single connection. What waits together is committed together, so that many
/// callers share one flush to the disk; each is told only after its record is durable.
/// </summary>
public sealed class RecordWriter : IHostedService, IAsyncDisposable
{
    private const int QueueLength = 4096;
    private const int LargestBatch = 256;

    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly RecordDatabase _database;
    private readonly ILogger<RecordWriter> _log;
    private Task _loop = Task.CompletedTask;

    public RecordWriter(RecordDatabase database, ILogger<RecordWriter> log)
    {
        _database = database;
        _log = log;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _database.Migrate();
        _loop = Task.Run(WriteAllAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Queues <paramref name="write"/> and waits until it is committed.</summary>
    /// <returns>What <paramref name="write"/> returned.</returns>
    /// <exception cref="StorageException">The commit failed; nothing of it was written.</exception>
    public async Task<bool> WriteAsync(Func<DbConnection, DbTransaction, bool> write, CancellationToken cancellationToken)
    {
        var work = new Work(write);
        await _queue.Writer.WriteAsync(work, cancellationToken);
        return await work.Done.Task;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<Work>(LargestBatch);
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var work)) batch.Add(work);
            Commit(batch);
        }
    }

    private void Commit(List<Work> batch)
    {
        try
        {
            // Opened for each batch from the pool, so that a failed disk does not leave a broken connection behind.
            using var connection = _database.Open();
            using var transaction = _database.BeginWriting(connection);
            var results = new bool[batch.Count];
            for (var i = 0; i < batch.Count; i++) results[i] = batch[i].Write(connection, transaction);
            transaction.Commit();
            for (var i = 0; i < batch.Count; i++) batch[i].Done.SetResult(results[i]);
        }
        catch (DbException fault)
        {
            _log.LogError(fault, "Writing {Count} records failed", batch.Count);
            foreach (var work in batch) work.Done.TrySetException(new StorageException("The record was not written.", fault));
        }
    }

    private sealed record Work(Func<DbConnection, DbTransaction, bool> Write)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
