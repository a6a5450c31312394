using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>Which messages of the channel service have been answered, and which turn each answer was.</summary>
public sealed class ChannelMessageStore(RecordDatabase database, RecordWriter writer)
{
    /// <summary>Whether a message is recorded.</summary>
    public bool Has(string key)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM channel_messages WHERE key = @key", new { key }) > 0;
    }

    /// <summary>The turn that a message was; null when it is not recorded or was none.</summary>
    public string? Turn(string key)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<string?>("SELECT turn_id FROM channel_messages WHERE key = @key", new { key });
    }

    /// <summary>Records messages that belong to one turn and deletes those from before <paramref name="oldest"/>.</summary>
    /// <exception cref="StorageException">It could not be recorded.</exception>
    public Task AddAsync(IReadOnlyList<string> keys, string? turn, DateTimeOffset now, DateTimeOffset oldest, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        foreach (var key in keys)
            transaction.Execute("INSERT INTO channel_messages(key, at, turn_id) VALUES(@key, @at, @turn) ON CONFLICT DO NOTHING", new { key, at = now.ToUnixTimeMilliseconds(), turn });
        transaction.Execute("DELETE FROM channel_messages WHERE at < @before", new { before = oldest.ToUnixTimeMilliseconds() });
        return true;
    }, cancellationToken);
}
