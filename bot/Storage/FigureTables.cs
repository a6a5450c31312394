namespace De06Assistant.Bot.Storage;

/// <summary>
/// Keeps the counted tables in step: each turn, rating and left question is counted in the transaction that records it, so that a
/// figure needs no pass over the turns. What belongs to a turn, its rating too, counts on the turn's day.
/// </summary>
internal static class FigureTables
{
    // What a turn adds, and what comes after it. A statement has values only for what it changes, since each is found by its name each time.
    private static readonly string[] TurnSums = ["conversations", "questions", "repeats", "repeat_conversations", "answer_us"];
    private static readonly string[] LaterSums = ["left_questions", "score_1", "score_2", "score_3", "score_4", "score_5"];

    private static readonly Statement AskedAgain = new($"SELECT {FigureSchema.AskedAgain} FROM turns t WHERE t.id = @id", "id");

    private static readonly Statement MarkAskedAgain = new("UPDATE conversations SET asked_again = 1 WHERE id = @id AND asked_again = 0", "id");

    private static readonly string[] PlaceColumns = ["day", "month", "topic", "facet", "status", "locality", "channel", "station"];

    private static readonly (string Table, string[] Key)[] Tables =
    [
        ("day_figures", ["day", "status", "locality", "channel", "station"]),
        ("day_topic_figures", ["day", "topic", "facet", "status", "locality", "channel", "station"]),
        ("month_topic_figures", ["month", "topic", "facet", "status", "locality", "channel"]),
    ];

    // One command each for all three tables.
    private static readonly Statement AddTurn = Upserts(TurnSums);
    private static readonly Statement AddLater = Upserts(LaterSums);

    /// <summary>Counts a turn that has just been inserted.</summary>
    /// <param name="isFirst">Whether its conversation began with it.</param>
    public static void CountTurn(RecordTransaction transaction, TurnRecord turn, bool isFirst)
    {
        var repeats = turn.Topic is not null && !isFirst && AskedAgain.IsTrue(transaction, turn.Id);
        var isFirstRepeat = repeats && MarkAskedAgain.Run(transaction, turn.ConversationId) > 0;
        object[] sums = [isFirst ? 1L : 0L, 1L, repeats ? 1L : 0L, isFirstRepeat ? 1L : 0L, turn.UnderstandMicroseconds + turn.ComposeMicroseconds];
        Add(AddTurn, transaction, Place.Of(turn), sums);
    }

    /// <summary>Counts a rating, and takes back the one that it replaces. Call it before the rating is written.</summary>
    /// <returns>False when there is no such turn.</returns>
    public static bool CountRating(RecordTransaction transaction, string turn, int score)
    {
        if (OfTurn(transaction, turn) is not { } place) return false;
        if (transaction.ExecuteScalar<long?>("SELECT score FROM ratings WHERE turn_id = @turn", new { turn }) is { } replaced)
            Add(AddLater, transaction, place, Ratings((int)replaced, -1));
        Add(AddLater, transaction, place, Ratings(score, 1));
        return true;
    }

    /// <summary>Counts a question left for a person: with the turn that led to it, else where and when it was left.</summary>
    public static void CountLeftQuestion(RecordTransaction transaction, LeftQuestionRecord question)
    {
        var place = question.TurnId is { } turn ? OfTurn(transaction, turn) : null;
        Add(AddLater, transaction, place ?? new Place { Day = question.Day, Locality = question.Locality ?? "", Channel = question.Channel }, [1L, 0L, 0L, 0L, 0L, 0L]);
    }

    private static object[] Ratings(int score, long count) => [0L, .. Enumerable.Range(1, 5).Select(each => (object)(each == score ? count : 0L))];

    private static Place? OfTurn(RecordTransaction transaction, string turn) => transaction.QuerySingleOrDefault<Place>(
        """
        SELECT day AS Day, status AS Status, COALESCE(locality, '') AS Locality, channel AS Channel, COALESCE(station, '') AS Station,
          COALESCE(topic, '') AS Topic, COALESCE(facet, '') AS Facet FROM turns WHERE id = @turn
        """,
        new { turn });

    private static void Add(Statement upserts, RecordTransaction transaction, Place place, object[] sums) => upserts.Run(
        transaction, [place.Day, place.Day[..7], place.Topic, place.Facet, place.Status, place.Locality, place.Channel, place.Station, .. sums]);

    private static Statement Upserts(string[] sums) => new(string.Join(";\n", Tables.Select(table => Upsert(table.Table, table.Key, sums))), [.. PlaceColumns, .. sums]);

    private static string Upsert(string table, string[] key, string[] sums)
    {
        string[] all = [.. TurnSums, .. LaterSums];
        var slowest = sums.Contains("answer_us") ? "@answer_us" : "0";
        return
            $"""
            INSERT INTO {table}({string.Join(", ", key)}, {string.Join(", ", all)}, slowest_us)
            VALUES({string.Join(", ", key.Select(column => "@" + column))}, {string.Join(", ", all.Select(column => sums.Contains(column) ? "@" + column : "0"))}, {slowest})
            ON CONFLICT({string.Join(", ", key)}) DO UPDATE SET
              {string.Join(", ", sums.Select(column => $"{column} = {table}.{column} + excluded.{column}"))},
              slowest_us = CASE WHEN excluded.slowest_us > {table}.slowest_us THEN excluded.slowest_us ELSE {table}.slowest_us END
            """;
    }

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
}
