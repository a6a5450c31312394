using System.Text.Json;

namespace De06Assistant.Bot.Storage;

/// <summary>Writes the rows of turns, states and ratings, and counts them.</summary>
internal static class RecordRows
{
    private static readonly string[] TurnColumns =
    [
        "id", "conversation_id", "at", "day", "channel", "locality", "question", "status", "topic", "facet", "confidence", "runner_up", "content_version", "reply", "understand_us",
        "compose_us", "client_id", "station",
    ];

    private static readonly Statement IsAsked = new("SELECT COUNT(*) FROM turns WHERE client_id = @client_id", "client_id");

    // One command for both: to a server each command is a message and its answer.
    private static readonly Statement InsertTurn = new(
        $"""
        INSERT INTO conversations(id, started_at, channel, locality) VALUES(@conversation_id, @at, @channel, @locality) ON CONFLICT DO NOTHING;
        INSERT INTO turns({string.Join(", ", TurnColumns)}) VALUES({string.Join(", ", TurnColumns.Select(column => "@" + column))})
        """,
        TurnColumns);

    private static readonly Statement SetAnyState = StateSetter("");
    private static readonly Statement SetNewerState = StateSetter("WHERE conversation_states.at <= excluded.at");

    /// <summary>Adds a turn, and its conversation when it is the first.</summary>
    /// <returns>False when a turn with the same <see cref="TurnRecord.ClientId"/> is recorded already.</returns>
    public static bool AddTurn(RecordTransaction transaction, TurnRecord turn)
    {
        if (turn.ClientId is not null && IsAsked.IsTrue(transaction, turn.ClientId)) return false;
        var inserted = InsertTurn.Run(
            transaction, turn.Id, turn.ConversationId, turn.At.ToUnixTimeMilliseconds(), turn.Day, turn.Channel, turn.Locality, turn.Question, turn.Status, turn.Topic, turn.Facet, turn.Confidence,
            turn.RunnerUp, turn.ContentVersion, turn.Reply, turn.UnderstandMicroseconds, turn.ComposeMicroseconds, turn.ClientId, turn.Station);
        FigureTables.CountTurn(transaction, turn, isFirst: inserted > 1);
        return true;
    }

    /// <summary>Sets the state that a turn leaves, unless <paramref name="keepsNewer"/> and a later turn has left one.</summary>
    public static void SetState(RecordTransaction transaction, TurnRecord turn, StateRecord state, bool keepsNewer = false) =>
        (keepsNewer ? SetNewerState : SetAnyState).Run(transaction, turn.ConversationId, turn.At.ToUnixTimeMilliseconds(), state.Text, state.Oldest.ToUnixTimeMilliseconds());

    /// <summary>Sets the rating of a turn.</summary>
    /// <returns>False when there is no such turn.</returns>
    public static bool SetRating(RecordTransaction transaction, RatingRecord rating) =>
        FigureTables.CountRating(transaction, rating.TurnId, rating.Score) && transaction.Execute(
            """
            INSERT INTO ratings(turn_id, score, comment, reasons, at, day, locality)
            SELECT @TurnId, @Score, @Comment, @reasons, @at, day, COALESCE(locality, '') FROM turns WHERE id = @TurnId
            ON CONFLICT(turn_id) DO UPDATE SET score = excluded.score, comment = excluded.comment, reasons = excluded.reasons, at = excluded.at
            """,
            new { rating.TurnId, rating.Score, rating.Comment, reasons = JsonSerializer.Serialize(rating.Reasons), at = rating.At.ToUnixTimeMilliseconds() }) > 0;

    private static Statement StateSetter(string condition) => new(
        $"""
        INSERT INTO conversation_states(conversation_id, at, state) VALUES(@conversation_id, @at, @state)
        ON CONFLICT(conversation_id) DO UPDATE SET at = excluded.at, state = excluded.state {condition};
        DELETE FROM conversation_states WHERE at < @oldest
        """,
        "conversation_id", "at", "state", "oldest");
}
