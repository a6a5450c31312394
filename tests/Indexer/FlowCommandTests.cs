using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Indexer;

/// <summary><c>indexer flow</c> as an editor runs it.</summary>
public sealed class FlowCommandTests
{
    [Fact]
    public async Task Flow_Checklist_IsDrawnAsATree()
    {
        var run = await ProcessRun.IndexerAsync("flow", "lien-thong-khai-sinh");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("? Bé sinh ở đâu? [noi-sinh]", run.Output, StringComparison.Ordinal);
        Assert.Contains("├─ Ở nhà [tai-nha]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flow_Paths_ListsEveryWayWithItsDocuments()
    {
        var run = await ProcessRun.IndexerAsync("flow", "lien-thong-khai-sinh", "--paths");
        Assert.Contains("18. Ở nhà → Chưa, muốn ghi cả tên cha → Người khác", run.Output, StringComparison.Ordinal);
        Assert.Contains("   + Văn bản ủy quyền có chứng thực", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("khong-co", "Không có tệp nào mang mã")]
    [InlineData("phan-anh-kien-nghi", "chưa có \"checklist\"")]
    public async Task Flow_WithoutChecklist_SaysSo(string slug, string message)
    {
        var run = await ProcessRun.IndexerAsync("flow", slug);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
