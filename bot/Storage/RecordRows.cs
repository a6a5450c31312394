using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>Writes the rows of turns, states and ratings, and counts them.</summary>
internal static class RecordRows
{
    /// <summary>Adds a turn, and its conversation when it is the first.</summary>
    /// <returns>False when a turn with the same <see cref="TurnRecord.ClientId"/> is recorded already.</returns>
    public static bool AddTurn(DbConnection connection, DbTransaction transaction, TurnRecord turn)
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
        return true;
    }

    /// <summary>Sets the state that a turn leaves, unless <paramref name="keepsNewer"/> and a later turn has left one.</summary>
    public static void SetState(DbConnection connection, DbTransaction transaction, TurnRecord turn, StateRecord state, bool keepsNewer = false)
    {
        connection.Execute(
            $"""
            INSERT INTO conversation_states(conversation_id, at, state) VALUES(@ConversationId, @at, @Text)
            ON CONFLICT(conversation_id) DO UPDATE SET at = excluded.at, state = excluded.state {(keepsNewer ? "WHERE conversation_states.at <= excluded.at" : "")}
            """,
            new { turn.ConversationId, at = turn.At.ToUnixTimeMilliseconds(), state.Text }, transaction);
        connection.Execute("DELETE FROM conversation_states WHERE at < @oldest", new { oldest = state.Oldest.ToUnixTimeMilliseconds() }, transaction);
    }

    /// <summary>Sets the rating of a turn.</summary>
    /// <returns>False when there is no such turn.</returns>
    public static bool SetRating(DbConnection connection, DbTransaction transaction, RatingRecord rating) =>
        FigureTables.CountRating(connection, transaction, rating.TurnId, rating.Score) && connection.Execute(
            """
            INSERT INTO ratings(turn_id, score, comment, reasons, at, day, locality)
            SELECT @TurnId, @Score, @Comment, @reasons, @at, day, COALESCE(locality, '') FROM turns WHERE id = @TurnId
            ON CONFLICT(turn_id) DO UPDATE SET score = excluded.score, comment = excluded.comment, reasons = excluded.reasons, at = excluded.at
            """,
            new { rating.TurnId, rating.Score, rating.Comment, reasons = JsonSerializer.Serialize(rating.Reasons), at = rating.At.ToUnixTimeMilliseconds() },
            transaction) > 0;
}
