using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Storage.Spool;

/// <summary>
/// Keeps turns and ratings in the data folder while the database does not take them, each on the disk before it is
/// acknowledged. As long as something waits, what comes after waits behind it, so that all is delivered in its order. Where the
/// disk takes nothing either, turns are held in memory, so that answers go on; ratings are refused.
/// </summary>
public sealed class RecordSpool : IDisposable
{
    private const int BytesPerMegabyte = 1024 * 1024;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly PendingTurns _pending = new();
    private readonly HeldTurns _held = new();
    private readonly SpoolFolder _folder;
    private readonly long _limit;
    private volatile bool _isWaiting;
    private int _lost;

    /// <summary>The spool of the data folder.</summary>
    public RecordSpool(IOptions<AssistantOptions> options)
        : this(options.Value.SpoolPath, options.Value.Storage.SpoolMegabytes)
    {
    }

    /// <summary>A spool at <paramref name="root"/> that takes <paramref name="megabytes"/>.</summary>
    public RecordSpool(string root, int megabytes)
    {
        Root = root;
        _limit = (long)megabytes * BytesPerMegabyte;
        _folder = SpoolFolder.Take(root);
        foreach (var (record, place) in _folder.Segments().SelectMany(SpoolFolder.Read))
            if (record is not null) _pending.Add(record, place);
        _isWaiting = _folder.Segments().Count > 0;
    }

    /// <summary>Whether something waits for the database.</summary>
    public bool IsWaiting => _isWaiting;

    /// <summary>How much waits, in bytes.</summary>
    public long Bytes => _folder.Bytes;

    /// <summary>Whether it takes more.</summary>
    public bool IsFull => Bytes >= _limit;

    /// <summary>How many turns are in memory only.</summary>
    public int HeldCount => _held.Count;

    /// <summary>The folder that has a folder for each process.</summary>
    internal string Root { get; }

    /// <summary>Keeps a record. When it returns true, the record is durable.</summary>
    /// <returns>False when a turn of the same <see cref="TurnRecord.ClientId"/> waits already.</returns>
    /// <exception cref="StorageException">There is no place for it.</exception>
    public async Task<bool> KeepAsync(SpooledRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (record.Turn?.ClientId is { } client && Client(client) is not null) return false;
            // What is held was before it.
            WriteHeld();
            Write(record);
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Holds a turn that is answered although nothing keeps it now. It is written as soon as there is place; it is lost if the process
    /// ends before, or if there are too many.
    /// </summary>
    public async Task HoldAsync(SpooledRecord turn)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            if (!_held.TryAdd(turn)) Interlocked.Increment(ref _lost);
            _isWaiting = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Writes to the disk what is held in memory.</summary>
    /// <exception cref="StorageException">There is no place for it.</exception>
    public async Task SettleAsync()
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            WriteHeld();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The waiting turn of an id; null when it does not wait here.</summary>
    public SpooledRecord? Turn(string id) => _held.Find(turn => turn.Id == id) ?? Read(_pending.Turn(id));

    /// <summary>The waiting turn of an asking program's name; null when it does not wait here.</summary>
    public SpooledRecord? Client(string client) => _held.Find(turn => turn.ClientId == client) ?? Read(_pending.Client(client));

    /// <summary>The last waiting turn of a conversation; null when none waits here.</summary>
    public SpooledRecord? Conversation(string id) => _held.Find(turn => turn.ConversationId == id) ?? Read(_pending.Conversation(id));

    /// <summary>What is held in memory, the oldest first: later than all that lies in files.</summary>
    internal IReadOnlyList<SpooledRecord> Held() => _held.All();

    /// <summary>How many turns were answered and could not even be held in memory, since this was last asked.</summary>
    internal int TakeLostCount() => Interlocked.Exchange(ref _lost, 0);

    /// <summary>Lets go what was held and is in the database.</summary>
    internal void Release(IReadOnlyList<SpooledRecord> delivered)
    {
        foreach (var record in delivered) _held.Remove(record);
    }

    /// <summary>
    /// The oldest file, which nothing is added to any more. Null when there is none; if nothing is held in memory either, records go
    /// straight to the database from then on.
    /// </summary>
    internal async Task<string?> OldestAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            _folder.Close();
            var segments = _folder.Segments();
            _isWaiting = segments.Count + _held.Count > 0;
            return segments.Count > 0 ? segments[0] : null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Removes a file whose records are all in the database.</summary>
    internal async Task RemoveAsync(string segment)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            _folder.Remove(segment);
            _pending.Remove(segment);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _folder.Dispose();
        _gate.Dispose();
    }

    private void WriteHeld()
    {
        foreach (var held in _held.All())
        {
            Write(held);
            _held.Remove(held);
        }
    }

    private void Write(SpooledRecord record)
    {
        if (IsFull) throw new StorageException("The spool is full.");
        try
        {
            _pending.Add(record, _folder.Append(record));
            _isWaiting = true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageException("The spool cannot be written.", fault);
        }
    }

    private static SpooledRecord? Read(SpoolPlace? place)
    {
        try
        {
            return place is { } found ? SpoolFolder.Read(found) : null;
        }
        catch (FileNotFoundException)
        {
            // Delivered in between: it is in the database.
            return null;
        }
    }
}
