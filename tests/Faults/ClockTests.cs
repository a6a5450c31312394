using System.Net;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Bot.Channels.DirectLine;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Faults;

/// <summary>The clock of the machine is put forward and back: by hours while the service runs, by a year before it starts.</summary>
public sealed class ClockTests
{
    private static readonly TimeSpan Hours = TimeSpan.FromHours(5);
    private static readonly TimeSpan Year = TimeSpan.FromDays(400);

    [Fact]
    public async Task Run_ClockPutForwardAndBack_NothingIsLostAndNobodyIsLockedOut()
    {
        using var folder = new TemporaryFolder();
        using var clock = new FakeClock();
        await StaffBot.SeedAccountsAsync(folder.Path);
        await using var bot = await StaffBot.StartProcessAsync(folder.Path, [.. clock.Settings, .. DirectLineBot.Settings]);
        var citizens = new Citizens(3);
        await citizens.RoundAsync(bot, 4);
        var left = await bot.LeaveAsync(new { text = "xin hỏi về hộ chiếu" }, "10.9.1.1");

        clock.Set(Hours);
        await UntilItsClockIsAsync(bot, Hours);
        await citizens.RoundAsync(bot, 4);
        await LockOutAsync(bot, "editor", "10.9.1.2");
        var conversation = await bot.OpenAsync();
        await conversation.AskAsync("lệ phí đăng ký thường trú");

        clock.Set(-Hours);
        await UntilItsClockIsAsync(bot, -Hours);
        await citizens.RoundAsync(bot, 4);
        // Locked at an hour that is far ahead now, and a token that will only begin then.
        using (await StaffClient.SignInAsync(bot, "editor", "10.9.1.3")) { }
        Assert.NotEmpty(await conversation.AskAsync("nộp ở đâu"));
        using (var socket = await OpenConversation.ListenAsync(await conversation.ReconnectAsync("?watermark="))) await OpenConversation.NextSetAsync(socket);

        clock.Set(TimeSpan.Zero);
        await citizens.RoundAsync(bot, 4);
        Assert.Equal("new", (await bot.LookAsync(left.Text("code"), "10.9.1.1")).Text("state"));
        await bot.KillAsync();
        citizens.AssertAllAnswered();
        citizens.AssertRecorded(new SqliteRecords(folder.File(SqliteRecords.FileName)));
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Start_ClockAYearAhead_DeletesNothing()
    {
        using var folder = new TemporaryFolder();
        string code;
        OpenConversation conversation;
        int said;
        await using (var bot = await StaffBot.StartProcessAsync(folder.Path))
        {
            code = (await bot.LeaveAsync(new { text = "xin hỏi về hộ chiếu" }, "10.9.1.4")).Text("code");
            conversation = await bot.OpenAsync();
            await conversation.AskAsync("lệ phí đăng ký thường trú");
            said = (await conversation.AllAsync()).Count;
        }
        using (var clock = new FakeClock(Year))
        {
            await using var bot = await StaffBot.StartProcessAsync(folder.Path, clock.Settings);
            await Eventually.HoldsAsync(() => Task.FromResult(bot.Log.Contains("Nothing was recorded since", StringComparison.Ordinal)), "the clock was found wrong");
            await bot.AskAsync("lệ phí đăng ký thường trú");
        }
        await using var again = await StaffBot.StartProcessAsync(folder.Path);
        Assert.Equal("xin hỏi về hộ chiếu", (await again.LookAsync(code, "10.9.1.4")).Text("question"));
        using var read = await again.CallAsync(HttpMethod.Get, $"{conversation.Path}/activities?watermark=", conversation.Token);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal(said, System.Text.Json.JsonDocument.Parse(await read.Content.ReadAsStringAsync()).RootElement.GetProperty("activities").GetArrayLength());
    }

    private static Task UntilItsClockIsAsync(RunningBot bot, TimeSpan ahead) => Eventually.HoldsAsync(async () =>
    {
        using var response = await bot.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
        return (response.Headers.Date!.Value - TimeProvider.System.GetUtcNow() - ahead).Duration() < TimeSpan.FromMinutes(1);
    }, "the clock was put");

    private static async Task LockOutAsync(RunningBot bot, string account, string address)
    {
        HttpStatusCode status;
        do
        {
            using var client = new StaffClient(bot, address);
            using var response = await client.TrySignInAsync(account, "khong phai mat khau");
            status = response.StatusCode;
        }
        while (status == HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
    }
}
