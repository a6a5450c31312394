using Dapper;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Faults;

/// <summary>The index changes and breaks while citizens ask.</summary>
public sealed class IndexTests : IDisposable
{
    private const string Question = "khai sinh liên thông lệ phí bao nhiêu";
    private const string OpenedPlan = "xa-vinh-tru";
    private const string OtherPlan = "xa-hoang-trung";
    private const string PlanQuestion = "cơ quan chủ trì các nhiệm vụ của kế hoạch";

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _content = new();

    private string Root => _folder.File("index");

    private (string Name, string Value)[] Settings => [("Assistant__ContentDirectory", _content.Path)];

    public IndexTests()
    {
        SampleContent.WriteTo(_content);
        foreach (var plan in new[] { OpenedPlan, OtherPlan }) Product.CopyFolder(Path.Combine(Product.ContentPath, "plans", plan), _content.File("plans/" + plan));
    }

    [Fact]
    public async Task Rebuild_AgainAndAgainUnderLoad_FailsNoTurnAndEndsWithTheNewest()
    {
        await StaffBot.SeedAccountsAsync(_folder.Path);
        IndexBuilder.Build(ContentReader.Read(_content.Path), Root);
        var versions = new List<string> { ContentReader.Version(_content.Path) };
        var citizens = new Citizens(2);
        await using (var bot = await StaffBot.StartProcessAsync(_folder.Path, Settings))
        {
            using var admin = await StaffClient.SignInAsync(bot, "admin", "10.9.2.1");
            await citizens.WhileAsync(bot, Task.Run(async () =>
            {
                for (var number = 1; number <= 4; number++)
                {
                    SampleContent.Replace(_content, SampleContent.Procedure, "## Lệ phí\n\n", $"## Lệ phí\n\nCâu chữ thứ {number}.\n\n");
                    versions.Add(ContentReader.Version(_content.Path));
                    // By the program that editors use, and by the button of the staff's page.
                    if (number % 2 == 1) Assert.Equal(0, (await ProcessRun.IndexerAsync("build", "--content", _content.Path, "--out", Root)).ExitCode);
                    else using (await admin.PostAsync("/staff/noi-dung/lap-chi-muc", await admin.TokenAsync("/staff/noi-dung"))) { }
                    await Eventually.HoldsAsync(async () => (await bot.AskAsync(Question)).Text("text").Contains($"Câu chữ thứ {number}", StringComparison.Ordinal), $"version {number} was live");
                }
            }));
            await citizens.RoundAsync(bot, 1);
            await bot.KillAsync();
        }
        citizens.AssertAllAnswered();
        var records = new SqliteRecords(_folder.File(SqliteRecords.FileName));
        citizens.AssertRecorded(records);
        using (var connection = records.Open())
        {
            Assert.Equal(versions, connection.Query<string>("SELECT content_version FROM turns GROUP BY content_version ORDER BY MIN(number)"));
            Assert.Equal(versions[^1], connection.ExecuteScalar<string>("SELECT content_version FROM turns ORDER BY number DESC LIMIT 1"));
        }
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Overwrite_LiveFilesCutShortInPlace_TheLastGoodOneGoesOn_AndTheNextStartMendsThem()
    {
        var live = IndexBuilder.Build(ContentReader.Read(_content.Path), Root).Folder;
        var citizens = new Citizens(2);
        await using (var bot = await BotProcess.StartAsync(_folder.Path, settings: Settings))
        {
            await citizens.RoundAsync(bot, 2);
            var plan = (await bot.AskAsync(PlanQuestion, OpenedPlan)).Text("text");
            await citizens.WhileAsync(bot, Task.Run(() =>
            {
                foreach (var file in Directory.EnumerateFiles(live)) CutShort(file);
            }));
            await citizens.RoundAsync(bot, 20);
            Assert.Equal("lien-thong-khai-sinh", (await bot.AskAsync(Question)).Text("topic"));
            Assert.Equal(plan, (await bot.AskAsync(PlanQuestion, OpenedPlan)).Text("text"));
            // The plan of a locality that nobody had asked for before cannot be read any more; whoever asks is answered all the same.
            await bot.AskAsync(PlanQuestion, OtherPlan);
            Assert.Contains("A locality's segment was damaged", bot.Log, StringComparison.Ordinal);
        }
        await using var next = await BotProcess.StartAsync(_folder.Path, settings: Settings);
        Assert.Contains("Published index refused", next.Log, StringComparison.Ordinal);
        Assert.Equal("lien-thong-khai-sinh", (await next.AskAsync(Question)).Text("topic"));
        Assert.All(Directory.EnumerateFiles(live), file => Segment.Open(file).Dispose());
        citizens.AssertAllAnswered();
    }

    [Theory]
    [InlineData("national.seg")]
    [InlineData("local-xa-vinh-tru.seg")]
    public async Task Publish_HalfCopiedVersion_IsRefused_AndTakenOnceItIsWhole(string half)
    {
        IndexBuilder.Build(ContentReader.Read(_content.Path), Root);
        await using var bot = await BotProcess.StartAsync(_folder.Path, settings: Settings);
        SampleContent.Replace(_content, SampleContent.Procedure, "## Lệ phí\n\n", "## Lệ phí\n\nCâu chữ mới.\n\n");
        using var elsewhere = new TemporaryFolder();
        var built = IndexBuilder.Build(ContentReader.Read(_content.Path), elsewhere.Path).Folder;
        var version = Path.GetFileName(built);

        // Copied by hand, the pointer first.
        Product.CopyFolder(built, Path.Combine(Root, version));
        CutShort(Path.Combine(Root, version, half));
        await File.WriteAllTextAsync(Path.Combine(Root, "current"), version);
        await Eventually.HoldsAsync(() => Task.FromResult(bot.Log.Contains("Index refused", StringComparison.Ordinal)), "it was refused");
        Assert.DoesNotContain("Câu chữ mới", (await bot.AskAsync(Question)).Text("text"), StringComparison.Ordinal);

        File.Copy(Path.Combine(built, half), Path.Combine(Root, version, half), overwrite: true);
        await Eventually.HoldsAsync(async () => (await bot.AskAsync(Question)).Text("text").Contains("Câu chữ mới", StringComparison.Ordinal), "the whole one was taken");
    }

    public void Dispose()
    {
        _folder.Dispose();
        _content.Dispose();
    }

    private static void CutShort(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        stream.SetLength(stream.Length / 2);
    }
}
