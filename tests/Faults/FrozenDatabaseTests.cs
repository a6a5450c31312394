using System.Net;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Faults;

/// <summary>PostgreSQL hangs – its connections are open, and nothing answers – and goes on.</summary>
public sealed class FrozenDatabaseTests : IAsyncLifetime
{
    private const string Patience = ";Timeout=2;Command Timeout=2";

    private PostgresServer _server = null!;

    public async Task InitializeAsync() => _server = await PostgresServer.StartNewAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Run_WhilePostgresIsFrozen_AnswersGoOnAndEachRatingArrivesOnce()
    {
        using var folder = new TemporaryFolder();
        var database = await _server.CreateDatabaseAsync();
        await using var bot = await BotProcess.StartAsync(folder.Path, settings: PostgresServer.Settings(database + Patience));
        var citizens = new Citizens(8);
        await citizens.RoundAsync(bot, 3);

        // In the midst of their questions: what is on its way then may be committed without a word of it.
        await citizens.WhileAsync(bot, _server.FreezeAsync());
        await citizens.RoundAsync(bot, 3);
        var (status, ready) = await bot.ReadyAsync();
        Assert.Equal((HttpStatusCode.OK, "degraded"), (status, ready.Text("status")));

        await citizens.WhileAsync(bot, _server.ThawAsync());
        await bot.UntilAllIsWellAsync();
        await citizens.RoundAsync(bot, 3);
        citizens.AssertAllAnswered();
        using var records = new PostgresRecords(database, folder.Path);
        citizens.AssertRecorded(records);
    }
}
