using System.Text.Json;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Operations;

/// <summary>The log as programs read it.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task Log_AsJson_NamesTheTurnInEachOfItsLines()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path, settings:
        [
            ("Logging__Console__FormatterName", "json"), ("Logging__LogLevel__De06Assistant", "Debug"),
            // Nobody listens there: a line of the turn that says so.
            ("Assistant__State__Provider", "redis"), ("Assistant__State__Redis", "127.0.0.1:1,connectRetry=1"),
        ]);
        var reply = await bot.AskAsync("làm định danh mức 2 ở đâu");
        Assert.Equal(0, await bot.StopAsync());
        var lines = bot.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var answered = Assert.Single(lines, line => line.Text("Message").StartsWith("Answered on api", StringComparison.Ordinal));
        var away = Assert.Single(lines, line => line.Text("Message").StartsWith("Redis is away", StringComparison.Ordinal));
        foreach (var line in new[] { answered, away }) Assert.Equal(reply.Text("turnId"), Assert.Single(line.GetProperty("Scopes").EnumerateArray()).Text("TurnId"));
        Assert.Equal("answered_procedure", answered.GetProperty("State").Text("Outcome"));
        Assert.DoesNotContain(reply.Text("conversationId"), bot.Log, StringComparison.Ordinal);
    }
}
