using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Faults;

/// <summary>The disk is full, and has space again.</summary>
public sealed class DiskFullTests
{
    private const int MostTries = 500;

    /// <summary>The file system is smaller than what is warned of.</summary>
    private static readonly (string Name, string Value) Small = ("Assistant__Storage__LeastFreeMegabytes", "0");

    [Theory]
    [InlineData(FullDisk.FileSystem)]
    [InlineData(FullDisk.Limit)]
    public async Task Run_WhileTheDiskIsFull_AnswersGoOnAndNothingAcknowledgedIsLost(string kind)
    {
        await using var disk = await FullDisk.CreateAsync(kind);
        var citizens = new Citizens(4);
        await using (var bot = await BotProcess.StartAsync(disk.Data, settings: Small))
        {
            await citizens.RoundAsync(bot, 5);
            await citizens.WhileAsync(bot, disk.FillAsync(bot));
            var turn = await UntilNothingIsKeptAsync(bot);
            await citizens.RoundAsync(bot, 10);

            await AssertNotTakenAsync(bot, turn);
            // The conversation goes on, though it is only in memory.
            var next = await bot.AskAsync("mất mấy ngày", conversationId: turn.Text("conversationId"));
            Assert.Equal("dang-ky-thuong-tru", next.Text("topic"));
            AssertNoFilesPileUp(disk.Data);

            await citizens.WhileAsync(bot, disk.FreeAsync(bot));
            await bot.UntilAllIsWellAsync();
            using (var rated = await bot.RateAsync(turn.Text("turnId"), new { score = 4 })) Assert.Equal(HttpStatusCode.NoContent, rated.StatusCode);
            await citizens.RoundAsync(bot, 5);
            Assert.Equal(2, (await bot.ConversationAsync(turn.Text("conversationId"))).GetProperty("messages").GetArrayLength());
            await bot.KillAsync();
        }
        citizens.AssertAllAnswered();
        citizens.AssertRecorded(new SqliteRecords(Path.Combine(disk.Data, SqliteRecords.FileName)));
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Stop_WithAnswersInMemoryAndSpaceAgain_LosesNone()
    {
        await using var disk = await FullDisk.CreateAsync(FullDisk.Limit);
        var citizens = new Citizens(2);
        await using (var bot = await BotProcess.StartAsync(disk.Data, settings: Small))
        {
            await disk.FillAsync(bot);
            await UntilNothingIsKeptAsync(bot);
            await citizens.RoundAsync(bot, 5);
            await disk.FreeAsync(bot);
            Assert.Equal(0, await bot.StopAsync());
        }
        await using (var bot = await BotProcess.StartAsync(disk.Data, settings: Small)) await bot.UntilAllIsWellAsync();
        citizens.AssertAllAnswered();
        citizens.AssertRecorded(new SqliteRecords(Path.Combine(disk.Data, SqliteRecords.FileName)));
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Asks until not even the last free pages take a turn.</summary>
    /// <returns>A turn that is only in memory.</returns>
    private static async Task<JsonElement> UntilNothingIsKeptAsync(RunningBot bot)
    {
        for (var i = 0; i < MostTries; i++)
        {
            var turn = await bot.AskAsync("lệ phí đăng ký thường trú");
            if (await bot.ReadyAsync() is { Status: HttpStatusCode.ServiceUnavailable } said)
            {
                Assert.Contains("bộ nhớ", said.Body.GetRawText(), StringComparison.Ordinal);
                return turn;
            }
        }
        throw new InvalidOperationException("The disk takes everything.");
    }

    private static async Task AssertNotTakenAsync(RunningBot bot, JsonElement turn)
    {
        using var rated = await bot.RateAsync(turn.Text("turnId"), new { score = 4 });
        var problem = await rated.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "urn:de06assistant:storage-unavailable"), (rated.StatusCode, problem.Text("type")));
        Assert.Contains("Hãy chấm lại sau ít phút", problem.Text("detail"), StringComparison.Ordinal);
        using var form = await bot.Client.PostAsync(new Uri("/hoi/danh-gia", UriKind.Relative), new FormUrlEncodedContent(
            [KeyValuePair.Create("turnId", turn.Text("turnId")), KeyValuePair.Create("score", "4")]));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, form.StatusCode);
        Assert.Contains("Hãy chấm lại sau ít phút", WebUtility.HtmlDecode(await form.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        // A kiosk has the page itself and sends again what it was not told to be recorded.
        using var read = await bot.Client.PostAsJsonAsync("/api/kiosk/readings", new { clientId = Guid.NewGuid().ToString(), topic = "dang-ky-thuong-tru", facet = "le-phi", station = "quay-1" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, read.StatusCode);
        using var left = await bot.TryLeaveAsync(new { text = "xin hỏi về hộ chiếu" }, "10.9.0.1");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, left.StatusCode);
    }

    private static void AssertNoFilesPileUp(string data) => Assert.InRange(Directory.EnumerateFiles(Path.Combine(data, "spool"), "*.jsonl", SearchOption.AllDirectories).Count(), 0, 1);
}
