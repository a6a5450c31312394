using De06Assistant.Bot.Staff;
using De06Assistant.Bot.Staff.Accounts;
using De06Assistant.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace De06Assistant.Tests.Support;

/// <summary>A bot with an account of each role and a key for names and phones.</summary>
public sealed class StaffBot : IAsyncLifetime
{
    public const string Key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    public const string Password = "mat khau de kiem thu 1";

    private readonly TemporaryFolder _folder = new();

    public RunningBot Bot { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await SeedAccountsAsync(_folder.Path);
        Bot = await StartAsync(_folder.Path);
    }

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        _folder.Dispose();
    }

    public static Task<BotHost> StartAsync(string data, params (string Name, string Value)[] settings) => BotHost.StartAsync(data, settings: WithKey(settings));

    /// <summary>The same in a process of its own.</summary>
    public static Task<BotProcess> StartProcessAsync(string data, params (string Name, string Value)[] settings) => BotProcess.StartAsync(data, settings: WithKey(settings));

    /// <summary>Writes an account of each role, named like it, in the way that the command does.</summary>
    public static Task SeedAccountsAsync(string data) => SeedAccountsAsync(new SqliteRecords(Path.Combine(data, "records.db")));

    /// <summary>Writes them into any records.</summary>
    public static async Task SeedAccountsAsync(RecordDatabase database)
    {
        await using (var writer = new RecordWriter(database, NullLogger<RecordWriter>.Instance))
        {
            await writer.StartAsync(CancellationToken.None);
            var (store, passwords) = (new AccountStore(database, writer), new Passwords());
            foreach (var role in StaffRoles.All)
            {
                var account = new Account(role, role, passwords.Hash(role, Password), new string('0', 32), DateTimeOffset.UnixEpoch);
                Assert.True(await store.AddAsync(account, new AuditRecord(DateTimeOffset.UnixEpoch, "", "account-added", role, null), CancellationToken.None));
            }
        }
        SqliteConnection.ClearAllPools();
    }

    private static (string Name, string Value)[] WithKey((string Name, string Value)[] settings) => [("Assistant__LeftQuestions__Key", Key), .. settings];
}
