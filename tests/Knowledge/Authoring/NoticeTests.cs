using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Knowledge.Authoring;

/// <summary>Notice files: read, checked with all faults at their lines, stored in the index.</summary>
public sealed class NoticeTests
{
    private const string File = "notices/bao-so-5.yaml";
    private static readonly DateOnly Today = new(2026, 11, 21);

    private const string Sample =
        """
        title: Bão số 5 vào đất liền
        text: >
          Ngày 02/12 bộ phận một cửa không tiếp dân.
          Hãy ở trong nhà, gọi 112 khi cần cứu hộ.
        kind: thien-tai
        localities: [xa-vinh-tru, xa-xuan-giang]
        start: 2026-12-01 17:00
        end: 2026-12-02
        url: https://nchmf.gov.vn
        """;

    [Fact]
    public void Check_Sample_IsReadWithoutAFault()
    {
        using var folder = Folder(Sample);
        Assert.Empty(Findings(folder));
        var notice = Assert.Single(ContentReader.Read(folder.Path).Notices);
        Assert.Equal(("bao-so-5", NoticeKind.Disaster), (notice.Slug, notice.Says.Kind));
        Assert.Equal("Ngày 02/12 bộ phận một cửa không tiếp dân. Hãy ở trong nhà, gọi 112 khi cần cứu hộ.", notice.Says.Text);
        Assert.Equal((new DateTime(2026, 12, 1, 17, 0, 0), new DateTime(2026, 12, 3)), (notice.Says.Start, notice.Says.End));
        Assert.Equal(["xa-vinh-tru", "xa-xuan-giang"], notice.Says.Localities);
        Assert.Equal("https://nchmf.gov.vn", notice.Says.Url);
    }

    [Theory]
    [InlineData("kind:", "kidn: x\nkind:", 5, "không có khóa nào tên \"kidn\"")]
    [InlineData("kind: thien-tai", "kind: bao", 5, "\"kind\" phải là thien-tai, mat-dich-vu, gio-lam-viec, khac; đang là \"bao\"")]
    [InlineData("title: Bão số 5 vào đất liền", "title:", 1, "thiếu khóa \"title\"")]
    [InlineData("Bão số 5 vào đất liền", "Bão số 5 vào đất liền, bão số 5 vào đất liền, bão số 5 vào đất liền, rồi lại bão số 6", 1, "tiêu đề dài nhất 80 ký tự; đang là 85")]
    [InlineData("Bão số 5 vào", "<b>Bão</b> số 5 vào", 1, "không dùng thẻ HTML")]
    [InlineData("Hãy ở trong nhà", "Xem http://nchmf.gov.vn", 2, "địa chỉ web phải bắt đầu bằng https://")]
    [InlineData("xa-xuan-giang", "xa-khong-co", 6, "địa phương \"xa-khong-co\" chưa có tệp trong localities/")]
    [InlineData("2026-12-01 17:00", "17:00 1/12/2026", 7, "\"start\" phải là giờ Việt Nam dạng")]
    [InlineData("2026-12-01 17:00", "2026-12-01 25:00", 7, "\"start\" phải là giờ Việt Nam dạng")]
    [InlineData("end: 2026-12-02", "end: 2026-02-30", 8, "\"end\" phải là giờ Việt Nam dạng")]
    [InlineData("end: 2026-12-02", "end:", 8, "thiếu khóa \"end\"")]
    [InlineData("end: 2026-12-02", "end: 2026-12-01 17:00", 8, "giờ kết thúc phải sau giờ bắt đầu")]
    [InlineData("end: 2026-12-02", "end: 2027-03-02", 8, "thông báo hiện lâu nhất 90 ngày")]
    [InlineData("https://nchmf", "http://nchmf", 9, "phải là địa chỉ web đầy đủ, bắt đầu bằng https://")]
    [InlineData("https://nchmf.gov.vn", "javascript:alert(1)", 9, "phải là địa chỉ web đầy đủ, bắt đầu bằng https://")]
    public void Check_PlantedFault_IsFoundAtItsLineAlone(string old, string next, int line, string message)
    {
        using var folder = Folder(Sample.Replace(old, next, StringComparison.Ordinal));
        var finding = Assert.Single(Findings(folder));
        Assert.Equal((File, line, Severity.Error), (finding.Path, finding.Line, finding.Severity));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ManyFaults_AreAllFoundAtOnce()
    {
        using var folder = Folder("titel: x\ntext: \"" + new string('a', 301) + "\"\nkind: bao\nstart: nay\nend: mai\nlocalities: xa-vinh-tru\n");
        Assert.Equal(7, Findings(folder).Count);
    }

    [Fact]
    public void Check_FileNameWithMarks_IsAFault()
    {
        using var folder = Folder(Sample, "notices/Bão.yaml");
        Assert.Contains("tên tệp \"Bão\" chỉ gồm chữ thường không dấu", Assert.Single(Findings(folder)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-19", true)]
    [InlineData("2026-11-20", true)]
    [InlineData("2026-11-20 23:59", true)]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-21 00:01", false)]
    public void Check_NoticeThatIsOver_IsAWarningOnly(string end, bool isOver)
    {
        using var folder = Folder(Sample.Replace("2026-12-01 17:00", "2026-11-01", StringComparison.Ordinal).Replace("end: 2026-12-02", "end: " + end, StringComparison.Ordinal));
        var findings = Findings(folder);
        Assert.Equal(isOver ? 1 : 0, findings.Count);
        if (isOver) Assert.Equal((Severity.Warning, 8), (findings[0].Severity, findings[0].Line));
    }

    [Fact]
    public void Build_ContentWithNotices_KeepsThemAndIsTheSameEachTime()
    {
        using var folder = Folder(Sample);
        var content = ContentReader.Read(folder.Path);
        var (first, second) = (IndexBuilder.Build(content, folder.File("first"), earlier: Product.Index.Folder), IndexBuilder.Build(content, folder.File("second"), earlier: Product.Index.Folder));
        Assert.Equal(Path.GetFileName(first.Folder), Path.GetFileName(second.Folder));
        using var index = KnowledgeIndex.Open(first.Folder);
        Assert.Equivalent(content.Notices, index.Notices, strict: true);
    }

    /// <summary>Whatever a file says, reading it names faults and never fails; what has no fault keeps the rules.</summary>
    [Fact]
    public void Parse_AnyValues_NeverFailsAndLetsNothingWrongThrough()
    {
        var piece = Gen.Elements("2026-12-31", "2026-12-31 17:00", "0001-01-01", "9999-12-31", "2026-13-01", "24:00", "<b>", "http://a.vn", "https://a.vn", "\u0000", "bão", "a\u0306", "", "[", "- ", "thien-tai", "\"", ": ", "\n  ");
        Prop.ForAll(piece.Two().Select(pair => pair.Item1 + pair.Item2).ArrayOf(6).ToArbitrary(), values =>
        {
            var text = $"title: {values[0]}\ntext: {values[1]}\nkind: {values[2]}\nstart: {values[3]}\nend: {values[4]}\nurl: {values[5]}\n";
            var findings = new List<Finding>();
            var notice = NoticeParser.Parse(File, text, findings);
            return findings.Count > 0 || (notice is { Says: { } says } && says.Start < says.End && says.End - says.Start <= TimeSpan.FromDays(NoticeRules.LongestDays)
                && says.Title.Length is > 0 and <= NoticeRules.LongestTitle && !says.Text.Contains('\n', StringComparison.Ordinal) && says.Url?.StartsWith("http://", StringComparison.Ordinal) != true);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Time_AnyMinute_IsReadAsItWasWritten() => Prop.ForAll(Gen.Choose(0, 60 * 24 * 365 * 70).ToArbitrary(), minutes =>
    {
        var time = new DateTime(2020, 1, 1).AddMinutes(minutes);
        var text = time.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return NoticeTime.Start(text) == time && NoticeTime.End(text.Replace(' ', 'T')) == time
            && NoticeTime.Start(text[..10]) == time.Date && NoticeTime.End(text[..10]) == time.Date.AddDays(1)
            && NoticeTime.ReadableEnd(time.Date.AddDays(1)).EndsWith(time.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    private static TemporaryFolder Folder(string notice, string file = File)
    {
        var folder = new TemporaryFolder();
        SampleContent.WriteTo(folder);
        folder.Write(file, notice);
        return folder;
    }

    private static List<Finding> Findings(TemporaryFolder folder) =>
        [.. ContentChecker.Check(ContentReader.Read(folder.Path), Today).Where(finding => finding.Path.StartsWith("notices/", StringComparison.Ordinal))];
}
