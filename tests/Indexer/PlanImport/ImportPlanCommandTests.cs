using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Indexer.PlanImport;

/// <summary><c>indexer import-plan</c> as an editor meets it.</summary>
public sealed class ImportPlanCommandTests
{
    [Fact]
    public async Task ImportPlan_IssuedPlan_WritesTheFileAndTellsWhatItTook()
    {
        using var folder = new TemporaryFolder();
        var run = await ImportAsync(ImportedPlan.SeedPath("xa-vinh-thuy"), folder);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var written = Assert.Single(Directory.GetFiles(folder.Path));
        Assert.EndsWith("ke-hoach-de-an-06-2026.md", written, StringComparison.Ordinal);
        Assert.Contains(written, run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\d+ chỉ tiêu \(\d+ con số\), \d+ nhiệm vụ", run.Output);
        Assert.Matches(@"Phụ lục III\.1: 3 chỉ tiêu, 1 nhiệm vụ", run.Output);
        Assert.Matches(@"xa-vinh-thuy\.txt:61: - UBND tỉnh;", run.Output);
    }

    [Fact]
    public async Task ImportPlan_FileIsThere_WritesBesideIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("ke-hoach-de-an-06-2026.md", "đã duyệt");
        var run = await ImportAsync(ImportedPlan.SeedPath("xa-vinh-tru"), folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("đã duyệt", File.ReadAllText(folder.File("ke-hoach-de-an-06-2026.md")));
        Assert.Contains("slug: \"xa-thu-2026-2\"", File.ReadAllText(folder.File("ke-hoach-de-an-06-2026-2.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kính gửi ông bà, mời đến họp lúc 8 giờ.", "không thấy chỉ tiêu hay nhiệm vụ nào")]
    [InlineData("", "không thấy chỉ tiêu hay nhiệm vụ nào")]
    public async Task ImportPlan_NotAPlan_Exits2WithOneLineAndWritesNothing(string text, string message)
    {
        using var folder = new TemporaryFolder();
        using var output = new TemporaryFolder();
        var run = await ImportAsync(folder.Write("thu-moi.txt", text), output);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(output.Path));
    }

    [Fact]
    public async Task ImportPlan_NoSuchFile_Exits2WithOneLine()
    {
        using var folder = new TemporaryFolder();
        var run = await ImportAsync("/khong/co.docx", folder);
        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    private static Task<ProcessResult> ImportAsync(string file, TemporaryFolder folder) =>
        ProcessRun.IndexerAsync("import-plan", file, "--locality", "xa-thu", "--out", folder.Path);
}
