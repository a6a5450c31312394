using System.CommandLine;
using System.Diagnostics;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Indexer;

/// <summary><c>indexer build</c>: publishes an index, all or nothing.</summary>
internal static class BuildCommand
{
    public static Command Create()
    {
        var content = Workspace.ContentOption();
        var output = new Option<string?>("--out") { Description = "Thư mục chỉ mục; mặc định là data/index.", HelpName = "DIR" };
        var command = new Command("build", "Lập và xuất bản chỉ mục. Nội dung có lỗi thì không xuất bản gì.") { content, output };
        command.SetAction(result => Workspace.Run(() => Build(result.GetValue(content), result.GetValue(output))));
        return command;
    }

    private static int Build(string? folder, string? output)
    {
        var watch = Stopwatch.StartNew();
        var content = Workspace.Read(folder);
        var findings = ContentChecker.Check(content, Workspace.Today);
        var errors = findings.Where(finding => finding.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            foreach (var error in errors) Console.WriteLine(error);
            Console.WriteLine($"Không xuất bản: nội dung có {errors.Count} lỗi.");
            return ExitCode.Findings;
        }
        var root = output ?? Workspace.IndexRoot(folder);
        var result = Workspace.WithProgress(progress => IndexBuilder.Build(content, root, progress));
        Console.WriteLine($"Đã xuất bản {result.Passages} đoạn của {result.Topics} chủ đề ({result.Terms} từ mục), {result.Localities} địa phương, phiên bản {result.Version}, trong {watch.Elapsed.TotalSeconds:0.0} giây: {result.Folder}");
        return ExitCode.Done;
    }
}
