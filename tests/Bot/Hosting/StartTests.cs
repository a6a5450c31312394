using System.Net;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Hosting;

/// <summary>How the program starts, and how it refuses to.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Start_WrongSettings_StopWithOneLineEach()
    {
        var run = await ProcessRun.BotAsync(new Dictionary<string, string>
        {
            ["Assistant__DataDirectory"] = "",
            ["Assistant__MaxQuestionLength"] = "7",
            ["Assistant__Metrics__ApiKey"] = "ngắn",
            ["Assistant__Locallity"] = "xa-vinh-tru",
        });
        Assert.Equal(2, run.ExitCode);
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("Cài đặt sai: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, lines.Count);
        foreach (var name in new[] { "DataDirectory", "MaxQuestionLength", "ApiKey", "Locallity" }) Assert.Contains(lines, line => line.Contains(name, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_UnknownLocality_StopsAndSaysWhich()
    {
        using var folder = new TemporaryFolder();
        Product.CopyIndexTo(folder.File("index"));
        var run = await ProcessRun.BotAsync(new Dictionary<string, string>
        {
            ["Assistant__DataDirectory"] = folder.Path,
            ["Assistant__Locality"] = "xa-khong-co",
        });
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("localities/xa-khong-co.yaml", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutIndex_BuildsItFromTheContent()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path, withIndex: false);
        var reply = await bot.AskAsync("làm định danh mức 2 ở đâu");
        Assert.Equal("tai-khoan-dinh-danh-muc-2", reply.GetProperty("topic").GetString());
    }

    [Fact]
    public async Task Run_NewIndexPublished_GoesLiveWithoutAFailedTurn()
    {
        using var folder = new TemporaryFolder();
        using var content = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path);
        Product.CopyFolder(Product.ContentPath, content.Path);
        SampleContent.Replace(content, "procedures/ho-tich/lien-thong-khai-sinh.md", "## Lệ phí\n\n", "## Lệ phí\n\nCâu chữ mới của bài kiểm tra.\n\n");
        IndexBuilder.Build(ContentReader.Read(content.Path), Path.Combine(folder.Path, "index"));
        string text;
        do text = (await bot.AskAsync("khai sinh liên thông lệ phí bao nhiêu")).GetProperty("text").GetString()!;
        while (!text.Contains("Câu chữ mới", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_DamagedIndexPublished_IsRefusedAndTheLastGoodOneServes()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path);
        var root = Path.Combine(folder.Path, "index");
        Directory.CreateDirectory(Path.Combine(root, "hong"));
        await File.WriteAllTextAsync(Path.Combine(root, "hong", "national.seg"), "không phải chỉ mục");
        await File.WriteAllTextAsync(Path.Combine(root, "current"), "hong");
        while (!bot.Log.Contains("Index refused", StringComparison.Ordinal)) await bot.AskAsync("làm định danh mức 2 ở đâu");
        using var ready = await bot.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }
}
