using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Bot.Storage;

/// <summary>The records: conversations, turns and ratings.</summary>
public sealed class RecordStore(RecordDatabase database, RecordWriter writer)
{
    /// <summary>Records a turn, its conversation when it is the first, and the conversation's state unless that is kept elsewhere.</summary>
    /// <returns>False when a turn with the same <see cref="TurnRecord.ClientId"/> is recorded already; nothing is written then.</returns>
    public Task<bool> AddTurnAsync(TurnRecord turn, StateRecord? state, CancellationToken cancellationToken) => writer.WriteAsync((connection, transaction) =>
    {
        if (turn.ClientId is not null && connection.ExecuteScalar<long>("SELECT COUNT(*) FROM turns WHERE client_id = @ClientId", new { turn.ClientId }, transaction) > 0)
            return false;
        var at = turn.At.ToUnixTimeMilliseconds();
        var isFirst = connection.Execute(
            "INSERT INTO conversations(id, started_at, channel, locality) VALUES(@ConversationId, @at, @Channel, @Locality) ON CONFLICT DO NOTHING",
            new { turn.ConversationId, at, turn.Channel, turn.Locality }, transaction) > 0;
        connection.Execute(
            """
            INSERT INTO turns(id, conversation_id, at, day, channel, locality, question, status, topic, facet, confidence, runner_up, content_version, reply, understand_us, compose_us, client_id, station)
            VALUES(@Id, @ConversationId, @at, @Day, @Channel, @Locality, @Question, @Status, @Topic, @Facet, @Confidence, @RunnerUp, @ContentVersion, @Reply, @UnderstandMicroseconds, @ComposeMicroseconds, @ClientId, @Station)
            """,
            new
            {
                turn.Id,
                turn.ConversationId,
                at,
                turn.Day,
                turn.Channel,
                turn.Locality,
                turn.Question,
                turn.Status,
                turn.Topic,
                turn.Facet,
                turn.Confidence,
                turn.RunnerUp,
                turn.ContentVersion,
                turn.Reply,
                turn.UnderstandMicroseconds,
                turn.ComposeMicroseconds,
                turn.ClientId,
                turn.Station,
            },
            transaction);
        FigureTables.CountTurn(connection, transaction, turn, isFirst);
        if (state is not null) SetState(connection, transaction, turn.ConversationId, at, state);
        return true;
    }, cancellationToken);

    /// <summary>The state of a conversation as it was written; null when there is none.</summary>
    public string? State(string conversation)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<string?>("SELECT state FROM conversation_states WHERE conversation_id = @conversation", new { conversation });
    }

    /// <summary>The reply of a turn as it was sent, as JSON; null when there is no such turn.</summary>
    public string? Reply(string turn)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<string?>("SELECT reply FROM turns WHERE id = @turn", new { turn });
    }

    /// <summary>The reply that was sent to the question of this <see cref="TurnRecord.ClientId"/>, as JSON; null when there is none.</summary>
    public string? TurnByClientId(string client)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<string?>("SELECT reply FROM turns WHERE client_id = @client", new { client });
    }

    /// <summary>Records a rating; a second one replaces the first.</summary>
    /// <returns>False when there is no such turn.</returns>
    public Task<bool> AddRatingAsync(RatingRecord rating, CancellationToken cancellationToken) => writer.WriteAsync((connection, transaction) =>
        FigureTables.CountRating(connection, transaction, rating.TurnId, rating.Score) && connection.Execute(
            """
            INSERT INTO ratings(turn_id, score, comment, reasons, at, day, locality)
            SELECT @TurnId, @Score, @Comment, @reasons, @at, day, COALESCE(locality, '') FROM turns WHERE id = @TurnId
            ON CONFLICT(turn_id) DO UPDATE SET score = excluded.score, comment = excluded.comment, reasons = excluded.reasons, at = excluded.at
            """,
            new { rating.TurnId, rating.Score, rating.Comment, reasons = JsonSerializer.Serialize(rating.Reasons), at = rating.At.ToUnixTimeMilliseconds() },
            transaction) > 0, cancellationToken);

    /// <summary>Whether a turn has been rated.</summary>
    public bool HasRating(string turn)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM ratings WHERE turn_id = @turn", new { turn }) > 0;
    }

    /// <summary>Whether the conversation exists and began at or after <paramref name="since"/>.</summary>
    public bool HasConversation(string id, DateTimeOffset since)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM conversations WHERE id = @id AND started_at >= @since", new { id, since = since.ToUnixTimeMilliseconds() }) > 0;
    }

    /// <summary>The turns of a conversation in their order.</summary>
    public IReadOnlyList<StoredTurn> Turns(string conversationId)
    {
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

    /// <summary>Whether records can be written now, and if not, why.</summary>
    public bool CanWrite(out string why)
    {
        try
        {
            using var connection = database.Open();
            using var transaction = connection.BeginTransaction();
            connection.Execute("UPDATE conversations SET channel = channel WHERE id = ''", transaction: transaction);
            why = "";
            return true;
        }
        catch (SqliteException fault)
        {
            why = fault.Message;
            return false;
        }
    }

    private static void SetState(SqliteConnection connection, SqliteTransaction transaction, string conversation, long at, StateRecord state)
    {
        connection.Execute(
            """
            INSERT INTO conversation_states(conversation_id, at, state) VALUES(@conversation, @at, @Text)
            ON CONFLICT(conversation_id) DO UPDATE SET at = excluded.at, state = excluded.state
            """,
            new { conversation, at, state.Text }, transaction);
        connection.Execute("DELETE FROM conversation_states WHERE at < @oldest", new { oldest = state.Oldest.ToUnixTimeMilliseconds() }, transaction);
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
