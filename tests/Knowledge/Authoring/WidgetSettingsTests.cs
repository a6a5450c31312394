using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Knowledge.Authoring;

/// <summary>The key <c>widget</c> of a locality: what it says, and what the checker says to its faults.</summary>
public sealed class WidgetSettingsTests
{
    private const string File = "localities/xa-vinh-tru.yaml";
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("hots: []", "không có khóa nào tên \"hots\"")]
    [InlineData("colour: đỏ", "phải là mã màu sáu chữ số")]
    [InlineData("colour: \"#abc\"", "phải là mã màu sáu chữ số")]
    [InlineData("colour: \"#ff9900\"", "cần ít nhất 4,5:1")]
    [InlineData("colour: \"#777777\"", "tương phản 4,48:1")]
    [InlineData("name: \"0123456789012345678901234567890123456789012345678901234567890\"", "\"name\" dài nhất 60 ký tự; đang là 61")]
    [InlineData("topics: [khong-co]", "\"topics\" trỏ tới \"khong-co\"")]
    [InlineData("hosts: [\"http://vinhtru.gov.vn\"]", "phải là địa chỉ gốc")]
    [InlineData("hosts: [\"https://vinhtru.gov.vn/\"]", "phải là địa chỉ gốc")]
    [InlineData("hosts: [\"https://vinhtru.gov.vn/trang\"]", "phải là địa chỉ gốc")]
    [InlineData("hosts: [\"https://*.gov.vn\"]", "phải là địa chỉ gốc")]
    [InlineData("hosts: [\"*\"]", "phải là địa chỉ gốc")]
    [InlineData("hosts: [\"https://ai:mat@vinhtru.gov.vn\"]", "phải là địa chỉ gốc")]
    [InlineData("hosts: [\"javascript:alert(1)\"]", "phải là địa chỉ gốc")]
    public void Fault_IsFoundAtItsLine(string line, string message)
    {
        using var folder = Write("  " + line);
        var finding = Assert.Single(Errors(folder));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        var text = System.IO.File.ReadAllLines(folder.File(File))[finding.Line - 1];
        Assert.Contains(line.Split(':')[0], text, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_AreReadAsBrowsersWriteThem()
    {
        using var folder = Write("  colour: \"#0B5C3D\"\n  topics: [lien-thong-khai-sinh]\n  hosts: [https://VinhTru.gov.vn, \"https://vinhtru.gov.vn:443\", \"http://127.0.0.1:8000\", \"http://localhost:8000\"]");
        Assert.Empty(Errors(folder));
        var widget = ContentReader.Read(folder.Path).Localities.Single(locality => locality.Slug == "xa-vinh-tru").Widget;
        Assert.Equal("#0b5c3d", widget.Colour);
        Assert.Equal(["https://vinhtru.gov.vn", "http://127.0.0.1:8000", "http://localhost:8000"], widget.Hosts);
        Assert.Equal("lien-thong-khai-sinh", Assert.Single(widget.Topics).Text);
    }

    private static TemporaryFolder Write(string lines)
    {
        var folder = new TemporaryFolder();
        SampleContent.WriteTo(folder);
        var text = System.IO.File.ReadAllText(folder.File(File));
        var start = text.IndexOf("widget:", StringComparison.Ordinal);
        var end = text.IndexOf("sources:", StringComparison.Ordinal);
        folder.Write(File, $"{text[..start]}widget:\n{lines}\n{text[end..]}");
        return folder;
    }

    private static List<Finding> Errors(TemporaryFolder folder) =>
        [.. ContentChecker.Check(ContentReader.Read(folder.Path), Today).Where(finding => finding.Severity == Severity.Error)];
}
