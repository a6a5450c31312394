using System.Text.Json;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Indexer;

/// <summary>The command line as an editor meets it: the real program, its exit codes and what it prints.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Check_RealContent_IsClean()
    {
        var run = await ProcessRun.IndexerAsync("check", "--quick");
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("0 lỗi", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Câu chưa học", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SampleContent_AsksItsQuestionsUnlearntToo()
    {
        using var folder = new TemporaryFolder();
        SampleContent.WriteTo(folder);
        var questions = ContentReader.Read(folder.Path).Documents.Sum(document => document.Questions.Count);
        var run = await ProcessRun.IndexerAsync("check", "--content", folder.Path);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Matches($@"Câu chưa học: [\d.,]+\s?% của {questions} câu", run.Output);
    }

    [Fact]
    public async Task Check_ContentWithFaults_PrintsAllAtOnceAndExits1()
    {
        using var folder = new TemporaryFolder();
        SampleContent.WriteTo(folder);
        SampleContent.Replace(folder, SampleContent.Procedure, "## Lệ phí", "## Phí");
        SampleContent.Replace(folder, SampleContent.Procedure, "confidence: cao", "confidence: chắc");
        var run = await ProcessRun.IndexerAsync("check", "--content", folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Matches($@"{SampleContent.Procedure}:\d+: tiêu đề ""Phí""", run.Output);
        Assert.Matches($@"{SampleContent.Procedure}:\d+: ""confidence""", run.Output);
    }

    [Fact]
    public async Task Build_ContentWithErrors_PublishesNothing()
    {
        using var content = new TemporaryFolder();
        using var output = new TemporaryFolder();
        SampleContent.WriteTo(content);
        var good = await ProcessRun.IndexerAsync("build", "--content", content.Path, "--out", output.Path);
        Assert.True(good.ExitCode == 0, good.Output + good.Error);
        var published = File.ReadAllText(output.File("current"));

        SampleContent.Replace(content, SampleContent.Procedure, "## Lệ phí", "## Phí");
        var bad = await ProcessRun.IndexerAsync("build", "--content", content.Path, "--out", output.Path);
        Assert.Equal(1, bad.ExitCode);
        Assert.Contains("Không xuất bản", bad.Output, StringComparison.Ordinal);
        Assert.Equal(published, File.ReadAllText(output.File("current")));
        Assert.Equal([published], Directory.EnumerateDirectories(output.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Build_NoSuchFolder_Exits2WithOneLine()
    {
        var run = await ProcessRun.IndexerAsync("build", "--content", "/khong/co");
        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Search_Explain_ShowsTokensExpansionsAndScores()
    {
        var run = await ProcessRun.IndexerAsync("search", "làm cccd cho con mất bao lâu", "--explain", "--index", Product.IndexRoot);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Mở rộng: cccd → căn cước", run.Output, StringComparison.Ordinal);
        Assert.Contains("Hỏi mục: thoi-han", run.Output, StringComparison.Ordinal);
        Assert.Contains("bm25f", run.Output, StringComparison.Ordinal);
        Assert.Contains("Answer: cap-the-can-cuoc-tre-em / thoi-han", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_Json_IsOneJsonObject()
    {
        var run = await ProcessRun.IndexerAsync("search", "chỉ tiêu hài lòng", "--locality", "xa-vinh-tru", "--json", "--index", Product.IndexRoot);
        var json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("AnswerFromPlan", json.GetProperty("decision").GetString());
        Assert.Equal("xa-vinh-tru-2026", json.GetProperty("topic").GetString());
    }

    [Fact]
    public async Task Export_RealContent_WritesEveryPassage()
    {
        using var folder = new TemporaryFolder();
        var run = await ProcessRun.IndexerAsync("export", folder.File("all.jsonl"), "--index", Product.IndexRoot);
        Assert.Equal(0, run.ExitCode);
        var lines = File.ReadAllLines(folder.File("all.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var sections = Product.Content.Documents.Sum(document => document.Sections.Count)
            + Product.Content.Plans.Sum(plan => plan.Targets.Count + plan.Tasks.Count + plan.Sections.Count + 1);
        Assert.Equal(sections, lines.Count);
        Assert.Equal(lines.Count, lines.Select(line => line.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(lines, line =>
        {
            foreach (var key in new[] { "id", "slug", "kind", "facet", "locality", "title", "questions", "text" }) Assert.True(line.TryGetProperty(key, out _), key);
        });
        Assert.Contains(lines, line => line.GetProperty("kind").GetString() == "plan" && line.GetProperty("locality").GetString() == "xa-vinh-tru");
    }

    [Fact]
    public async Task Eval_SmallSet_CountsRightAndWrong()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("set.jsonl", """
            {"id":"1","q":"định danh mức 2 làm ở đâu","label":"tai-khoan-dinh-danh-muc-2","facet":"noi-nop"}
            {"id":"2","q":"xã đặt chỉ tiêu hài lòng bao nhiêu","label":"plan","locality":"xa-vinh-tru","expect":["95"]}
            {"id":"3","q":"thời tiết hôm nay","label":"OUT"}
            {"id":"4","q":"định danh mức 2 làm ở đâu","label":"dang-ky-ket-hon"}
            """);
        var run = await ProcessRun.IndexerAsync("eval", file, "--json", "--index", Product.IndexRoot);
        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(2.0 / 3, report.GetProperty("top1").GetDouble(), 3);
        Assert.Equal(1, report.GetProperty("declinedRightly").GetDouble());
        Assert.Equal(1, report.GetProperty("expect").GetDouble());
        Assert.Equal(1, report.GetProperty("facet").GetDouble());
    }

    [Fact]
    public async Task Eval_LineThatIsNoQuestion_Exits2AndNamesIt()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("set.jsonl", "{\"id\":\"1\",\"q\":\"a\",\"label\":\"OUT\"}\nkhông phải json\n");
        var run = await ProcessRun.IndexerAsync("eval", file);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("set.jsonl:2:", run.Error, StringComparison.Ordinal);
    }
}
