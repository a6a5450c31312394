using System.Data.Common;
using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>
/// Keeps the counted tables in step: each turn, rating and left question is counted in the transaction that records it, so that a
/// figure needs no pass over the turns. What belongs to a turn, its rating too, counts on the turn's day.
/// </summary>
internal static class FigureTables
{
    private static readonly string[] Sums =
        ["conversations", "questions", "repeats", "repeat_conversations", "left_questions", "score_1", "score_2", "score_3", "score_4", "score_5", "answer_us"];

    private static readonly string[] Upserts =
    [
        Upsert("day_figures", "day", "status", "locality", "channel", "station"),
        Upsert("day_topic_figures", "day", "topic", "facet", "status", "locality", "channel", "station"),
        Upsert("month_topic_figures", "month", "topic", "facet", "status", "locality", "channel"),
    ];

    /// <summary>Counts a turn that has just been inserted.</summary>
    /// <param name="isFirst">Whether its conversation began with it.</param>
    public static void CountTurn(DbConnection connection, DbTransaction transaction, TurnRecord turn, bool isFirst)
    {
        var repeats = turn.Topic is not null && connection.ExecuteScalar<long>($"SELECT {FigureSchema.AskedAgain} FROM turns t WHERE t.id = @Id", new { turn.Id }, transaction) > 0;
        var isFirstRepeat = repeats && connection.Execute(
            "UPDATE conversations SET asked_again = 1 WHERE id = @ConversationId AND asked_again = 0", new { turn.ConversationId }, transaction) > 0;
        Add(connection, transaction, Place.Of(turn), new Change
        {
            Conversations = isFirst ? 1 : 0,
            Questions = 1,
            Repeats = repeats ? 1 : 0,
            RepeatConversations = isFirstRepeat ? 1 : 0,
            Microseconds = turn.UnderstandMicroseconds + turn.ComposeMicroseconds,
        });
    }

    /// <summary>Counts a rating, and takes back the one that it replaces. Call it before the rating is written.</summary>
    /// <returns>False when there is no such turn.</returns>
    public static bool CountRating(DbConnection connection, DbTransaction transaction, string turn, int score)
    {
        if (OfTurn(connection, transaction, turn) is not { } place) return false;
        if (connection.ExecuteScalar<long?>("SELECT score FROM ratings WHERE turn_id = @turn", new { turn }, transaction) is { } replaced)
            Add(connection, transaction, place, new Change { Score = (int)replaced, Ratings = -1 });
        Add(connection, transaction, place, new Change { Score = score, Ratings = 1 });
        return true;
    }

    /// <summary>Counts a question left for a person: with the turn that led to it, else where and when it was left.</summary>
    public static void CountLeftQuestion(DbConnection connection, DbTransaction transaction, LeftQuestionRecord question)
    {
        var place = question.TurnId is { } turn ? OfTurn(connection, transaction, turn) : null;
        Add(connection, transaction, place ?? new Place { Day = question.Day, Locality = question.Locality ?? "", Channel = question.Channel }, new Change { LeftQuestions = 1 });
    }

    private static Place? OfTurn(DbConnection connection, DbTransaction transaction, string turn) => connection.QuerySingleOrDefault<Place>(
        """
        SELECT day AS Day, status AS Status, COALESCE(locality, '') AS Locality, channel AS Channel, COALESCE(station, '') AS Station,
          COALESCE(topic, '') AS Topic, COALESCE(facet, '') AS Facet FROM turns WHERE id = @turn
        """,
        new { turn }, transaction);

    private static void Add(DbConnection connection, DbTransaction transaction, Place place, Change change)
    {
        var values = new
        {
            day = place.Day,
            month = place.Day[..7],
            status = place.Status,
            locality = place.Locality,
            channel = place.Channel,
            station = place.Station,
            topic = place.Topic,
            facet = place.Facet,
            conversations = change.Conversations,
            questions = change.Questions,
            repeats = change.Repeats,
            repeat_conversations = change.RepeatConversations,
            left_questions = change.LeftQuestions,
            score_1 = change.Rated(1),
            score_2 = change.Rated(2),
            score_3 = change.Rated(3),
            score_4 = change.Rated(4),
            score_5 = change.Rated(5),
            answer_us = change.Microseconds,
            slowest_us = change.Microseconds,
        };
        foreach (var upsert in Upserts) connection.Execute(upsert, values, transaction);
    }

    private static string Upsert(string table, params string[] key) =>
        $"""
        INSERT INTO {table}({string.Join(", ", key)}, {string.Join(", ", Sums)}, slowest_us)
        VALUES({string.Join(", ", key.Concat(Sums).Select(column => "@" + column))}, @slowest_us)
        ON CONFLICT({string.Join(", ", key)}) DO UPDATE SET
          {string.Join(", ", Sums.Select(column => $"{column} = {table}.{column} + excluded.{column}"))}, slowest_us = CASE WHEN excluded.slowest_us > {table}.slowest_us THEN excluded.slowest_us ELSE {table}.slowest_us END
        """;

    /// <summary>The row of each table that something is counted in.</summary>
    private sealed record Place
    {
        public string Day { get; init; } = "";

        public string Status { get; init; } = "";

        public string Locality { get; init; } = "";

        public string Channel { get; init; } = "";

        public string Station { get; init; } = "";

        public string Topic { get; init; } = "";

        public string Facet { get; init; } = "";

        public static Place Of(TurnRecord turn) => new()
        {
            Day = turn.Day,
            Status = turn.Status,
            Locality = turn.Locality ?? "",
            Channel = turn.Channel,
            Station = turn.Station ?? "",
            Topic = turn.Topic ?? "",
            Facet = turn.Facet ?? "",
        };
    }

    /// <summary>What is added to it.</summary>
    private readonly record struct Change
    {
        public long Conversations { get; init; }

        public long Questions { get; init; }

        public long Repeats { get; init; }

        public long RepeatConversations { get; init; }

        public long LeftQuestions { get; init; }

        public int Score { get; init; }

        public long Ratings { get; init; }

        public long Microseconds { get; init; }

        public long Rated(int score) => score == Score ? Ratings : 0;
    }
}
