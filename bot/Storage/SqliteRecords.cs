using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Bot.Storage;

/// <summary>The records in a SQLite file: write-ahead log with full synchronisation.</summary>
public sealed class SqliteRecords : RecordDatabase
{
    /// <summary>The file in the data folder.</summary>
    public const string FileName = "records.db";

    /// <summary>How long a writer waits for another process, in seconds.</summary>
    private const int Patience = 10;

    private const int CacheKilobytes = 16 * 1024;

    // https://www.sqlite.org/rescode.html
    private const int Error = 1;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;

    private readonly string _connectionString;

    /// <summary>The records in the file at <paramref name="path"/>.</summary>
    public SqliteRecords(string path)
    {
        FilePath = path;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = Patience }.ToString();
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <inheritdoc/>
    public override string Place => FilePath;

    /// <inheritdoc/>
    public override RecordTransaction BeginWriting(DbConnection connection) => new(connection, ((SqliteConnection)connection).BeginTransaction(deferred: false));

    /// <inheritdoc/>
    public override bool ProveWritable(RecordTransaction transaction)
    {
        // Writes the first page anew.
        transaction.Execute($"PRAGMA user_version = {SchemaVersion}");
        return true;
    }

    /// <inheritdoc/>
    public override StorageFault Kind(DbException fault) => (fault as SqliteException)?.SqliteErrorCode switch
    {
        TooBig or Constraint or Mismatch => StorageFault.OfRecord,
        Error => StorageFault.OfStatement,
        _ => StorageFault.OfDatabase,
    };

    /// <inheritdoc/>
    public override void BeforeErasing(RecordTransaction transaction) => transaction.Execute("PRAGMA secure_delete = ON");

    /// <summary>The write-ahead log still holds the deleted pages until it is written back and cut.</summary>
    public override void AfterErasing()
    {
        using var connection = Open();
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <inheritdoc/>
    public override RecordsState Examine()
    {
        if (!File.Exists(FilePath)) return new RecordsState(null, false, null);
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = ReadOnlySource(), Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = Patience }.ToString());
            connection.Open();
            var version = connection.ExecuteScalar<int>("PRAGMA user_version");
            return new RecordsState(version, HasContacts(connection, version), null);
        }
        catch (SqliteException fault)
        {
            throw new StorageException($"Không đọc được {FilePath}: {fault.Message}", fault);
        }
    }

    /// <summary>
    /// Where no process has the file open there is no log beside it, and a plain reader would make one; a file that is said to be immutable
    /// is read by itself (https://www.sqlite.org/uri.html).
    /// </summary>
    private string ReadOnlySource() => new Uri(Path.GetFullPath(FilePath)).AbsoluteUri + (File.Exists(FilePath + "-wal") ? "" : "?immutable=1");

    /// <summary>
    /// Full synchronisation, and room in memory for the pages that turn after turn touches: the default of two megabytes is soon too small, and pages are read again.
    /// </summary>
    protected override void PrepareForWriting(DbConnection connection) => connection.Execute($"PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -{CacheKilobytes}");

    /// <inheritdoc/>
    protected override DbConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            throw new StorageException($"Không mở được {FilePath}: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    protected override void BringUpToDate(IReadOnlyList<Migration> migrations)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        CloseToOthers();
        using var connection = Connect();
        try
        {
            connection.Execute("PRAGMA journal_mode = WAL");
            using var transaction = BeginWriting(connection);
            var version = transaction.ExecuteScalar<int>("PRAGMA user_version");
            foreach (var migration in Missing(migrations, version)) transaction.Execute(migration.Sqlite);
            transaction.Execute($"PRAGMA user_version = {migrations.Count}");
            transaction.Commit();
        }
        catch (SqliteException fault)
        {
            throw new StorageException($"Không dùng được {FilePath}: {fault.Message}", fault);
        }
    }

    /// <summary>What citizens wrote is for the service's own user. SQLite gives its companion files the mode of the main one.</summary>
    private void CloseToOthers()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!File.Exists(FilePath)) new FileStream(FilePath, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }).Dispose();
        else if (File.GetUnixFileMode(FilePath) != OwnerOnly) File.SetUnixFileMode(FilePath, OwnerOnly);
    }
}
