using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>An account of the staff.</summary>
/// <param name="Name">Lower case; signs answers.</param>
/// <param name="Role">look-up, editor, report or admin.</param>
/// <param name="PasswordHash">Salted and slow; names its own method.</param>
/// <param name="Stamp">Changes with the password: older sessions end by it.</param>
public sealed record Account(string Name, string Role, string PasswordHash, string Stamp, DateTimeOffset CreatedAt);

/// <summary>The accounts of the staff.</summary>
public sealed class AccountStore(RecordDatabase database, RecordWriter writer)
{
    private const string Columns = "name AS Name, role AS Role, password_hash AS PasswordHash, stamp AS Stamp, created_at AS CreatedAt";

    /// <summary>The account; null when there is none.</summary>
    public Account? Find(string name)
    {
        using var connection = database.Open();
        return connection.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM accounts WHERE name = @name", new { name }) is { } row ? Read(row) : null;
    }

    /// <summary>All accounts by name.</summary>
    public IReadOnlyList<Account> All()
    {
        using var connection = database.Open();
        return [.. connection.Query<Row>($"SELECT {Columns} FROM accounts ORDER BY name").Select(Read)];
    }

    /// <summary>Adds an account.</summary>
    /// <returns>False when the name is taken.</returns>
    public Task<bool> AddAsync(Account account, AuditRecord audit, CancellationToken cancellationToken) => ChangeAsync(
        "INSERT INTO accounts(name, role, password_hash, stamp, created_at) VALUES(@Name, @Role, @PasswordHash, @Stamp, @at) ON CONFLICT DO NOTHING",
        new { account.Name, account.Role, account.PasswordHash, account.Stamp, at = account.CreatedAt.ToUnixTimeMilliseconds() }, audit, cancellationToken);

    /// <summary>Sets a new password; sessions opened with the old one end.</summary>
    /// <returns>False when there is no such account.</returns>
    public Task<bool> SetPasswordAsync(string name, string hash, string stamp, AuditRecord audit, CancellationToken cancellationToken) =>
        ChangeAsync("UPDATE accounts SET password_hash = @hash, stamp = @stamp WHERE name = @name", new { name, hash, stamp }, audit, cancellationToken);

    /// <summary>Removes an account; its sessions end.</summary>
    /// <returns>False when there is no such account.</returns>
    public Task<bool> RemoveAsync(string name, AuditRecord audit, CancellationToken cancellationToken) =>
        ChangeAsync("DELETE FROM accounts WHERE name = @name", new { name }, audit, cancellationToken);

    private Task<bool> ChangeAsync(string statement, object values, AuditRecord audit, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        if (transaction.Execute(statement, values) == 0) return false;
        AuditStore.Insert(transaction, audit);
        return true;
    }, cancellationToken);

    private static Account Read(Row row) => new(row.Name, row.Role, row.PasswordHash, row.Stamp, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt));

    private sealed class Row
    {
        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public string PasswordHash { get; init; } = "";

        public string Stamp { get; init; } = "";

        public long CreatedAt { get; init; }
    }
}
