using System.Data.Common;
using System.Threading.Channels;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Operations.Telemetry;

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
    private DbConnection? _connection;
    private string? _whyNot;
    private bool _isPrepared;

    public RecordWriter(RecordDatabase database, ILogger<RecordWriter> log)
    {
        _database = database;
        _log = log;
    }

    /// <summary>Why the last records were not taken; null when they were.</summary>
    public string? WhyNot => Volatile.Read(ref _whyNot);

    /// <summary>Brings the records up to date.</summary>
    /// <exception cref="StartupException">They cannot be used, and were never there before.</exception>
    public void Prepare()
    {
        try
        {
            _database.Migrate();
        }
        catch (StorageException fault) when (_database.IsKnown)
        {
            // It was there before: citizens get their answers, and what they get waits until it is back.
            _log.LogError(fault, "{Place} is away; answers go on, turns and ratings wait", _database.Place);
            _whyNot = fault.Message;
        }
        catch (StorageException fault)
        {
            throw new StartupException(fault.Message);
        }
        _isPrepared = true;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!_isPrepared) Prepare();
        _loop = Task.Run(WriteAllAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Queues <paramref name="write"/> and waits until it is committed.</summary>
    /// <returns>What <paramref name="write"/> returned.</returns>
    /// <exception cref="StorageException">
    /// The database is away or does not take it now. Nothing of it was written, unless only the word of the commit was lost.
    /// </exception>
    /// <exception cref="DbException">The database refuses this record; nothing of it was written.</exception>
    public async Task<bool> WriteAsync(Func<RecordTransaction, bool> write, CancellationToken cancellationToken)
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

    private void CloseConnection()
    {
        _connection?.Dispose();
        _connection = null;
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
        CloseConnection();
    }

    private void Commit(IReadOnlyList<Work> batch)
    {
        try
        {
            _connection ??= _database.OpenForWriting();
            using var transaction = _database.BeginWriting(_connection);
            var results = new bool[batch.Count];
            for (var i = 0; i < batch.Count; i++) results[i] = batch[i].Write(transaction);
            transaction.Commit();
            if (Interlocked.Exchange(ref _whyNot, null) is not null) _log.LogInformation("{Place} takes records again", _database.Place);
            for (var i = 0; i < batch.Count; i++) batch[i].Done.SetResult(results[i]);
        }
        catch (Exception fault) when (IsOfDatabase(fault))
        {
            // A failed disk or server does not leave a broken connection behind.
            CloseConnection();
            Measures.Failed(FaultKind.Storage);
            if (Interlocked.Exchange(ref _whyNot, fault.Message) is null) _log.LogError(fault, "{Place} takes no records", _database.Place);
            if (fault is DbException) _database.Distrust();
            Fail(batch, new StorageException("The record was not written.", fault));
        }
        catch (Exception) when (batch.Count > 1)
        {
            // One of them cannot be written; the others do not fail for it.
            foreach (var work in batch) Commit([work]);
        }
        catch (DbException fault) when (_database.Kind(fault) == StorageFault.OfStatement)
        {
            Measures.Failed(FaultKind.Record);
            batch[0].Log(() => _log.LogError(fault, "A record was not written"));
            Fail(batch, new StorageException("The record was not written.", fault));
        }
#pragma warning disable CA1031 // Whatever it is, it is the caller's: the writer goes on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fail(batch, fault);
        }
    }

    private bool IsOfDatabase(Exception fault) => fault is StorageException or StartupException || (fault is DbException refused && _database.Kind(refused) == StorageFault.OfDatabase);

    private static void Fail(IReadOnlyList<Work> batch, Exception fault)
    {
        foreach (var work in batch) work.Done.TrySetException(fault);
    }

    private sealed record Work(Func<RecordTransaction, bool> Write)
    {
        private readonly ExecutionContext? _caller = ExecutionContext.Capture();

        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Logs as the caller would: with the turn that the record is of.</summary>
        public void Log(Action write)
        {
            if (_caller is null) write();
            else ExecutionContext.Run(_caller, _ => write(), null);
        }
    }
}
