using System.Text.Json;

namespace De06Assistant.Bot.Storage.Spool;

/// <summary>
/// Ratings that were delivered before their turn: the turn waits in the spool of another machine. They are counted with the
/// turn when it comes; one whose turn never comes was of no turn at all and is deleted.
/// </summary>
internal static class EarlyRatings
{
    /// <summary>Their table.</summary>
    public const string Migration = "CREATE TABLE early_ratings(turn_id TEXT NOT NULL PRIMARY KEY, score INTEGER NOT NULL, comment TEXT, reasons TEXT NOT NULL, at INTEGER NOT NULL);";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Keeps a rating for its turn, unless a later one of the same turn is kept.</summary>
    public static void Keep(RecordTransaction transaction, RatingRecord rating)
    {
        transaction.Execute(
            """
            INSERT INTO early_ratings(turn_id, score, comment, reasons, at) VALUES(@TurnId, @Score, @Comment, @reasons, @at)
            ON CONFLICT(turn_id) DO UPDATE SET score = excluded.score, comment = excluded.comment, reasons = excluded.reasons, at = excluded.at WHERE early_ratings.at <= excluded.at
            """,
            new { rating.TurnId, rating.Score, rating.Comment, reasons = JsonSerializer.Serialize(rating.Reasons), at = rating.At.ToUnixTimeMilliseconds() });
        transaction.Execute("DELETE FROM early_ratings WHERE at < @oldest", new { oldest = (rating.At - Longest).ToUnixTimeMilliseconds() });
    }

    /// <summary>Takes out what was kept for a turn; null when there is nothing.</summary>
    public static RatingRecord? Take(RecordTransaction transaction, string turn)
    {
        var kept = transaction.QuerySingleOrDefault<Row>("SELECT score AS Score, comment AS Comment, reasons AS Reasons, at AS At FROM early_ratings WHERE turn_id = @turn", new { turn });
        if (kept is null) return null;
        transaction.Execute("DELETE FROM early_ratings WHERE turn_id = @turn", new { turn });
        return new RatingRecord(turn, (int)kept.Score, kept.Comment, JsonSerializer.Deserialize<List<string>>(kept.Reasons)!, DateTimeOffset.FromUnixTimeMilliseconds(kept.At));
    }

    private sealed class Row
    {
        public long Score { get; init; }

        public string? Comment { get; init; }

        public string Reasons { get; init; } = "[]";

        public long At { get; init; }
    }
}
