using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>Something that an account did, or that was tried on one.</summary>
/// <param name="Account">The account; "" where none is known.</param>
/// <param name="Action">"sign-in", "sign-in-failed", "sign-out", "contact-read", "answer", "assign", "state", "draft", "export", "item-assign", "item-work", "item-close", "notice-add", "notice-edit", "notice-end", "rebuild", "account-added", "account-password", "account-removed"; "erase" by a citizen.</param>
/// <param name="Subject">What it was done to: the id of a question, "viec:" and the number of an item, "thong-bao:" and the number of a notice, the name of an account, the period or the table of an export; never words of a citizen.</param>
/// <param name="Address">Where it came from; null for the command line.</param>
public sealed record AuditRecord(DateTimeOffset At, string Account, string Action, string? Subject, string? Address);

/// <summary>The trail of what accounts did.</summary>
public sealed class AuditStore(RecordDatabase database, RecordWriter writer)
{
    /// <summary>Adds an entry; when it returns, the entry is durable.</summary>
    public Task AddAsync(AuditRecord entry, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        Insert(transaction, entry);
        return true;
    }, cancellationToken);

    /// <summary>The last entries, the newest first.</summary>
    public IReadOnlyList<AuditRecord> Last(int count)
    {
        using var connection = database.Open();
        return [.. connection.Query<Row>("SELECT at AS At, account AS Account, action AS Action, subject AS Subject, address AS Address FROM audit ORDER BY number DESC LIMIT @count", new { count })
            .Select(row => new AuditRecord(DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Account, row.Action, row.Subject, row.Address))];
    }

    /// <summary>Adds an entry in the transaction of what it is about, so that neither is there without the other.</summary>
    internal static void Insert(RecordTransaction transaction, AuditRecord entry) => transaction.Execute(
        "INSERT INTO audit(at, account, action, subject, address) VALUES(@at, @Account, @Action, @Subject, @Address)",
        new { at = entry.At.ToUnixTimeMilliseconds(), entry.Account, entry.Action, entry.Subject, entry.Address });

    private sealed class Row
    {
        public long At { get; init; }

        public string Account { get; init; } = "";

        public string Action { get; init; } = "";

        public string? Subject { get; init; }

        public string? Address { get; init; }
    }
}
