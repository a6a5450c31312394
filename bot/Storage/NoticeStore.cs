using System.Text.Json;
using Dapper;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Storage;

/// <summary>The notices that staff set, each with all its versions; the last one counts.</summary>
public sealed class NoticeStore(RecordDatabase database, RecordWriter writer)
{
    private const string Columns =
        """
        SELECT number AS Number, version AS Version, at AS At, account AS Account, kind AS Kind, title AS Title, text AS Text, url AS Url, localities AS Localities, starts_at AS StartsAt, ends_at AS EndsAt
        FROM notice_versions v WHERE
        """;

    private const string IsLast = "version = (SELECT MAX(version) FROM notice_versions WHERE number = v.number)";

    /// <summary>Records a new notice; its number and version are given here. When it returns, the notice is durable.</summary>
    /// <returns>Its number.</returns>
    public async Task<long> AddAsync(NoticeRecord notice, AuditRecord audit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var number = 0L;
        await writer.WriteAsync(transaction =>
        {
            number = transaction.ExecuteScalar<long>("SELECT COALESCE(MAX(number), 0) + 1 FROM notice_versions");
            Insert(transaction, notice with { Number = number, Version = 1 }, audit);
            return true;
        }, cancellationToken);
        return number;
    }

    /// <summary>Records a further version of a notice.</summary>
    /// <param name="notice">With the version that it was made from.</param>
    /// <returns>False when there is no such notice or it was changed after that version; nothing is written then.</returns>
    public Task<bool> ChangeAsync(NoticeRecord notice, AuditRecord audit, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        if (transaction.ExecuteScalar<long?>("SELECT MAX(version) FROM notice_versions WHERE number = @Number", new { notice.Number }) != notice.Version) return false;
        Insert(transaction, notice with { Version = notice.Version + 1 }, audit);
        return true;
    }, cancellationToken);

    /// <summary>The notices that are not over at <paramref name="now"/>, by their numbers.</summary>
    public IReadOnlyList<NoticeRecord> NotOver(DateTimeOffset now) => Query($"ends_at > @now AND {IsLast} ORDER BY number", new { now = now.ToUnixTimeMilliseconds() });

    /// <summary>The notices that are over at <paramref name="now"/>, what ended last first.</summary>
    public IReadOnlyList<NoticeRecord> Over(DateTimeOffset now, int skip, int take) =>
        Query($"ends_at <= @now AND {IsLast} ORDER BY ends_at DESC, number DESC LIMIT @take OFFSET @skip", new { now = now.ToUnixTimeMilliseconds(), skip, take });

    /// <summary>All versions of a notice, the last one first; empty when there is no such notice.</summary>
    public IReadOnlyList<NoticeRecord> Versions(long number) => Query("number = @number ORDER BY version DESC", new { number });

    private static void Insert(RecordTransaction transaction, NoticeRecord notice, AuditRecord audit)
    {
        transaction.Execute(
            """
            INSERT INTO notice_versions(number, version, at, account, kind, title, text, url, localities, starts_at, ends_at)
            VALUES(@Number, @Version, @at, @Account, @kind, @Title, @Text, @Url, @localities, @start, @end)
            """,
            new
            {
                notice.Number,
                notice.Version,
                at = audit.At.ToUnixTimeMilliseconds(),
                audit.Account,
                kind = notice.Kind.Slug(),
                notice.Title,
                notice.Text,
                notice.Url,
                localities = JsonSerializer.Serialize(notice.Localities),
                start = notice.Start.ToUnixTimeMilliseconds(),
                end = notice.End.ToUnixTimeMilliseconds(),
            });
        AuditStore.Insert(transaction, audit with { Subject = NoticeRecord.Subject(notice.Number) });
    }

    private IReadOnlyList<NoticeRecord> Query(string condition, object values)
    {
        using var connection = database.Open();
        return [.. connection.Query<Row>($"{Columns} {condition}", values).Select(row => new NoticeRecord(
            row.Number, row.Version, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Account, NoticeKinds.FromSlug(row.Kind) ?? NoticeKind.Other, row.Title, row.Text, row.Url,
            JsonSerializer.Deserialize<List<string>>(row.Localities)!, DateTimeOffset.FromUnixTimeMilliseconds(row.StartsAt), DateTimeOffset.FromUnixTimeMilliseconds(row.EndsAt)))];
    }

    private sealed class Row
    {
        public long Number { get; init; }

        public long Version { get; init; }

        public long At { get; init; }

        public string Account { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Title { get; init; } = "";

        public string Text { get; init; } = "";

        public string? Url { get; init; }

        public string Localities { get; init; } = "";

        public long StartsAt { get; init; }

        public long EndsAt { get; init; }
    }
}
