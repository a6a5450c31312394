using System.Net.Http.Json;
using System.Text;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Hosting;

/// <summary>Nothing secret and nothing personal in the log or in an error, however much is logged.</summary>
public sealed class SecretTests
{
    private const string Key = "UklDT0dOSVpBQkxFLUtFWS1GT1ItVEVTVFMtMDAwMDE=";
    private const string Metrics = "khoa-so-lieu-nhan-ra-duoc-77";
    private const string RedisPassword = "mat-khau-redis-nhan-ra-duoc";

    // Each in one place only, so that a leak says where from.
    private static readonly string[] Personal =
        ["Dương Thị Nhận Ra", "0977123456", "0977 123 456", "079199012345", "079 199 012 345", "nhanra@example.vn", "quanxoainhanra", "gopynhanra", "delainhanra", "formnhanra", "headernhanra", "duongdannhanra", "mat khau nhan ra 1"];

    [Fact]
    public async Task Everything_Logged_HasNoSecretAndNoWordOfACitizen()
    {
        using var folder = new TemporaryFolder();
        await StaffBot.SeedAccountsAsync(folder.Path);
        await using var bot = await BotProcess.StartAsync(folder.Path, settings:
        [
            ("Assistant__LeftQuestions__Key", Key), ("Assistant__Metrics__ApiKey", Metrics), ("Assistant__State__Provider", "redis"),
            // Nobody listens there: the fault itself must not tell the password.
            ("Assistant__State__Redis", $"127.0.0.1:1,password={RedisPassword},connectRetry=1"),
            // As JSON each line has its values apart from its message as well, and its scopes.
            ("Logging__Console__FormatterName", "json"), ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft.AspNetCore", "Trace"),
        ]);
        var replies = new StringBuilder();
        var (turn, keys) = await UseAsync(bot, replies);
        Assert.Contains(turn, bot.Log, StringComparison.Ordinal);
        foreach (var word in Personal.Concat(keys).Concat([Key, Metrics, RedisPassword, StaffBot.Password]))
        {
            AssertNoLineWith(word, bot.Log, "log");
            AssertNoLineWith(word, replies.ToString(), "error");
        }
    }

    [Fact]
    public async Task Start_WrongSecrets_AreNotRepeated()
    {
        var run = await ProcessRun.BotAsync(new Dictionary<string, string>
        {
            ["Assistant__LeftQuestions__Key"] = "khoa-sai-nhan-ra",
            ["Assistant__Metrics__ApiKey"] = "ngannhanra",
            ["Assistant__State__Provider"] = "sai",
            ["Assistant__State__Redis"] = "127.0.0.1:1,password=" + RedisPassword,
        });
        Assert.Equal(2, run.ExitCode);
        foreach (var secret in new[] { "khoa-sai-nhan-ra", "ngannhanra", RedisPassword }) Assert.DoesNotContain(secret, run.Error + run.Output, StringComparison.Ordinal);
    }

    /// <summary>Goes through what citizens and staff do, well and badly; errors are collected.</summary>
    /// <returns>A turn, and the keys that came up on the way.</returns>
    private static async Task<(string Turn, List<string> Keys)> UseAsync(RunningBot bot, StringBuilder errors)
    {
        var reply = await bot.AskAsync("quanxoainhanra của Dương Thị Nhận Ra, số 079199012345, 079 199 012 345, máy 0977123456, thư nhanra@example.vn");
        var (conversation, turn) = (reply.Text("conversationId"), reply.Text("turnId"));
        using (await bot.RateAsync(turn, new { score = 1, comment = "gopynhanra 0977123456" })) { }
        var left = await bot.LeaveAsync(new { text = "delainhanra", conversationId = conversation, name = "Dương Thị Nhận Ra", phone = "0977 123 456" }, "10.6.0.1");
        await KeepErrorAsync(errors, bot.Client.PostAsJsonAsync("/api/ask", new { text = "quanxoainhanra", conversationId = new string('0', 32) }));
        await KeepErrorAsync(errors, bot.Client.PostAsJsonAsync("/api/ask", new { text = "quanxoainhanra", channel = "!!" }));
        using (var broken = new StringContent("{\"text\":\"quanxoainhanra 079199012345\",,,", Encoding.UTF8, "application/json"))
            await KeepErrorAsync(errors, bot.Client.PostAsync(new Uri("/api/ask", UriKind.Relative), broken));
        await KeepErrorAsync(errors, bot.RateAsync(turn, new { score = 9, comment = "gopynhanra" }));
        await KeepErrorAsync(errors, bot.TryLeaveAsync(new { text = "delainhanra", name = "Dương Thị Nhận Ra", phone = "không có" }, "10.6.0.1"));
        await KeepErrorAsync(errors, bot.Client.GetAsync(new Uri("/duongdannhanra", UriKind.Relative)));
        using (var request = new HttpRequestMessage(HttpMethod.Get, "/api/metrics/satisfaction"))
        {
            request.Headers.Add("X-Api-Key", "headernhanra");
            await KeepErrorAsync(errors, bot.Client.SendAsync(request));
        }
        using var client = new StaffClient(bot, "10.6.0.2");
        using (await client.TrySignInAsync("admin", "mat khau nhan ra 1")) { }
        using (await client.TrySignInAsync("mat khau nhan ra 1", "x")) { }
        using (await client.TrySignInAsync("admin", StaffBot.Password)) { }
        var session = client.Cookies.GetAllCookies().Select(cookie => cookie.Value).Where(value => value.Length > 20).ToList();
        using (var form = new FormUrlEncodedContent([KeyValuePair.Create("code", left.Text("code"))]))
        using (await bot.Client.PostAsync(new Uri("/du-lieu-cua-toi", UriKind.Relative), form)) { }
        using (await bot.Client.DeleteAsync(new Uri("/api/conversations/" + conversation, UriKind.Relative))) { }
        return (turn, [conversation, left.Text("code"), .. session]);
    }

    private static async Task KeepErrorAsync(StringBuilder errors, Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        Assert.False(response.IsSuccessStatusCode);
        errors.AppendLine(await response.Content.ReadAsStringAsync());
    }

    private static void AssertNoLineWith(string word, string text, string where)
    {
        foreach (var line in text.Split('\n')) Assert.False(line.Contains(word, StringComparison.OrdinalIgnoreCase), $"{word} in the {where}: {line}");
    }
}
