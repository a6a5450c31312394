using System.Text.Json;
using Dapper;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Bot.Channels.DirectLine;

/// <summary>Conversations by Microsoft's own library go on when the process is killed in their midst.</summary>
public sealed class RestartTests
{
    private const int Conversations = 50;
    private const int Questions = 5;

    [Fact]
    public async Task Conversations_ProcessKilledInTheirMidst_LoseAndDoubleNothing()
    {
        using var folder = new TemporaryFolder();
        var bot = await BotProcess.StartAsync(folder.Path, settings: [("Assistant__DirectLine__ActivitiesPerMinuteAndAddress", "100000")]);
        try
        {
            await using var client = NodeClient.Start("conversations.mjs", bot.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), $"{Conversations}", $"{Questions}");
            Assert.Equal("connected", await client.ReadLineAsync());
            foreach (var asked in new[] { 60, 160 })
            {
                await UntilAskedAsync(bot, asked);
                await bot.KillAsync();
                var stopped = bot;
                bot = await stopped.StartAgainAsync();
                await stopped.DisposeAsync();
            }
            var conversations = JsonDocument.Parse(await client.ReadLineAsync()).RootElement.EnumerateArray().ToList();
            Assert.Equal(Conversations, conversations.Count);
            for (var number = 0; number < Conversations; number++) AssertWhole(conversations[number], number);
            using var connection = new SqliteRecords(bot.Database).Open();
            Assert.Equal(Conversations * Questions, connection.ExecuteScalar<int>("SELECT COUNT(*) FROM turns"));
        }
        finally
        {
            await bot.DisposeAsync();
        }
    }

    /// <summary>A welcome, then each question and its answer, each once and in order.</summary>
    private static void AssertWhole(JsonElement conversation, int number)
    {
        var came = conversation.EnumerateArray().ToList();
        Assert.Equal(1 + (2 * Questions), came.Count);
        Assert.Equal(came.Count, came.Select(activity => Text(activity, "id")).Distinct().Count());
        Assert.Equal("bot", Text(came[0], "role"));
        for (var question = 0; question < Questions; question++)
        {
            var (asked, answer) = (came[1 + (2 * question)], came[2 + (2 * question)]);
            Assert.True($"client-{number}-{question}" == Text(asked, "client"), conversation.ToString());
            Assert.Equal("user", Text(asked, "role"));
            Assert.Equal("bot", Text(answer, "role"));
            Assert.Equal(Text(asked, "id"), Text(answer, "replyToId"));
        }
    }

    private static async Task UntilAskedAsync(RunningBot bot, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (Asked(bot) < count) await Task.Delay(5, patience.Token);
    }

    private static int Asked(RunningBot bot)
    {
        using var connection = new SqliteConnection($"Data Source={bot.Database};Mode=ReadOnly");
        return connection.ExecuteScalar<int>("SELECT COUNT(*) FROM directline_activities WHERE activity LIKE '%\"role\":\"user\"%' AND activity LIKE '%clientActivityID%'");
    }

    private static string? Text(JsonElement activity, string name) => activity.GetProperty(name).GetString();
}
