using System.Net;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace De06Assistant.Tests.Bot.Operations;

/// <summary><c>/health/ready</c> says what is wrong, and keeps the bot in service as long as it can answer.</summary>
public sealed class ReadinessTests
{
    [Fact]
    public async Task Ready_WithoutRedisAndWithLittleSpace_SaysSo()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path, settings:
        [
            ("Assistant__State__Provider", "redis"), ("Assistant__State__Redis", "127.0.0.1:1,password=mat-khau-redis,connectRetry=1"), ("Assistant__Storage__LeastFreeMegabytes", "100000000"),
        ]);
        var (status, body) = await bot.ReadyAsync();
        Assert.Equal((HttpStatusCode.OK, "degraded"), (status, body.Text("status")));
        var reasons = body.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!).ToList();
        Assert.Equal(2, reasons.Count);
        Assert.StartsWith("không dùng được Redis", reasons[0], StringComparison.Ordinal);
        Assert.StartsWith("đĩa của thư mục dữ liệu chỉ còn ", reasons[1], StringComparison.Ordinal);
        Assert.DoesNotContain("mat-khau-redis", body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_WithRedisAndAll_IsReady()
    {
        using var folder = new TemporaryFolder();
        await using var redis = await RedisServer.StartAsync(RedisServer.FreePort());
        await using var bot = await BotHost.StartAsync(folder.Path, settings: [("Assistant__State__Provider", "redis"), ("Assistant__State__Redis", redis.Address)]);
        var (status, body) = await bot.ReadyAsync();
        Assert.Equal((HttpStatusCode.OK, "ready", 0), (status, body.Text("status"), body.GetProperty("reasons").GetArrayLength()));
        Assert.Equal(Product.Index.Version, body.Text("contentVersion"));
    }

    [Fact]
    public async Task Ready_ContentChangedThenANewIndexDamaged_SaysWhichOfThem()
    {
        using var folder = new TemporaryFolder();
        using var content = new TemporaryFolder();
        Product.CopyFolder(Product.ContentPath, content.Path);
        await using var bot = await BotHost.StartAsync(folder.Path, settings: [("Assistant__ContentDirectory", content.Path)]);
        SampleContent.Replace(content, "procedures/ho-tich/lien-thong-khai-sinh.md", "## Lệ phí\n\n", "## Lệ phí\n\nCâu chữ mới.\n\n");
        Assert.Contains("nội dung đã sửa sau khi lập chỉ mục", await OnlyReasonAsync(bot), StringComparison.Ordinal);

        var root = folder.File("index");
        Directory.CreateDirectory(Path.Combine(root, "hong"));
        await File.WriteAllTextAsync(Path.Combine(root, "hong", "national.seg"), "không phải chỉ mục");
        await File.WriteAllTextAsync(Path.Combine(root, "current"), "hong");
        await Eventually.HoldsAsync(async () => (await OnlyReasonAsync(bot)).StartsWith("chỉ mục mới không mở được", StringComparison.Ordinal), "the damaged index is spoken of");
    }

    [Fact]
    public async Task Ready_ContentWithErrorsAtTheStart_SaysThatTheOldIndexServes()
    {
        using var folder = new TemporaryFolder();
        using var content = new TemporaryFolder();
        Product.CopyFolder(Product.ContentPath, content.Path);
        content.Write("procedures/ho-tich/hong.md", "không có phần đầu");
        await using var bot = await BotHost.StartAsync(folder.Path, settings: [("Assistant__ContentDirectory", content.Path)]);
        Assert.Matches("^nội dung có [1-9][0-9]* lỗi nên chưa lập được chỉ mục mới; chỉ mục cũ vẫn phục vụ$", await OnlyReasonAsync(bot));
    }

    [Fact]
    public async Task Ready_TurnsOnlyInMemoryThoughTheDatabaseTakesRecords_SaysSo()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path);
        var records = bot.Services.GetRequiredService<RecordStore>();
        // They are delivered within a second: there may be none left to be seen at one look.
        await Eventually.HoldsAsync(async () =>
        {
            var id = Guid.NewGuid().ToString("n");
            await records.HoldTurnAsync(new TurnRecord(id, id, DateTimeOffset.UnixEpoch, "1970-01-01", "web", null, "câu hỏi", "answered_procedure", null, null, 1, null, "v", "{}", 10, 10), null);
            var (status, body) = await bot.ReadyAsync();
            if (status == HttpStatusCode.OK) return false;
            Assert.Equal("notReady", body.Text("status"));
            Assert.Contains("chỉ còn trong bộ nhớ", body.GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
            return true;
        }, "a turn in memory was seen");
    }

    private static async Task<string> OnlyReasonAsync(RunningBot bot)
    {
        var (status, body) = await bot.ReadyAsync();
        Assert.Equal((HttpStatusCode.OK, "degraded"), (status, body.Text("status")));
        return Assert.Single(body.GetProperty("reasons").EnumerateArray()).GetString()!;
    }
}
