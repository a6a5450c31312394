using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Knowledge.Authoring;

/// <summary>The checker finds each planted fault, at its line, and nothing in content without faults.</summary>
public sealed class CheckerTests
{
    private const string File = SampleContent.Procedure;
    private static readonly DateOnly Today = new(2026, 11, 21);

    public static TheoryData<string, string, string> Faults() => new()
    {
        { "slug: lien-thong-khai-sinh", "slug: lien-thong-khai-sinh\nsulg: x", "không có khóa nào tên \"sulg\"" },
        { "title: ", "#title: ", "thiếu khóa \"title\"" },
        { "domain: ho-tich", "domain: ho-tichh", "lĩnh vực \"ho-tichh\" chưa có" },
        { "life-events: [sinh-con]", "life-events: [sinh-conn]", "sự kiện \"sinh-conn\" chưa có" },
        { "related: []", "related: [khong-co]", "\"related\" trỏ tới \"khong-co\"" },
        { "verified: 2026-11-21", "verified: 21/11/2026", "\"verified\" phải là ngày dạng năm-tháng-ngày" },
        { "confidence: cao", "confidence: chắc", "\"confidence\" phải là cao, vừa hoặc thấp" },
        { "reference: 301/2026/NĐ-CP", "reference: Nghị định 301", "số hiệu \"Nghị định 301\" không đúng dạng" },
        { "url: https://dichvucong.gov.vn", "url: http://dichvucong.gov.vn", "phải bắt đầu bằng https://" },
        { "## Lệ phí", "## Lệ phí và giá", "tiêu đề \"Lệ phí và giá\" không có trong danh sách" },
        { "## Lệ phí\n", "## Lệ phí\n\n## Kết quả\n", "mục \"Lệ phí\" trống" },
        { "## Thời hạn", "## Kết quả", "mục \"Kết quả\" có hai lần" },
        { "## Tổng quan\n\n", "## Tổng quan\n\n<b>đậm</b> ", "không dùng thẻ HTML" },
        { "## Tổng quan\n\n", "## Tổng quan\n\n[xem](http://a.vn) ", "địa chỉ \"http://a.vn\" phải bắt đầu bằng https://" },
        { "## Tổng quan\n\n", "## Tổng quan\n\n[xem](javascript:alert(1)) ", "phải bắt đầu bằng https://" },
        { "## Tổng quan\n\n", "## Tổng quan\n\n::: từ 2027-13-01\nLuật mới.\n:::\n\n", "ngày \"2027-13-01\" không có thật" },
        { "## Tổng quan\n\n", "## Tổng quan\n\n::: 2027\nLuật mới.\n\n", "khối \"::: từ … đến …\" viết sai" },
        { "---\n\n## Tổng quan", "---\n\nlạc chữ\n\n## Tổng quan", "có chữ đứng trước tiêu đề" },
        { "slug: lien", "\tslug: lien", "YAML sai cú pháp" },
    };

    [Fact]
    public void Check_SampleContent_FindsNoError()
    {
        using var folder = new TemporaryFolder();
        SampleContent.WriteTo(folder);
        Assert.Empty(Errors(folder));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Check_PlantedFault_IsFoundInItsFile(string old, string next, string message)
    {
        using var folder = new TemporaryFolder();
        SampleContent.WriteTo(folder);
        SampleContent.Replace(folder, File, old, next);
        Assert.Contains(Errors(folder), finding => finding.Path == File && finding.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_FaultInFrontMatterAndBody_NamesTheLine()
    {
        using var folder = new TemporaryFolder();
        SampleContent.WriteTo(folder);
        SampleContent.Replace(folder, File, "reference: 301/2026/NĐ-CP", "reference: sai");
        SampleContent.Replace(folder, File, "## Thời hạn", "## Thời gian");
        var lines = System.IO.File.ReadAllLines(folder.File(File));
        var found = Errors(folder).Where(finding => finding.Line > 1).Select(finding => lines[finding.Line - 1].Trim()).ToList();
        Assert.Contains("- reference: sai", found);
        Assert.Contains("## Thời gian", found);
    }

    [Fact]
    public void Check_TwoFilesWithOneSlug_IsReported()
    {
        using var folder = new TemporaryFolder();
        SampleContent.WriteTo(folder);
        folder.Write("faqs/lien-thong-khai-sinh.md", System.IO.File.ReadAllText(folder.File(File)));
        Assert.Contains(Errors(folder), finding => finding.Message.Contains("đã dùng ở", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_FileThatIsNotUtf8_IsReportedAndTheRestIsRead()
    {
        using var folder = new TemporaryFolder();
        SampleContent.WriteTo(folder);
        System.IO.File.WriteAllBytes(folder.File("faqs.md"), [0xFF, 0xFE, 0x41]);
        Directory.CreateDirectory(folder.File("faqs"));
        System.IO.File.WriteAllBytes(folder.File("faqs/hong.md"), [0x2D, 0xC3, 0x28]);
        var content = ContentReader.Read(folder.Path);
        Assert.Contains(content.Findings, finding => finding.Path == "faqs/hong.md" && finding.Message.Contains("UTF-8", StringComparison.Ordinal));
        Assert.Single(content.Documents);
    }

    [Fact]
    public void Check_LocalityWithoutAddress_IsAWarning()
    {
        var findings = ContentChecker.Check(Product.Content, Today);
        Assert.Contains(findings, finding => finding.Severity == Severity.Warning && finding.Message.Contains("chưa điền \"address\"", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.Severity == Severity.Error);
    }

    private static List<Finding> Errors(TemporaryFolder folder) =>
        [.. ContentChecker.Check(ContentReader.Read(folder.Path), Today).Where(finding => finding.Severity == Severity.Error)];
}
