using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Knowledge.Authoring;

/// <summary>Faults that make content untrue over time, planted in a copy of the whole content: every one is found.</summary>
public sealed class SeededFaultsTests : IDisposable
{
    private const string Identity = "procedures/dinh-danh/tai-khoan-dinh-danh-muc-2.md";
    private const string Residence = "procedures/cu-tru/dang-ky-thuong-tru.md";
    private const string Faq = "faqs/binh-dan-hoc-vu-so.md";
    private static readonly DateOnly Today = new(2026, 11, 21);

    private readonly TemporaryFolder _folder = new();

    public SeededFaultsTests() => Product.CopyFolder(Product.ContentPath, _folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_RepealedLawAmongTheBases_IsFound()
    {
        SampleContent.Replace(_folder, Identity, "reference: 69/2024/NĐ-CP", "reference: 59/2022/NĐ-CP");
        AssertFound(Identity, Severity.Error, "59/2022/NĐ-CP đã hết hiệu lực từ 01/07/2024, thay bằng 69/2024/NĐ-CP");
    }

    [Fact]
    public void Check_RepealedLawInTheText_IsFoundUnlessToldAsOld()
    {
        SampleContent.Replace(_folder, Residence, "## Lệ phí\n\n", "## Lệ phí\n\nMức phạt theo Nghị định 144/2021/NĐ-CP. Nghị định 61/2018/NĐ-CP cũ đã bị thay.\n\n");
        AssertFound(Residence, Severity.Error, "nhắc 144/2021/NĐ-CP như còn hiệu lực");
        Assert.DoesNotContain(Findings(), finding => finding.Message.Contains("nhắc 61/2018", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_LawThatExpired_IsFoundOnItsDay()
    {
        var law = Product.Content.Documents.SelectMany(document => document.Legal).First(law => law.Expires is not null);
        bool Reported(DateOnly day) => ContentChecker.Check(Product.Content, day).Any(finding => finding.Message.StartsWith($"{law.Reference} đã hết hiệu lực", StringComparison.Ordinal));
        Assert.False(Reported(law.Expires!.Value.AddDays(-1)));
        Assert.True(Reported(law.Expires.Value));
    }

    [Fact]
    public void Check_FaqWithAnotherFigureThanTheProcedure_IsFound()
    {
        SampleContent.Replace(_folder, Faq, "## Hỏi đáp\n\n", "## Hỏi đáp\n\n### Đăng ký thường trú lâu không?\nĐăng ký thường trú mất 43 ngày.\n\n");
        AssertFound(Faq, Severity.Warning, "với số \"43 ngay\"");
    }

    [Fact]
    public void Check_AnswerWithAnotherFigureThanItsOwnFacet_IsFound()
    {
        SampleContent.Replace(_folder, Residence, "## Hỏi đáp\n\n", "## Hỏi đáp\n\n### Lệ phí bao nhiêu tiền?\n987.000 đồng.\n\n");
        AssertFound(Residence, Severity.Warning, "có số \"987000 dong\"");
    }

    [Fact]
    public void Check_SameQuestionInTwoFaqs_IsFound()
    {
        var heading = File.ReadLines(_folder.File("faqs/de-an-06.md")).First(line => line.StartsWith("### ", StringComparison.Ordinal) && line.Split(' ').Length > 5);
        SampleContent.Replace(_folder, Faq, "## Hỏi đáp\n\n", $"## Hỏi đáp\n\n{heading}\nCó.\n\n");
        Assert.Contains(Findings(), finding => finding.Message.Contains("gần trùng", StringComparison.Ordinal) && finding.Message.Contains(heading[4..], StringComparison.Ordinal));
    }

    [Fact]
    public void Check_SentenceTooLongToHear_IsFound()
    {
        SampleContent.Replace(_folder, Residence, "## Lệ phí\n\n", "## Lệ phí\n\n" + string.Join(' ', Enumerable.Repeat("người dân nộp lệ phí tại xã", 12)) + ".\n\n");
        AssertFound(Residence, Severity.Warning, "có câu dài 84 tiếng");
    }

    [Fact]
    public void Check_OneQuestionInTwoFiles_IsFound()
    {
        var question = Product.Content.Documents.Single(document => document.Path == Identity).Questions[0].Text;
        SampleContent.Replace(_folder, Residence, "questions:\n", $"questions:\n  - \"{question}\"\n");
        Assert.Contains(Findings(), finding => finding.Message.Contains($"câu \"{question}\" đã có ở", StringComparison.Ordinal));
    }

    /// <summary>One round of the five, which trains once.</summary>
    [Fact]
    public void CrossInterference_RealContent_MostUnlearntQuestionsStillFindTheirFile()
    {
        var report = CrossInterference.Check(Product.Content, rounds: 1);
        Assert.Equal(Product.Content.Documents.Sum(document => (document.Questions.Count + CrossInterference.Folds - 1) / CrossInterference.Folds), report.Questions);
        Assert.True(report.Right > 0.8, $"{report.Right:P1}");
    }

    private List<Finding> Findings() => [.. ContentChecker.Check(ContentReader.Read(_folder.Path), Today)];

    private void AssertFound(string path, Severity severity, string message) =>
        Assert.Contains(Findings(), finding => finding.Path == path && finding.Severity == severity && finding.Message.Contains(message, StringComparison.Ordinal));
}
