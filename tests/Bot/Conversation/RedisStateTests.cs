using System.Net;
using System.Net.Http.Json;
using De06Assistant.Tests.Bot.Channels;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Conversation;

/// <summary>Conversations over a real Redis: shared by processes that share nothing else, and answered without it.</summary>
public sealed class RedisStateTests
{
    private static Task<BotHost> StartAsync(TemporaryFolder folder, string redis) =>
        BotHost.StartAsync(folder.Path, settings: [("Assistant__State__Provider", "redis"), ("Assistant__State__Redis", redis), ("Assistant__Limits__TurnsPerConversation", "0")]);

    [Fact]
    public async Task Ask_TwoProcessesOnOneRedis_ContinueEachOther()
    {
        await using var redis = await RedisServer.StartAsync(RedisServer.FreePort());
        using var firstFolder = new TemporaryFolder();
        using var secondFolder = new TemporaryFolder();
        await using var first = await StartAsync(firstFolder, redis.Address);
        await using var second = await StartAsync(secondFolder, redis.Address);
        var id = (await first.AskAsync("khai sinh liên thông cần giấy tờ gì")).GetProperty("conversationId").GetString();
        Assert.Contains("Bé sinh ở đâu?", (await second.AskAsync("lập danh sách", conversationId: id)).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("kết hôn", (await first.AskAsync("ở nhà", conversationId: id)).GetProperty("text").GetString(), StringComparison.Ordinal);
        using var response = await second.Client.PostAsJsonAsync("/api/ask", new { text = "còn lệ phí", conversationId = new string('a', 32) });
        await AskApiTests.AssertProblemAsync(response, HttpStatusCode.NotFound, "conversation-unknown");
    }

    /// <summary>The client reconnects within some seconds; so many questions take longer on any machine.</summary>
    private const int MostTries = 10_000;

    [Fact]
    public async Task Ask_RedisGoesAndComesBack_IsAnsweredThroughoutAndRemembersAgain()
    {
        using var folder = new TemporaryFolder();
        var port = RedisServer.FreePort();
        var redis = await RedisServer.StartAsync(port);
        await using var bot = await StartAsync(folder, redis.Address);
        var id = (await bot.AskAsync("đăng ký thường trú cần giấy tờ gì")).GetProperty("conversationId").GetString();
        await redis.DisposeAsync();
        for (var i = 0; i < 3; i++) Assert.Equal("dang-ky-tam-tru", (await bot.AskAsync("đăng ký tạm trú cần gì", conversationId: id)).GetProperty("topic").GetString());
        Assert.Single(bot.Log.Split("Redis is away").Skip(1));

        await using var again = await RedisServer.StartAsync(port);
        // Asking on is what a citizen does meanwhile.
        string? topic = null;
        for (var tries = 0; tries < MostTries && topic != "dang-ky-ket-hon"; tries++)
        {
            await bot.AskAsync("đăng ký kết hôn cần gì", conversationId: id);
            topic = (await bot.AskAsync("còn lệ phí", conversationId: id)).GetProperty("topic").GetString();
        }
        Assert.Equal("dang-ky-ket-hon", topic);
    }

    [Theory]
    [InlineData("")]
    [InlineData("password=bi-mat")]
    [InlineData("127.0.0.1:6379,mat-khau=bi-mat")]
    public async Task Start_RedisWithoutAddress_StopsWithTheSettingsName(string redis)
    {
        var run = await ProcessRun.BotAsync(new Dictionary<string, string> { ["Assistant__State__Provider"] = "redis", ["Assistant__State__Redis"] = redis }, "--urls", "http://127.0.0.1:0");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Assistant:State:Redis", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("bi-mat", run.Error, StringComparison.Ordinal);
    }
}
