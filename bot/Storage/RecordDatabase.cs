using System.Data.Common;
using Dapper;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage.Spool;

namespace De06Assistant.Bot.Storage;

/// <summary>The database of the records: how it is opened, its schema, and where SQLite and PostgreSQL differ.</summary>
/// <remarks>What was committed survives the loss of the process and of power.</remarks>
public abstract class RecordDatabase
{
    // Forward only: a change of the schema is a further entry, never an edit of an old one.
    private static readonly Migration[] Migrations =
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
        NoticeSchema.Migration,
        EarlyRatings.Migration,
        SessionKeyStore.Migration,
        DirectLineSchema.Migration,
        ChannelMessageSchema.Migration,
        ZaloSchema.Migration,
        IndexBuildStore.Migration,
    ];

    /// <summary>The first version that has left questions.</summary>
    private const int VersionWithContacts = 3;

    private volatile bool _isUpToDate;

    /// <summary>Where the records lie, for messages: never a password.</summary>
    public abstract string Place { get; }

    /// <summary>The version that the schema of this program has.</summary>
    public static int SchemaVersion => Migrations.Length;

    /// <summary>Opens a connection to records whose schema is up to date; the caller disposes it.</summary>
    /// <exception cref="StorageException">The database cannot be reached.</exception>
    public DbConnection Open()
    {
        if (!_isUpToDate) Migrate();
        return Connect();
    }

    /// <summary>Opens the connection that all records are written on, one after another; the caller disposes it.</summary>
    /// <exception cref="StorageException">The database cannot be reached.</exception>
    public DbConnection OpenForWriting()
    {
        var connection = Open();
        try
        {
            PrepareForWriting(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Creates the records where they are missing and brings the schema up to date.</summary>
    /// <exception cref="StartupException">They were written by a newer version of the product, or the settings do not fit the database.</exception>
    /// <exception cref="StorageException">The database cannot be reached.</exception>
    public void Migrate()
    {
        BringUpToDate(Migrations);
        _isUpToDate = true;
    }

    /// <summary>Writes what changes nothing, to see whether writing works: an empty transaction also succeeds on a full disk.</summary>
    /// <returns>True.</returns>
    public abstract bool ProveWritable(RecordTransaction transaction);

    /// <summary>Begins a transaction that writes: one at a time of all processes, so that what is counted and numbered is counted in the order of the commits.</summary>
    public abstract RecordTransaction BeginWriting(DbConnection connection);

    /// <summary>Whose fault it is.</summary>
    public abstract StorageFault Kind(DbException fault);

    /// <summary>Called in a transaction before it deletes what must not be readable afterwards.</summary>
    public abstract void BeforeErasing(RecordTransaction transaction);

    /// <summary>Called after such a deletion was committed.</summary>
    public abstract void AfterErasing();

    /// <summary>Whether these records were there at an earlier start, so that a service that starts while they are away may go on without them.</summary>
    public virtual bool IsKnown => false;

    /// <summary>Looks at the records as they are. Nothing is made or changed, neither tables nor files.</summary>
    /// <exception cref="StartupException">The settings do not fit the database.</exception>
    /// <exception cref="StorageException">The database cannot be reached or read.</exception>
    public abstract RecordsState Examine();

    /// <summary>Why nothing can be written now; null when it can.</summary>
    public string? WhyNot()
    {
        try
        {
            using var connection = Open();
            using var transaction = connection.BeginTransaction();
            connection.Execute("UPDATE conversations SET channel = channel WHERE id = ''", transaction: transaction);
            return null;
        }
        catch (Exception fault) when (fault is StorageException or StartupException or DbException)
        {
            return fault.Message;
        }
    }

    /// <summary>Called when a writer has found the database away: connections that were opened before are not used again.</summary>
    public virtual void Distrust()
    {
    }

    /// <summary>Sets up a connection that is written on and kept.</summary>
    protected abstract void PrepareForWriting(DbConnection connection);

    /// <summary>Opens a connection, whatever its schema is.</summary>
    protected abstract DbConnection Connect();

    /// <summary>Whether contacts of left questions, which only their key opens, lie in records of a version.</summary>
    protected static bool HasContacts(DbConnection connection, int? version) =>
        version >= VersionWithContacts && connection.ExecuteScalar<long>("SELECT COUNT(*) FROM left_questions WHERE contact IS NOT NULL") > 0;

    /// <summary>Applies what is missing, under a lock that other processes wait for.</summary>
    protected abstract void BringUpToDate(IReadOnlyList<Migration> migrations);

    /// <summary>The migrations that records of a version still need.</summary>
    protected IEnumerable<Migration> Missing(IReadOnlyList<Migration> migrations, int version) => version <= migrations.Count
        ? migrations.Skip(version)
        : throw new StartupException($"{Place} do bản mới hơn ghi (lược đồ {version}, bản này biết {migrations.Count}). Hãy dùng bản mới hơn.");
}
