using System.CommandLine;
using De06Assistant.Indexer.PlanImport;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Indexer;

/// <summary><c>indexer import-plan</c>: makes a content file, for review, of a plan as issued.</summary>
internal static class ImportPlanCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Kế hoạch như đã ban hành: .docx, .txt hoặc .md." };
        var locality = new Option<string>("--locality") { Description = "Địa phương của kế hoạch, ví dụ xa-vinh-tru.", HelpName = "L", Required = true };
        var output = new Option<string?>("--out") { Description = "Thư mục ghi tệp; mặc định là knowledge/content/plans/<địa phương>.", HelpName = "DIR" };
        var command = new Command("import-plan", "Đọc một kế hoạch đã ban hành thành tệp nội dung để duyệt; liệt kê mọi dòng chưa xếp được.") { file, locality, output };
        command.SetAction(result => Workspace.Run(() => Import(result.GetValue(file)!, result.GetValue(locality)!, result.GetValue(output), TimeProvider.System)));
        return command;
    }

    private static int Import(string source, string locality, string? output, TimeProvider time)
    {
        if (!Slug.IsSlug(locality)) throw new UnusableInputException($"Mã địa phương \"{locality}\" phải gồm chữ thường không dấu, số và dấu gạch ngang, ví dụ xa-vinh-tru.");
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        var lines = DocumentReader.Read(source);
        var draft = PlanReader.Read(lines, today.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (draft.Targets.Count == 0 && draft.Tasks.Count == 0) throw new UnusableInputException($"{source}: không thấy chỉ tiêu hay nhiệm vụ nào; có lẽ đây không phải một kế hoạch.");
        var folder = output ?? Path.Combine(Workspace.Home(null), ContentFolder.RelativePath, "plans", locality);
        var written = Write(draft, locality, folder, today);
        ImportReport.Print(draft, source, written, LossCheck.Find(lines, draft, File.ReadAllText(written)));
        return ExitCode.Done;
    }

    /// <summary>Writes beside the files that are there, never over one.</summary>
    private static string Write(PlanDraft draft, string locality, string folder, DateOnly today)
    {
        Directory.CreateDirectory(folder);
        var (from, to) = draft.Head.Years;
        var years = from == to ? from : $"{from}-{to}";
        for (var i = 1; ; i++)
        {
            var suffix = i == 1 ? years : $"{years}-{i}";
            var path = Path.Combine(folder, $"ke-hoach-de-an-06-{suffix}.md");
            if (File.Exists(path)) continue;
            using var stream = new FileStream(path, FileMode.CreateNew);
            using var writer = new StreamWriter(stream);
            writer.Write(PlanFileWriter.Write(draft, $"{locality}-{suffix}", locality, today));
            return path;
        }
    }
}
