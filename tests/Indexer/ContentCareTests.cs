using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Indexer;

/// <summary>The commands that keep content true: diff, stale, laws.</summary>
public sealed class ContentCareTests
{
    [Fact]
    public async Task Diff_OneFacetChanged_ShowsTheAnswersItAlters()
    {
        using var old = new TemporaryFolder();
        using var next = new TemporaryFolder();
        SampleContent.WriteTo(old);
        SampleContent.WriteTo(next);
        SampleContent.Replace(next, SampleContent.Procedure, "## Lệ phí\n\n", "## Lệ phí\n\nCâu mới thêm.\n\n");
        var questions = old.Write("questions.txt", "khai sinh liên thông lệ phí bao nhiêu\nkhai sinh liên thông mất mấy ngày\n");
        var run = await ProcessRun.IndexerAsync("diff", old.Path, next.Path, "--questions", questions);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("? khai sinh liên thông lệ phí bao nhiêu", run.Output, StringComparison.Ordinal);
        Assert.Contains("+ Câu mới thêm.", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 trong 2 câu có câu trả lời đổi.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_SameContent_FindsNothing()
    {
        using var folder = new TemporaryFolder();
        SampleContent.WriteTo(folder);
        var run = await ProcessRun.IndexerAsync("diff", folder.Path, folder.Path);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Stale_NoMonths_ListsEveryFileWithItsLaws()
    {
        var run = await ProcessRun.IndexerAsync("stale", "--months", "0");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("procedures/ho-tich/lien-thong-khai-sinh.md: kiểm ngày 21/11/2026; dựa vào 301/2026/NĐ-CP", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{Product.Content.Documents.Count + Product.Content.Plans.Count} tệp", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stale_ManyMonths_FindsNothing()
    {
        var run = await ProcessRun.IndexerAsync("stale", "--months", "600");
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Laws_OneDecree_ListsAllFilesThatLeanOnIt()
    {
        var run = await ProcessRun.IndexerAsync("laws", "301/2026");
        Assert.StartsWith("301/2026/NĐ-CP", run.Output, StringComparison.Ordinal);
        foreach (var document in Product.Content.Documents.Where(document => document.Legal.Any(law => law.Reference == "301/2026/NĐ-CP")))
            Assert.Contains(document.Path, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("69/2024/NĐ-CP", run.Output, StringComparison.Ordinal);
    }
}
