using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>Deletes what has been kept long enough, so that it cannot be read from the file either.</summary>
public sealed class RetentionStore(RecordDatabase database, RecordWriter writer)
{
    /// <summary>Deletes left questions and audit entries from before the given times and records how many, and nothing else of them.</summary>
    /// <returns>How many left questions and audit entries were deleted.</returns>
    public async Task<(int LeftQuestions, int AuditEntries)> PurgeAsync(
        DateTimeOffset leftBefore, DateTimeOffset auditBefore, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (questions, entries) = (0, 0);
        await writer.WriteAsync((connection, transaction) =>
        {
            database.BeforeErasing(connection, transaction);
            questions = connection.Execute("DELETE FROM left_questions WHERE at < @before", new { before = leftBefore.ToUnixTimeMilliseconds() }, transaction);
            entries = connection.Execute("DELETE FROM audit WHERE at < @before", new { before = auditBefore.ToUnixTimeMilliseconds() }, transaction);
            foreach (var (kind, count) in new[] { ("left_questions", questions), ("audit", entries) }.Where(row => row.Item2 > 0))
                connection.Execute("INSERT INTO purges(at, kind, count) VALUES(@at, @kind, @count)", new { at = now.ToUnixTimeMilliseconds(), kind, count }, transaction);
            return true;
        }, cancellationToken);
        if (questions + entries > 0) database.AfterErasing();
        return (questions, entries);
    }
}
