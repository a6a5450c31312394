using System.CommandLine;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Indexer;

/// <summary><c>indexer check</c>: every fault of the content, all at once.</summary>
internal static class CheckCommand
{
    /// <summary>Share of a topic's unlearnt questions that go to one other topic, from which it is worth an editor's look.</summary>
    private const double NotableShare = 0.1;

    public static Command Create()
    {
        var content = Workspace.ContentOption();
        var quick = new Option<bool>("--quick") { Description = "Chỉ kiểm từng tệp, không huấn luyện rồi hỏi thử các câu hỏi (bớt khoảng một phút)." };
        var command = new Command("check", "Kiểm tra nội dung: in \"tệp:dòng: lỗi\"; mã thoát 1 khi có lỗi.") { content, quick };
        command.SetAction(result => Workspace.Run(() => Check(result.GetValue(content), result.GetValue(quick))));
        return command;
    }

    private static int Check(string? folder, bool isQuick)
    {
        var content = Workspace.Read(folder);
        var findings = ContentChecker.Check(content, Workspace.Today).ToList();
        var cross = isQuick || HasErrors(findings) ? null : Workspace.WithProgress(progress => AskOwnQuestions(folder, content, findings, progress));
        foreach (var finding in findings) Console.WriteLine(finding);
        if (cross is not null) Print(cross);
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        Console.WriteLine($"{content.Documents.Count} tệp thủ tục và câu hỏi, {content.Plans.Count} kế hoạch, {content.Localities.Count} địa phương: {errors} lỗi, {findings.Count - errors} cảnh báo.");
        return errors > 0 ? ExitCode.Findings : ExitCode.Done;
    }

    private static CrossInterferenceReport AskOwnQuestions(string? folder, ContentSet content, List<Finding> findings, Action<string> progress)
    {
        progress("Thử từng câu hỏi của các tệp");
        using (var built = TemporaryIndex.Build(content, IndexFolder.Current(Workspace.IndexRoot(folder)))) findings.AddRange(SelfQuestions.Check(content, built.Index));
        progress("Thử lại từng câu khi máy chưa học câu đó");
        return CrossInterference.Check(content);
    }

    private static void Print(CrossInterferenceReport cross)
    {
        foreach (var pair in cross.Pairs.Where(pair => pair.Share >= NotableShare))
            Console.WriteLine($"lẫn nhau: {pair.Questions} câu ({pair.Share:P0}) của {pair.Topic} ra {pair.Taker} khi máy chưa học, ví dụ \"{pair.Example}\"; thêm câu hỏi phân biệt hai chủ đề.");
        Console.WriteLine($"Câu chưa học: {cross.Right:P1} của {cross.Questions} câu vẫn tìm đúng tệp.");
    }

    private static bool HasErrors(List<Finding> findings) => findings.Any(finding => finding.Severity == Severity.Error);
}
