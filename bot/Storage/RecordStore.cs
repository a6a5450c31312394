using System.Data.Common;
using System.Text.Json;
using Dapper;
using De06Assistant.Bot.Operations.Telemetry;
using De06Assistant.Bot.Storage.Spool;

namespace De06Assistant.Bot.Storage;

/// <summary>The records: conversations, turns and ratings.</summary>
public sealed class RecordStore(RecordDatabase database, RecordWriter writer, RecordSpool spool)
{
    /// <summary>
    /// Records a turn, its conversation when it is the first, and the conversation's state unless that is kept elsewhere; while the
    /// database does not take it, it waits in the spool. When it returns true, the turn is durable.
    /// </summary>
    /// <returns>False when a turn with the same <see cref="TurnRecord.ClientId"/> is recorded already; nothing is written then.</returns>
    /// <exception cref="StorageException">Neither the database nor the spool takes it.</exception>
    public Task<bool> AddTurnAsync(TurnRecord turn, StateRecord? state, CancellationToken cancellationToken) => WriteOrKeepAsync(transaction =>
    {
        if (!RecordRows.AddTurn(transaction, turn)) return false;
        if (state is not null) RecordRows.SetState(transaction, turn, state);
        return true;
    }, new SpooledRecord(turn, state, null), cancellationToken);

    /// <summary>Holds a turn in memory that is answered although neither the database nor the spool takes it now.</summary>
    public Task HoldTurnAsync(TurnRecord turn, StateRecord? state) => spool.HoldAsync(new SpooledRecord(turn, state, null));

    /// <summary>Records a rating; a second one replaces the first. While the database does not take it, it waits in the spool.</summary>
    /// <returns>False when there is no such turn.</returns>
    /// <exception cref="StorageException">Neither the database nor the spool takes it.</exception>
    public async Task<bool> AddRatingAsync(RatingRecord rating, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rating);
        if (!await WriteOrKeepAsync(transaction => RecordRows.SetRating(transaction, rating), new SpooledRecord(null, null, rating), cancellationToken)) return false;
        Measures.Rated(rating.Score);
        return true;
    }

    /// <summary>The state of a conversation as it was written; null when there is none, or it cannot be read now: an answer without context is better than none.</summary>
    public string? State(string conversation) => spool.Conversation(conversation)?.State?.Text
        ?? Known("SELECT state FROM conversation_states WHERE conversation_id = @conversation", new { conversation });

    /// <summary>The reply of a turn as it was sent, as JSON; null when there is no such turn, its citizen has erased it, or it cannot be read now.</summary>
    public string? Reply(string turn) => spool.Turn(turn)?.Turn?.Reply ?? Known("SELECT NULLIF(reply, '') FROM turns WHERE id = @turn", new { turn });

    /// <summary>The reply that was sent to the question of this <see cref="TurnRecord.ClientId"/>, as JSON; null when there is none, or it cannot be read now.</summary>
    public string? TurnByClientId(string client) => spool.Client(client)?.Turn?.Reply ?? Known("SELECT reply FROM turns WHERE client_id = @client", new { client });

    /// <summary>Whether a turn has been rated.</summary>
    public bool HasRating(string turn)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM ratings WHERE turn_id = @turn", new { turn }) > 0;
    }

    /// <summary>Whether the conversation exists and began at or after <paramref name="since"/>; null when that cannot be known now.</summary>
    public bool? HasConversation(string id, DateTimeOffset since)
    {
        // Beside those that are held there may be some that were too many.
        if (spool.HeldCount > 0 || spool.Conversation(id) is not null) return null;
        try
        {
            using var connection = database.Open();
            return connection.ExecuteScalar<long>(
                "SELECT COUNT(*) FROM conversations WHERE id = @id AND started_at >= @since", new { id, since = since.ToUnixTimeMilliseconds() }) > 0;
        }
        catch (Exception fault) when (fault is StorageException or DbException)
        {
            return null;
        }
    }

    /// <summary>Whether a turn belongs to a conversation.</summary>
    /// <exception cref="StorageException">The database is away.</exception>
    public bool IsTurnOf(string conversation, string turn)
    {
        if (spool.Turn(turn)?.Turn is { } waiting) return waiting.ConversationId == conversation;
        using var connection = database.Open();
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM turns WHERE id = @turn AND conversation_id = @conversation", new { turn, conversation }) > 0;
    }

    /// <summary>The turns of a conversation in their order.</summary>
    /// <exception cref="StorageException">The database is away, or some of them still wait for it.</exception>
    public IReadOnlyList<StoredTurn> Turns(string conversationId)
    {
        if (spool.Conversation(conversationId) is not null) throw new StorageException("Turns of the conversation wait for the database.");
        using var connection = database.Open();
        return [.. connection.Query<TurnRow>(
            """
            SELECT t.id AS Id, t.at AS At, t.locality AS Locality, t.question AS Question, t.status AS Status, t.reply AS Reply, r.score AS Score, r.comment AS Comment, r.reasons AS Reasons
            FROM turns t LEFT JOIN ratings r ON r.turn_id = t.id WHERE t.conversation_id = @conversationId ORDER BY t.number
            """,
            new { conversationId }).Select(row => new StoredTurn(
                row.Id, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Locality, row.Question, row.Status, row.Reply, (int?)row.Score, row.Comment,
                row.Reasons is null ? [] : JsonSerializer.Deserialize<List<string>>(row.Reasons)!))];
    }

    private async Task<bool> WriteOrKeepAsync(Func<RecordTransaction, bool> write, SpooledRecord record, CancellationToken cancellationToken)
    {
        // What comes after something that waits waits behind it.
        if (!spool.IsWaiting)
        {
            try
            {
                return await writer.WriteAsync(write, cancellationToken);
            }
            catch (StorageException)
            {
                // The writer has said why.
            }
        }
        return await spool.KeepAsync(record, cancellationToken);
    }

    private string? Known(string query, object values)
    {
        try
        {
            using var connection = database.Open();
            return connection.ExecuteScalar<string?>(query, values);
        }
        catch (Exception fault) when (fault is StorageException or DbException)
        {
            return null;
        }
    }

    private sealed class TurnRow
    {
        public string Id { get; init; } = "";

        public long At { get; init; }

        public string? Locality { get; init; }

        public string Question { get; init; } = "";

        public string Status { get; init; } = "";

        public string Reply { get; init; } = "";

        public long? Score { get; init; }

        public string? Comment { get; init; }

        public string? Reasons { get; init; }
    }
}
