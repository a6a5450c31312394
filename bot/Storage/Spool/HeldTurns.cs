namespace De06Assistant.Bot.Storage.Spool;

/// <summary>
/// Turns that were answered while neither the database nor the disk took them: in memory only, the oldest first, so that the next
/// question of the conversation finds its context, and a rating its turn once there is place again.
/// </summary>
internal sealed class HeldTurns
{
    /// <summary>Some kilobytes each.</summary>
    private const int Most = 1000;

    private readonly Lock _lock = new();
    private readonly List<SpooledRecord> _records = [];

    public int Count
    {
        get
        {
            lock (_lock) return _records.Count;
        }
    }

    /// <returns>False when there are too many.</returns>
    public bool TryAdd(SpooledRecord record)
    {
        lock (_lock)
        {
            if (_records.Count >= Most) return false;
            _records.Add(record);
            return true;
        }
    }

    public IReadOnlyList<SpooledRecord> All()
    {
        lock (_lock) return [.. _records];
    }

    /// <summary>The latest that <paramref name="isMeant"/>; null when there is none.</summary>
    public SpooledRecord? Find(Predicate<TurnRecord> isMeant)
    {
        lock (_lock) return _records.FindLast(record => isMeant(record.Turn!));
    }

    public void Remove(SpooledRecord record)
    {
        lock (_lock) _records.Remove(record);
    }
}
