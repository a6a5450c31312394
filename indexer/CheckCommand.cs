using System.CommandLine;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Indexer;

/// <summary><c>indexer check</c>: every fault of the content, all at once.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var content = Workspace.ContentOption();
        var command = new Command("check", "Kiểm tra nội dung: in \"tệp:dòng: lỗi\"; mã thoát 1 khi có lỗi.") { content };
        command.SetAction(result => Workspace.Run(() => Check(result.GetValue(content))));
        return command;
    }

    private static int Check(string? folder)
    {
        var content = Workspace.Read(folder);
        var findings = ContentChecker.Check(content).ToList();
        if (!HasErrors(findings))
        {
            using var built = Workspace.WithProgress(progress =>
            {
                progress("Lập chỉ mục tạm để thử từng câu hỏi");
                return TemporaryIndex.Build(content);
            });
            findings.AddRange(SelfQuestions.Check(content, built.Index));
        }
        foreach (var finding in findings) Console.WriteLine(finding);
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        Console.WriteLine($"{content.Documents.Count} tệp thủ tục và câu hỏi, {content.Plans.Count} kế hoạch, {content.Localities.Count} địa phương: {errors} lỗi, {findings.Count - errors} cảnh báo.");
        return errors > 0 ? ExitCode.Findings : ExitCode.Done;
    }

    private static bool HasErrors(List<Finding> findings) => findings.Any(finding => finding.Severity == Severity.Error);
}
