using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>Deletes what has been kept long enough, so that it cannot be read from the file either.</summary>
public sealed class RetentionStore(RecordDatabase database, RecordWriter writer)
{
    /// <summary>When anything was last recorded; null when nothing was.</summary>
    /// <exception cref="StorageException">The database is away.</exception>
    public DateTimeOffset? LastRecord()
    {
        using var connection = database.Open();
        var last = connection.ExecuteScalar<long?>(
            """
            SELECT MAX(at) FROM (
              SELECT MAX(at) AS at FROM (SELECT at FROM turns ORDER BY number DESC LIMIT 1) AS t
              UNION ALL SELECT MAX(at) FROM left_questions
              UNION ALL SELECT MAX(at) FROM audit
              UNION ALL SELECT MAX(at) FROM directline_conversations) AS latest
            """);
        return last is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    /// <summary>Deletes left questions, audit entries and Direct Line conversations from before the given times and records how many, and nothing else of them.</summary>
    /// <returns>How many left questions, audit entries and conversations were deleted.</returns>
    public async Task<(int LeftQuestions, int AuditEntries, int DirectLine)> PurgeAsync(
        DateTimeOffset leftBefore, DateTimeOffset auditBefore, DateTimeOffset directLineBefore, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (questions, entries, directLine) = (0, 0, 0);
        await writer.WriteAsync(transaction =>
        {
            database.BeforeErasing(transaction);
            questions = transaction.Execute("DELETE FROM left_questions WHERE at < @before", new { before = leftBefore.ToUnixTimeMilliseconds() });
            entries = transaction.Execute("DELETE FROM audit WHERE at < @before", new { before = auditBefore.ToUnixTimeMilliseconds() });
            directLine = DirectLineStore.Purge(transaction, directLineBefore);
            foreach (var (kind, count) in new[] { ("left_questions", questions), ("audit", entries), ("directline_conversations", directLine) }.Where(row => row.Item2 > 0))
                transaction.Execute("INSERT INTO purges(at, kind, count) VALUES(@at, @kind, @count)", new { at = now.ToUnixTimeMilliseconds(), kind, count });
            return true;
        }, cancellationToken);
        if (questions + entries + directLine > 0) database.AfterErasing();
        return (questions, entries, directLine);
    }
}
