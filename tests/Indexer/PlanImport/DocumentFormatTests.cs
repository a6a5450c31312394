using De06Assistant.Indexer;
using De06Assistant.Indexer.PlanImport;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Indexer.PlanImport;

/// <summary>The same plan says the same, whatever the file in which it comes.</summary>
public sealed class DocumentFormatTests
{
    private const string Head = """
        UBND PHƯỜNG HOA SEN
        Số: 12/KH-UBND
        Hoa Sen, ngày 5 tháng 2 năm 2027
        KẾ HOẠCH
        Thực hiện Đề án 06 trên địa bàn phường Hoa Sen năm 2027
        Căn cứ Quyết định số 06/QĐ-TTg ngày 06/01/2022; UBND phường Hoa Sen ban hành Kế hoạch như sau:

        """;

    private const string Sections = """
        ## I. MỤC TIÊU
        ## 1. Mục tiêu cụ thể
        - Tối thiểu 85% hồ sơ được nộp trực tuyến.
        - Mức độ hài lòng của người dân đạt từ trên 96%.
        ## II. NHIỆM VỤ
        a) Hướng dẫn người dân dùng VNeID.
        - Cơ quan chủ trì: Công an phường.
        - Cơ quan phối hợp: Các tổ dân phố.
        - Thời gian hoàn thành: Quý III/2027.
        ## III. TỔ CHỨC THỰC HIỆN
        1. Giao Văn phòng HĐND và UBND phường theo dõi, báo cáo trước ngày 20 hằng tháng về UBND tỉnh.
        Nơi nhận:
        - Lưu: VT.
        CHỦ TỊCH
        Nguyễn Văn An
        Phụ lục

        """;

    private static readonly string[][] Rows =
    [
        ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Kết quả"],
        ["I", "TUYÊN TRUYỀN", "", "", "", ""],
        ["1", "Mở lớp kỹ năng số", "Phòng Văn hóa - Xã hội", "Công an phường", "Tháng 6/2027", "90% cán bộ dự lớp"],
        ["2", "Số hóa sổ hộ tịch", "Công chức Tư pháp", "", "Thường xuyên", "Sổ được số hóa"],
    ];

    private static string Tabs => string.Join('\n', Rows.Select(row => string.Join('\t', row)));

    [Fact]
    public void Read_WordDocument_GivesTheItemsOfItsTextTwin()
    {
        using var folder = new TemporaryFolder();
        WordDocuments.Write(folder.File("plan.docx"), Head + Sections + Tabs);
        AssertSameItems(ImportedPlan.OfText(Head + Sections + Tabs), ImportedPlan.Of(DocumentReader.Read(folder.File("plan.docx")), "xa-thu"));
    }

    [Theory]
    [MemberData(nameof(ImportedPlan.Seeds), MemberType = typeof(ImportedPlan))]
    public void Read_IssuedPlanAsWord_GivesTheSameItems(string locality)
    {
        using var folder = new TemporaryFolder();
        WordDocuments.Write(folder.File("plan.docx"), File.ReadAllText(ImportedPlan.SeedPath(locality)));
        AssertSameItems(ImportedPlan.OfSeed(locality), ImportedPlan.Of(DocumentReader.Read(folder.File("plan.docx")), locality));
    }

    [Fact]
    public void Read_SmallPlan_TakesHeadItemsAndFoot()
    {
        var plan = ImportedPlan.OfText(Head + Sections + Tabs).Plan;
        Assert.Equal(("12/KH-UBND", "2027-02-05", "UBND phường Hoa Sen"), (plan.Number, plan.Issued, plan.Issuer));
        Assert.Equal(new Signer("Nguyễn Văn An", "CHỦ TỊCH"), plan.Signer);
        Assert.Equal(["06/QĐ-TTg"], plan.Legal);
        Assert.Equal([("I.1", "85"), ("I.1", "96"), ("Phụ lục I.1", "90")], plan.Targets.Select(target => (target.Section, target.Values[0].Value)));
        Assert.Equal(
            [("II.a", "Công an phường", "2027-Q3"), ("III.1", "Văn phòng HĐND và UBND phường", "trước ngày 20 hằng tháng"), ("Phụ lục I.1", "Phòng Văn hóa - Xã hội", "2027-06"), ("Phụ lục I.2", "Công chức Tư pháp", "thường xuyên")],
            plan.Tasks.Select(task => (task.Section, task.Lead, task.Due)));
        Assert.Equal(new ReportingDeadline("month", "trước ngày 20 hằng tháng", "UBND tỉnh"), Assert.Single(plan.Reporting));
    }

    [Fact]
    public void Read_MarkdownTable_GivesTheItemsOfItsTextTwin()
    {
        var table = Rows.Select(row => $"| {string.Join(" | ", row)} |").ToList();
        table.Insert(1, "|---|---|---|---|---|---|");
        AssertSameItems(ImportedPlan.OfText(Head + Sections + Tabs), ImportedPlan.OfText(Head + Sections + string.Join('\n', table)));
    }

    [Fact]
    public void Read_HtmlTable_GivesTheItemsOfItsTextTwin()
    {
        var table = "<table>\n" + string.Join('\n', Rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>\n{cell}</td>"))}</tr>")) + "\n</table>";
        AssertSameItems(ImportedPlan.OfText(Head + Sections + Tabs), ImportedPlan.OfText(Head + Sections + table));
    }

    [Fact]
    public void Read_CellsBrokenOverLines_GiveTheWholeItems()
    {
        var broken = Tabs.Replace("Mở lớp kỹ năng số", "Mở lớp\nkỹ năng số", StringComparison.Ordinal).Replace("Sổ được số hóa", "Sổ được\nsố hóa", StringComparison.Ordinal);
        AssertSameItems(ImportedPlan.OfText(Head + Sections + Tabs), ImportedPlan.OfText(Head + Sections + broken));
    }

    [Fact]
    public void Read_PageBreakWithRepeatedHeading_GivesTheWholeItems()
    {
        var heading = string.Join('\t', Rows[0]);
        var broken = Tabs.Replace("90% cán bộ dự lớp", $"90% cán bộ\n\n12\n\n{heading}\n\t\t\t\t\tdự lớp", StringComparison.Ordinal);
        AssertSameItems(ImportedPlan.OfText(Head + Sections + Tabs), ImportedPlan.OfText(Head + Sections + broken));
    }

    [Theory]
    [InlineData("plan.pdf", "chưa đọc được")]
    [InlineData("plan.docx", "không đọc được như tệp Word")]
    public void Read_UnusableFile_SaysWhy(string name, string message)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(message, Assert.Throws<UnusableInputException>(() => DocumentReader.Read(folder.Write(name, "x"))).Message, StringComparison.Ordinal);
    }

    private static void AssertSameItems(ImportedPlan expected, ImportedPlan actual)
    {
        Assert.NotEmpty(expected.Draft.Targets);
        Assert.Equal(expected.Text, actual.Text);
    }
}
