using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Knowledge.Authoring;

/// <summary>Faults of checklists, planted in a copy of the whole content: each is found with its file and line.</summary>
public sealed class ChecklistCheckTests : IDisposable
{
    private const string File = SampleContent.Procedure;
    private const int LinesAbove = 5;

    private readonly TemporaryFolder _folder = new();

    public ChecklistCheckTests() => Product.CopyFolder(Product.ContentPath, _folder.Path);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("        - id: tai-nha", "        - id: co-so-y-te", "lựa chọn mã \"co-so-y-te\" có hai lần")]
    [InlineData("          say: Ở nhà", "          say: Ở bệnh viện hoặc trạm y tế", "có hai lần trong câu \"noi-sinh\"")]
    [InlineData("    - id: cha-me", "    - id: Cha Me", "phải là chữ thường không dấu")]
    [InlineData("          see: nhan-cha-me-con", "          see: khong-co", "\"see\" trỏ tới \"khong-co\"")]
    [InlineData("      ask: Ai nộp hồ sơ?", "      ask: Ai nộp hồ sơ", "phải kết thúc bằng dấu hỏi")]
    [InlineData("      ask: Ai nộp hồ sơ?", "      when: { sau-nay: [x] }\n      ask: Ai nộp hồ sơ?", "không phải câu nào đứng trước nó")]
    [InlineData("      ask: Ai nộp hồ sơ?", "      when: { noi-sinh: [khong-co] }\n      ask: Ai nộp hồ sơ?", "không có lựa chọn \"khong-co\"")]
    [InlineData("      ask: Ai nộp hồ sơ?", "      hoi: x\n      ask: Ai nộp hồ sơ?", "không có khóa nào tên \"hoi\"")]
    [InlineData("            - Chứng cứ quan hệ cha con", "            -", "phải là một dòng chữ không trống")]
    public void Check_Fault_IsFoundInItsFile(string old, string next, string message)
    {
        var at = System.IO.File.ReadLines(_folder.File(File)).TakeWhile(line => line != old).Count() + 1;
        SampleContent.Replace(_folder, File, old, next);
        var findings = ContentChecker.Check(ContentReader.Read(_folder.Path), new DateOnly(2026, 11, 21));
        var finding = Assert.Single(findings, found => found.Severity == Severity.Error && found.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(File, finding.Path);
        // A fault of a whole question or option is shown where that begins, a line or some above.
        Assert.InRange(finding.Line, at - LinesAbove, at);
    }

    [Fact]
    public void Check_ConditionThatNoAnswerMeets_IsFound()
    {
        SampleContent.Replace(_folder, File, "      ask: Cha mẹ đã đăng ký kết hôn chưa?", "      when: { noi-sinh: [tai-nha] }\n      ask: Cha mẹ đã đăng ký kết hôn chưa?");
        SampleContent.Replace(_folder, File, "      ask: Ai nộp hồ sơ?", "      when: { noi-sinh: [co-so-y-te], cha-me: [chi-me] }\n      ask: Ai nộp hồ sơ?");
        var findings = ContentChecker.Check(ContentReader.Read(_folder.Path), new DateOnly(2026, 11, 21));
        Assert.Single(findings, found => found.Message.Contains("không cách trả lời nào dẫn tới câu \"nguoi-nop\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Walk_Condition_AsksOnlyWhereItHolds()
    {
        SampleContent.Replace(_folder, File, "      ask: Cha mẹ đã đăng ký kết hôn chưa?", "      when: { noi-sinh: [tai-nha] }\n      ask: Cha mẹ đã đăng ký kết hôn chưa?");
        var checklist = ContentReader.Read(_folder.Path).Documents.Single(document => document.Path == File).Checklist!;
        Assert.Equal(12, ChecklistWalk.Paths(checklist).Count());
        // An answer that the others no longer lead to does not count.
        Assert.Equal("nguoi-nop", ChecklistWalk.Next(checklist, [new("noi-sinh", "co-so-y-te"), new("cha-me", "chi-me")])!.Id);
        Assert.Equal([new("noi-sinh", "co-so-y-te")], ChecklistWalk.Follow(checklist, [new("noi-sinh", "co-so-y-te"), new("cha-me", "chi-me")]));
    }
}
