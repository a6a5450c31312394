using System.Data.Common;
using Dapper;
using De06Assistant.Bot.Hosting;
using Npgsql;

namespace De06Assistant.Bot.Storage;

/// <summary>The records in a PostgreSQL database, which several processes on several machines may share.</summary>
public sealed class PostgresRecords : RecordDatabase, IDisposable
{
    /// <summary>The oldest release that is tested.</summary>
    private const int OldestMajorVersion = 13;

    // Any two numbers that no other program takes: locks are of the whole database.
    private const string LockOfSchema = "pg_advisory_xact_lock(1145386294, 1)";
    private const string LockOfWriters = "pg_advisory_xact_lock(1145386294, 2)";

    /// <summary>How long a connection may take, in seconds, unless the settings say so.</summary>
    private const int ConnectPatience = 10;

    /// <summary>How long a statement may take, in seconds, unless the settings say so.</summary>
    private const int StatementPatience = 15;

    /// <summary>After it was found away it is tried once in this time, so that callers do not wait for it one by one.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly string _knownFile;
    private long _nextTry;
    private volatile bool _isAway;

    /// <summary>The records that <paramref name="connectionString"/> leads to.</summary>
    /// <param name="folder">The data folder, which remembers that they were there.</param>
    public PostgresRecords(string connectionString, string folder)
    {
        _knownFile = Path.Combine(folder, "postgres.known");
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        // A transaction is begun here and nowhere else; the password is not kept where a message could show it.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Enlist = false, PersistSecurityInfo = false };
        if (!given.ContainsKey("Timeout")) settings.Timeout = ConnectPatience;
        if (!given.ContainsKey("Command Timeout") && !given.ContainsKey("CommandTimeout")) settings.CommandTimeout = StatementPatience;
        settings.ApplicationName ??= "De06Assistant";
        Place = $"PostgreSQL {settings.Host}:{settings.Port}/{settings.Database}";
        _source = NpgsqlDataSource.Create(settings);
    }

    /// <inheritdoc/>
    public override string Place { get; }

    /// <summary>
    /// One writer at a time, as in SQLite. A number that is given later is then also seen later, so that nothing that reads on from a number misses a turn, and what is
    /// compared before it is counted cannot change in between. The lock goes with its transaction, also when the process is killed;
    /// one that hangs is ended by the server.
    /// </summary>
    public override RecordTransaction BeginWriting(DbConnection connection)
    {
        var transaction = new RecordTransaction(connection, connection.BeginTransaction());
        transaction.Execute($"SET LOCAL idle_in_transaction_session_timeout = '{StatementPatience}s'; SELECT {LockOfWriters}");
        return transaction;
    }

    /// <inheritdoc/>
    public override bool ProveWritable(RecordTransaction transaction)
    {
        transaction.Execute("UPDATE schema_version SET version = version");
        return true;
    }

    /// <summary>
    /// Classes 22, data exception, 23, integrity constraint violation, and 42, syntax error or access rule violation:
    /// https://www.postgresql.org/docs/current/errcodes-appendix.html.
    /// </summary>
    public override StorageFault Kind(DbException fault) => (fault as PostgresException)?.SqlState switch
    {
        ['2', '2' or '3', ..] => StorageFault.OfRecord,
        PostgresErrorCodes.InsufficientPrivilege => StorageFault.OfDatabase,
        ['4', '2', ..] => StorageFault.OfStatement,
        _ => StorageFault.OfDatabase,
    };

    /// <summary>Nothing: deleted rows are cleared afterwards.</summary>
    public override void BeforeErasing(RecordTransaction transaction)
    {
    }

    /// <summary>Gives the place of the deleted rows free, to be written over. Archives of the log are the operator's.</summary>
    public override void AfterErasing()
    {
        using var connection = Open();
        connection.Execute("VACUUM left_questions, audit, directline_conversations, directline_activities, channel_messages, zalo_users, zalo_messages");
    }

    /// <inheritdoc/>
    public override bool IsKnown => File.Exists(_knownFile) && File.ReadAllText(_knownFile) == Place;

    /// <inheritdoc/>
    public override void Distrust()
    {
        PutOff();
        _source.Clear();
    }

    /// <inheritdoc/>
    public override RecordsState Examine()
    {
        using var connection = (NpgsqlConnection)Connect();
        try
        {
            RequireVersion(connection);
            var now = new DateTimeOffset(connection.ExecuteScalar<DateTime>("SELECT now()"), TimeSpan.Zero);
            if (connection.ExecuteScalar<string?>("SELECT to_regclass('schema_version')::text") is not null)
            {
                var version = connection.ExecuteScalar<int?>("SELECT version FROM schema_version");
                return new RecordsState(version, HasContacts(connection, version), now);
            }
            RequireEncoding(connection);
            if (!connection.ExecuteScalar<bool>("SELECT has_schema_privilege(current_schema(), 'CREATE')")) throw MayNotCreate(PostgresErrorCodes.InsufficientPrivilege);
            return new RecordsState(null, false, now);
        }
        catch (DbException fault)
        {
            throw new StorageException($"Không đọc được {Place}: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    /// <summary>Nothing: the server's settings hold.</summary>
    protected override void PrepareForWriting(DbConnection connection)
    {
    }

    /// <inheritdoc/>
    protected override DbConnection Connect()
    {
        if (_isAway && !MayTry()) throw new StorageException($"Không kết nối được {Place}.");
        try
        {
            var connection = _source.OpenConnection();
            _isAway = false;
            return connection;
        }
        catch (PostgresException fault) when (IsRefusal(fault.SqlState))
        {
            throw new StartupException($"{Place} không cho vào ({fault.SqlState}). Hãy kiểm tên, mật khẩu và quyền trong Assistant__Storage__Postgres.");
        }
        catch (DbException fault)
        {
            PutOff();
            throw new StorageException($"Không kết nối được {Place}.", fault);
        }
    }

    private void PutOff()
    {
        Interlocked.Exchange(ref _nextTry, Environment.TickCount64 + (long)Pause.TotalMilliseconds);
        _isAway = true;
    }

    /// <summary>Lets one caller try; the next one may when it has had its time.</summary>
    private bool MayTry()
    {
        var (due, now) = (Interlocked.Read(ref _nextTry), Environment.TickCount64);
        return now >= due && Interlocked.CompareExchange(ref _nextTry, now + (long)Pause.TotalMilliseconds + ConnectPatience * 1000L, due) == due;
    }

    /// <inheritdoc/>
    protected override void BringUpToDate(IReadOnlyList<Migration> migrations)
    {
        using var connection = (NpgsqlConnection)Connect();
        try
        {
            RequireVersion(connection);
            RequireEncoding(connection);
            using var transaction = new RecordTransaction(connection, connection.BeginTransaction());
            transaction.Execute($"SELECT {LockOfSchema}");
            transaction.Execute("CREATE TABLE IF NOT EXISTS schema_version(version INTEGER NOT NULL)");
            var version = transaction.ExecuteScalar<int?>("SELECT version FROM schema_version") ?? 0;
            foreach (var migration in Missing(migrations, version)) transaction.Execute(migration.Postgres);
            if (version < migrations.Count) transaction.Execute("DELETE FROM schema_version; INSERT INTO schema_version(version) VALUES(@Count)", new { migrations.Count });
            transaction.Commit();
            Directory.CreateDirectory(Path.GetDirectoryName(_knownFile)!);
            File.WriteAllText(_knownFile, Place);
        }
        catch (PostgresException fault) when (IsRefusal(fault.SqlState))
        {
            throw MayNotCreate(fault.SqlState);
        }
        catch (DbException fault)
        {
            throw new StorageException($"Không dùng được {Place}.", fault);
        }
    }

    private void RequireVersion(NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion.Major < OldestMajorVersion)
            throw new StartupException($"{Place} là bản {connection.PostgreSqlVersion.Major}; cần PostgreSQL {OldestMajorVersion} trở lên.");
    }

    private void RequireEncoding(NpgsqlConnection connection)
    {
        // The server says it with each connection: https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-ASYNC
        if (connection.PostgresParameters["server_encoding"] != "UTF8")
            throw new StartupException($"{Place} không dùng mã UTF8. Hãy tạo cơ sở dữ liệu với ENCODING 'UTF8'.");
    }

    private StartupException MayNotCreate(string code) =>
        new($"{Place} không cho lập bảng ({code}). Người dùng trong Assistant__Storage__Postgres phải là chủ của cơ sở dữ liệu.");

    /// <summary>What no waiting mends: wrong name or password (class 28), no such database or schema (class 3), no right (42501).</summary>
    private static bool IsRefusal(string code) => code is ['2', '8', ..] or ['3', 'D' or 'F', ..] or PostgresErrorCodes.InsufficientPrivilege;
}
