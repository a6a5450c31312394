using System.Text.Json;
using Dapper;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Satisfaction;

/// <summary>Reads rated turns one by one.</summary>
public sealed class RatedTurnQueries(RecordDatabase database)
{
    private const string Columns =
        """
        t.id AS TurnId, t.day AS Day, t.at AS At, t.locality AS Locality, t.channel AS Channel, t.station AS Station, t.topic AS Topic, t.facet AS Facet, t.status AS Status,
        t.question AS Question, r.score AS Score, r.reasons AS Reasons, r.comment AS Comment, t.content_version AS ContentVersion
        """;

    private const string Source =
        """
        FROM ratings r JOIN turns t ON t.id = r.turn_id
        WHERE r.day BETWEEN @from AND @to AND (@Locality IS NULL OR r.locality = @Locality) AND (@Channel IS NULL OR t.channel = @Channel)
          AND (@Station IS NULL OR COALESCE(t.station, '') = @Station) AND (@Topic IS NULL OR COALESCE(t.topic, '') = @Topic) AND (@Facet IS NULL OR COALESCE(t.facet, '') = @Facet)
        """;

    /// <summary>Ratings with a comment, the newest first.</summary>
    /// <param name="highestScore">Only ratings up to this score: 2 for those of dissatisfied citizens.</param>
    public IReadOnlyList<RatedTurn> Commented(Period period, FigureFilter filter, int highestScore, int count)
    {
        using var connection = database.Open();
        return [.. connection.Query<Row>(
            $"SELECT {Columns} {Source} AND r.score <= @highestScore AND r.comment IS NOT NULL ORDER BY r.day DESC, r.at DESC, r.turn_id LIMIT @count",
            Parameters(period, filter, new { highestScore, count })).Select(Read)];
    }

    /// <summary>How many turns of the period were rated.</summary>
    public long Count(Period period, FigureFilter filter)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>($"SELECT COUNT(*) {Source}", Parameters(period, filter));
    }

    /// <summary>All rated turns of the period, day after day, read as they are asked for: never all in memory.</summary>
    public IEnumerable<RatedTurn> All(Period period, FigureFilter filter)
    {
        using var connection = database.Open();
        // The order is that of the index, so that nothing has to be sorted first.
        foreach (var row in connection.Query<Row>($"SELECT {Columns} {Source} ORDER BY r.day, r.locality, r.score, r.turn_id", Parameters(period, filter), buffered: false))
            yield return Read(row);
    }

    private static DynamicParameters Parameters(Period period, FigureFilter filter, object? more = null)
    {
        var parameters = new DynamicParameters(filter);
        parameters.AddDynamicParams(new { from = VietnamTime.IsoDay(period.From), to = VietnamTime.IsoDay(period.To) });
        if (more is not null) parameters.AddDynamicParams(more);
        return parameters;
    }

    private static RatedTurn Read(Row row) => new(
        row.TurnId, row.Day, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Locality, row.Channel, row.Station, row.Topic, row.Facet, row.Status, row.Question,
        (int)row.Score, JsonSerializer.Deserialize<IReadOnlyList<string>>(row.Reasons) ?? [], row.Comment, row.ContentVersion);

    private sealed class Row
    {
        public string TurnId { get; init; } = "";

        public string Day { get; init; } = "";

        public long At { get; init; }

        public string? Locality { get; init; }

        public string Channel { get; init; } = "";

        public string? Station { get; init; }

        public string? Topic { get; init; }

        public string? Facet { get; init; }

        public string Status { get; init; } = "";

        public string Question { get; init; } = "";

        public long Score { get; init; }

        public string Reasons { get; init; } = "[]";

        public string? Comment { get; init; }

        public string ContentVersion { get; init; } = "";
    }
}
