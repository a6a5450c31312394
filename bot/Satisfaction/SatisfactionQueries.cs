using Dapper;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Satisfaction;

/// <summary>Counts turns and ratings in the database.</summary>
public sealed class SatisfactionQueries(RecordDatabase database)
{
    /// <summary>Counts the period, as a whole and by group.</summary>
    /// <param name="from">The first day, in Vietnam.</param>
    /// <param name="to">The last day, included.</param>
    /// <param name="by">What the rows stand for.</param>
    /// <param name="locality">Only this locality; null for all.</param>
    public SatisfactionReport Report(DateOnly from, DateOnly to, Grouping by, string? locality)
    {
        using var connection = database.Open();
        var parameters = new { from = VietnamTime.IsoDay(from), to = VietnamTime.IsoDay(to), locality };
        var rows = connection.Query<Row>(Sql(Column(by)), parameters).Select(row => row.ToFigures()).ToList();
        var total = connection.QuerySingle<Row>(Sql("''", grouped: false), parameters).ToFigures();
        return new SatisfactionReport(from, to, by.ToString().ToLowerInvariant(), total, rows);
    }

    private static string Column(Grouping by) => by switch
    {
        Grouping.Day => "t.day",
        Grouping.Month => "substr(t.day, 1, 7)",
        Grouping.Topic => "COALESCE(t.topic, '')",
        Grouping.Channel => "t.channel",
        Grouping.Locality => "COALESCE(t.locality, '')",
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };

    // The column is one of the fixed texts above, never input.
    private static string Sql(string column, bool grouped = true) =>
        $"""
        SELECT {column} AS Key,
          COUNT(DISTINCT t.conversation_id) AS Conversations,
          COUNT(*) AS Questions,
          COUNT(*) FILTER (WHERE t.status LIKE 'answered%') AS Answered,
          COUNT(*) FILTER (WHERE t.status LIKE 'clarification%') AS Clarified,
          COUNT(*) FILTER (WHERE t.status LIKE 'declined%') AS Declined,
          COUNT(*) FILTER (WHERE t.status LIKE 'handoff%' OR t.status LIKE 'safety%') AS HandedOver,
          COUNT(r.score) AS Ratings,
          COUNT(*) FILTER (WHERE r.score = 1) AS Score1,
          COUNT(*) FILTER (WHERE r.score = 2) AS Score2,
          COUNT(*) FILTER (WHERE r.score = 3) AS Score3,
          COUNT(*) FILTER (WHERE r.score = 4) AS Score4,
          COUNT(*) FILTER (WHERE r.score = 5) AS Score5
        FROM turns t LEFT JOIN ratings r ON r.turn_id = t.id
        WHERE t.day BETWEEN @from AND @to AND (@locality IS NULL OR t.locality = @locality)
        {(grouped ? $"GROUP BY {column} ORDER BY {column}" : "")}
        """;

    private sealed class Row
    {
        public string? Key { get; init; }

        public long Conversations { get; init; }

        public long Questions { get; init; }

        public long Answered { get; init; }

        public long Clarified { get; init; }

        public long Declined { get; init; }

        public long HandedOver { get; init; }

        public long Ratings { get; init; }

        public long Score1 { get; init; }

        public long Score2 { get; init; }

        public long Score3 { get; init; }

        public long Score4 { get; init; }

        public long Score5 { get; init; }

        public SatisfactionFigures ToFigures() =>
            new(Key ?? "", Conversations, Questions, Answered, Clarified, Declined, HandedOver, Ratings, [Score1, Score2, Score3, Score4, Score5]);
    }
}
