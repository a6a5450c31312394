using De06Assistant.Bot.Storage;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Support;

/// <summary>Empty records of one of the two kinds, with a data folder; for tests that hold for both.</summary>
internal sealed class RecordsPlace : IDisposable
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    private readonly TemporaryFolder _folder = new();
    private readonly string? _database;

    private RecordsPlace(string? database) => _database = database;

    /// <summary>The data folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>What a bot has to be told to use them.</summary>
    public (string Name, string Value)[] Settings => _database is null ? [] : PostgresServer.Settings(_database);

    public static async Task<RecordsPlace> CreateAsync(string provider, PostgresServer server) => new(provider == Postgres ? await server.CreateDatabaseAsync() : null);

    /// <summary>The records as the bot opens them.</summary>
    public RecordDatabase Open() => _database is null ? new SqliteRecords(_folder.File("records.db")) : new PostgresRecords(_database, Folder);

    /// <summary>A bot on them, with the key for names and phones.</summary>
    public Task<BotHost> StartAsync(string? folder = null) => StaffBot.StartAsync(folder ?? Folder, Settings);

    /// <summary>The same in a process of its own.</summary>
    public Task<BotProcess> StartProcessAsync() => StaffBot.StartProcessAsync(Folder, Settings);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
