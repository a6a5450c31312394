using System.Data.Common;
using Dapper;
using De06Assistant.Bot.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Storage;

/// <summary>The SQLite file of the records: where it lies, how it is opened, and its schema.</summary>
/// <remarks>Write-ahead log with full synchronisation: what was committed survives the loss of the process and of power.</remarks>
public sealed class RecordDatabase
{
    // Forward only: a change of the schema is a further entry, never an edit of an old one.
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE conversations(
          id TEXT NOT NULL PRIMARY KEY,
          started_at INTEGER NOT NULL,
          channel TEXT NOT NULL,
          locality TEXT) WITHOUT ROWID;
        CREATE TABLE turns(
          number INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          conversation_id TEXT NOT NULL REFERENCES conversations(id),
          at INTEGER NOT NULL,
          day TEXT NOT NULL,
          channel TEXT NOT NULL,
          locality TEXT,
          question TEXT NOT NULL,
          status TEXT NOT NULL,
          topic TEXT,
          facet TEXT,
          confidence REAL NOT NULL,
          runner_up TEXT,
          content_version TEXT NOT NULL,
          reply TEXT NOT NULL,
          understand_us INTEGER NOT NULL,
          compose_us INTEGER NOT NULL);
        CREATE INDEX turns_by_conversation ON turns(conversation_id, number);
        CREATE INDEX turns_by_day ON turns(day, locality);
        CREATE TABLE ratings(
          turn_id TEXT NOT NULL PRIMARY KEY REFERENCES turns(id),
          score INTEGER NOT NULL CHECK(score BETWEEN 1 AND 5),
          comment TEXT,
          reasons TEXT NOT NULL,
          at INTEGER NOT NULL) WITHOUT ROWID;
        """,
        """
        CREATE TABLE conversation_states(
          conversation_id TEXT NOT NULL PRIMARY KEY REFERENCES conversations(id),
          at INTEGER NOT NULL,
          state TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX conversation_states_by_age ON conversation_states(at);
        """,
        // No reference to conversations: where processes only share Redis, a conversation may have been recorded by another.
        """
        CREATE TABLE left_questions(
          number INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          code TEXT NOT NULL UNIQUE,
          request_id TEXT UNIQUE,
          at INTEGER NOT NULL,
          conversation_id TEXT,
          turn_id TEXT,
          locality TEXT,
          channel TEXT NOT NULL,
          question TEXT NOT NULL,
          contact BLOB,
          state TEXT NOT NULL,
          assignee TEXT,
          answer TEXT,
          answered_by TEXT,
          answered_at INTEGER,
          version INTEGER NOT NULL);
        CREATE INDEX left_questions_by_conversation ON left_questions(conversation_id);
        CREATE INDEX left_questions_by_state ON left_questions(state, number);
        CREATE INDEX left_questions_by_age ON left_questions(at);
        CREATE TABLE accounts(
          name TEXT NOT NULL PRIMARY KEY,
          role TEXT NOT NULL,
          password_hash TEXT NOT NULL,
          stamp TEXT NOT NULL,
          created_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE sign_in_attempts(
          subject TEXT NOT NULL PRIMARY KEY,
          failures INTEGER NOT NULL,
          first_at INTEGER NOT NULL,
          locked_until INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE audit(
          number INTEGER PRIMARY KEY,
          at INTEGER NOT NULL,
          account TEXT NOT NULL,
          action TEXT NOT NULL,
          subject TEXT,
          address TEXT);
        CREATE INDEX audit_by_age ON audit(at);
        CREATE TABLE purges(
          number INTEGER PRIMARY KEY,
          at INTEGER NOT NULL,
          kind TEXT NOT NULL,
          count INTEGER NOT NULL);
        """,
        """
        ALTER TABLE turns ADD COLUMN client_id TEXT;
        ALTER TABLE turns ADD COLUMN station TEXT;
        CREATE UNIQUE INDEX turns_by_client_id ON turns(client_id) WHERE client_id IS NOT NULL;
        """,
        FigureSchema.Migration,
        ItemSchema.Migration,
    ];

    private readonly string _connectionString;

    /// <summary>The database in the data folder.</summary>
    public RecordDatabase(IOptions<AssistantOptions> options)
        : this(Path.Combine(options.Value.DataPath, "records.db"))
    {
    }

    /// <summary>The database at <paramref name="path"/>.</summary>
    public RecordDatabase(string path)
    {
        FilePath = path;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, Pooling = true, DefaultTimeout = 10 }.ToString();
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>Opens a connection; the caller disposes it.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute("PRAGMA synchronous = FULL");
        return connection;
    }

    /// <summary>Creates the file where it is missing and brings the schema up to date.</summary>
    /// <exception cref="StartupException">The file was written by a newer version of the product.</exception>
    public void Migrate()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        CloseToOthers();
        using var connection = Open();
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction();
        var version = connection.ExecuteScalar<int>("PRAGMA user_version", transaction: transaction);
        if (version > Migrations.Length)
            throw new StartupException($"{FilePath} do bản mới hơn ghi (lược đồ {version}, bản này biết {Migrations.Length}). Hãy dùng bản mới hơn.");
        foreach (var migration in Migrations.Skip(version)) connection.Execute(migration, transaction: transaction);
        connection.Execute($"PRAGMA user_version = {Migrations.Length}", transaction: transaction);
        transaction.Commit();
    }

    /// <summary>Makes what the transaction deletes or overwrites unreadable in the file too.</summary>
    internal void BeforeErasing(DbConnection connection, DbTransaction transaction) => connection.Execute("PRAGMA secure_delete = ON", transaction: transaction);

    /// <summary>Writes the write-ahead log back and cuts it: it still holds the pages as they were.</summary>
    internal void AfterErasing()
    {
        using var connection = Open();
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>What citizens wrote is for the service's own user. SQLite gives its companion files the mode of the main one.</summary>
    private void CloseToOthers()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!File.Exists(FilePath)) new FileStream(FilePath, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }).Dispose();
        else if (File.GetUnixFileMode(FilePath) != OwnerOnly) File.SetUnixFileMode(FilePath, OwnerOnly);
    }
}
