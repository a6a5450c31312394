using System.Text.Json;
using Dapper;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Storage;

/// <summary>How far building the index has come, or how it ended.</summary>
/// <param name="Number">Later ones have greater numbers.</param>
/// <param name="Account">Who asked for it.</param>
/// <param name="SeenAt">When its process last said that it is at it.</param>
/// <param name="EndedAt">Null while it runs.</param>
/// <param name="Steps">What was done so far; the last is being done while it runs.</param>
/// <param name="Version">The content version that it has published; null before, and when it failed.</param>
/// <param name="Failure">Why it ended without a new index; null when it has one.</param>
/// <param name="Errors">What is wrong in the content.</param>
public sealed record IndexBuild(
    long Number, string Account, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset? EndedAt, IReadOnlyList<string> Steps, string? Version, string? Failure, IReadOnlyList<Finding> Errors)
{
    /// <summary>A process that has not said for so long that it is at it has ended in its midst.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Whether it is being built.</summary>
    public bool IsRunning(DateTimeOffset now) => EndedAt is null && SeenAt > now - Patience;
}

/// <summary>The last building of the index that staff have asked for, so that each process knows of it whichever does it.</summary>
public sealed class IndexBuildStore(RecordDatabase database, RecordWriter writer)
{
    /// <summary>Its table, which has one row at most.</summary>
    internal const string Migration =
        """
        CREATE TABLE index_builds(
          number INTEGER PRIMARY KEY,
          account TEXT NOT NULL,
          started_at INTEGER NOT NULL,
          seen_at INTEGER NOT NULL,
          ended_at INTEGER,
          steps TEXT NOT NULL,
          version TEXT,
          failure TEXT,
          errors TEXT NOT NULL);
        """;

    private const string Columns =
        "SELECT number AS Number, account AS Account, started_at AS StartedAt, seen_at AS SeenAt, ended_at AS EndedAt, steps AS Steps, version AS Version, failure AS Failure, errors AS Errors FROM index_builds";

    /// <summary>The last one; null before the first.</summary>
    public IndexBuild? Last()
    {
        using var connection = database.Open();
        return connection.QuerySingleOrDefault<Row>(Columns)?.Read();
    }

    /// <summary>Begins one, unless one is running in whatever process, and forgets the one before.</summary>
    /// <returns>The new one; null when one is running.</returns>
    /// <exception cref="StorageException">It could not be recorded.</exception>
    public async Task<IndexBuild?> BeginAsync(string account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IndexBuild? begun = null;
        await writer.WriteAsync(transaction =>
        {
            var last = transaction.QuerySingleOrDefault<Row>(Columns)?.Read();
            if (last?.IsRunning(now) == true) return false;
            begun = new IndexBuild((last?.Number ?? 0) + 1, account, now, now, null, [], null, null, []);
            transaction.Execute("DELETE FROM index_builds");
            transaction.Execute(
                "INSERT INTO index_builds(number, account, started_at, seen_at, steps, errors) VALUES(@Number, @account, @at, @at, '[]', '[]')",
                new { begun.Number, account, at = now.ToUnixTimeMilliseconds() });
            return true;
        }, cancellationToken);
        return begun;
    }

    /// <summary>Records how far it has come.</summary>
    /// <exception cref="StorageException">It could not be recorded.</exception>
    public Task SaveAsync(IndexBuild build, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(build);
        var values = new
        {
            build.Number,
            seen = build.SeenAt.ToUnixTimeMilliseconds(),
            ended = build.EndedAt?.ToUnixTimeMilliseconds(),
            steps = JsonSerializer.Serialize(build.Steps),
            build.Version,
            build.Failure,
            errors = JsonSerializer.Serialize(build.Errors),
        };
        return writer.WriteAsync(transaction => transaction.Execute(
            "UPDATE index_builds SET seen_at = @seen, ended_at = @ended, steps = @steps, version = @Version, failure = @Failure, errors = @errors WHERE number = @Number", values) > 0, cancellationToken);
    }

    private sealed class Row
    {
        public long Number { get; init; }

        public string Account { get; init; } = "";

        public long StartedAt { get; init; }

        public long SeenAt { get; init; }

        public long? EndedAt { get; init; }

        public string Steps { get; init; } = "";

        public string? Version { get; init; }

        public string? Failure { get; init; }

        public string Errors { get; init; } = "";

        public IndexBuild Read() => new(
            Number, Account, DateTimeOffset.FromUnixTimeMilliseconds(StartedAt), DateTimeOffset.FromUnixTimeMilliseconds(SeenAt),
            EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null, JsonSerializer.Deserialize<List<string>>(Steps)!, Version, Failure, JsonSerializer.Deserialize<List<Finding>>(Errors)!);
    }
}
