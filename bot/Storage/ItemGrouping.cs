using System.Data.Common;
using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>A declined question that may belong to a gap.</summary>
public sealed record GroupableQuestion(long Number, string Key, string Question, string? Locality, long? Gap);

/// <summary>Keeps which declined questions ask the same. Once in a gap a question stays there, so that work on a gap is never torn apart.</summary>
public sealed class ItemGrouping(RecordDatabase database, RecordWriter writer)
{
    /// <summary>Beyond this many open questions only the latest are compared.</summary>
    private const int MostCompared = 5000;

    // What is out of scope or in another language is declined for a reason; only what belongs to the content is a gap of it.
    private const string Groupable = "kind = 'declined' AND status IN ('declined_no_content', 'declined_not_in_plan')";

    private const string ClosedWithOpenMembers =
        $"SELECT g.number FROM items g WHERE g.kind = 'gap' AND g.state NOT IN {ItemNames.OpenStates} AND EXISTS(SELECT 1 FROM items m WHERE m.gap = g.number AND m.state IN {ItemNames.OpenStates})";

    /// <summary>Whether a question was raised or came back since it was last grouped.</summary>
    public bool IsDue(long lastNumber)
    {
        using var connection = database.Open();
        return Top(connection) > lastNumber || connection.ExecuteScalar<long>($"SELECT EXISTS({ClosedWithOpenMembers})") > 0;
    }

    /// <summary>The open questions to compare, with the gaps that they are in, and the highest number of an item.</summary>
    public (IReadOnlyList<GroupableQuestion> Questions, long Top) Questions()
    {
        using var connection = database.Open();
        return ([.. connection.Query<(long Number, string Key, string Question, string? Locality, long? Gap)>(
            $"SELECT number, key, question, locality, gap FROM items WHERE {Groupable} AND state IN {ItemNames.OpenStates} ORDER BY number DESC LIMIT @MostCompared", new { MostCompared })
            .Select(row => new GroupableQuestion(row.Number, row.Key, row.Question, row.Locality, row.Gap))], Top(connection));
    }

    /// <summary>
    /// Brings groups of questions together: into the gap that one of them is in, else into a new one. A closed gap with an open
    /// member is open again.
    /// </summary>
    public Task SaveAsync(IReadOnlyList<IReadOnlyList<GroupableQuestion>> groups, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        foreach (var group in groups.Where(group => group.Any(question => question.Gap is null))) Join(transaction, group);
        transaction.Execute($"UPDATE items SET state = 'new', closed_at = NULL, closed_by = NULL, version = version + 1 WHERE number IN ({ClosedWithOpenMembers})");
        return true;
    }, cancellationToken);

    private static void Join(RecordTransaction transaction, IReadOnlyList<GroupableQuestion> group)
    {
        var oldest = group.MinBy(question => question.Number)!;
        var gap = group.Min(question => question.Gap) ?? transaction.ExecuteScalar<long>(
            """
            INSERT INTO items(kind, key, at, last_at, locality, question, turn_id, status, content_version, state, version)
            SELECT 'gap', key, at, last_at, locality, question, turn_id, status, content_version, 'new', 1 FROM items WHERE number = @Number
            ON CONFLICT(kind, key) DO UPDATE SET last_at = excluded.last_at RETURNING number
            """,
            new { oldest.Number });
        foreach (var question in group) transaction.Execute("UPDATE items SET gap = @gap WHERE number = @Number AND gap IS NULL", new { gap, question.Number });
        transaction.Execute("UPDATE items SET last_at = (SELECT MAX(last_at) FROM items m WHERE m.gap = @gap) WHERE number = @gap", new { gap });
    }

    private static long Top(DbConnection connection) => connection.ExecuteScalar<long?>("SELECT MAX(number) FROM items WHERE kind = 'declined'") ?? 0;
}
