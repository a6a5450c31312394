using System.CommandLine;

namespace De06Assistant.Indexer;

/// <summary><c>indexer stale</c>: what was not verified for some months, and which laws it leans on.</summary>
internal static class StaleCommand
{
    private const int UsualMonths = 6;

    public static Command Create()
    {
        var months = new Option<int>("--months") { Description = $"Số tháng, mặc định {UsualMonths}.", HelpName = "N", DefaultValueFactory = _ => UsualMonths };
        var content = Workspace.ContentOption();
        var command = new Command("stale", "Liệt kê tệp đã lâu chưa kiểm lại; mã thoát 1 khi có.") { months, content };
        command.SetAction(result => Workspace.Run(() => List(result.GetValue(months), result.GetValue(content))));
        return command;
    }

    private static int List(int months, string? folder)
    {
        if (months < 0) throw new UnusableInputException("--months phải từ 0 trở lên.");
        var content = Workspace.Read(folder);
        var limit = Workspace.Today.AddMonths(-months);
        var stale = content.Documents.Select(document => (document.Path, document.Verified, Laws: document.Legal.Select(law => law.Reference)))
            .Concat(content.Plans.Select(plan => (plan.Path, plan.Verified, Laws: plan.Legal.Select(reference => reference))))
            .Where(file => file.Verified <= limit).OrderBy(file => file.Verified).ThenBy(file => file.Path, StringComparer.Ordinal).ToList();
        foreach (var (path, verified, laws) in stale) Console.WriteLine($"{path}: kiểm ngày {verified:dd/MM/yyyy}; dựa vào {string.Join(", ", laws)}");
        Console.WriteLine($"{stale.Count} tệp chưa kiểm lại từ {limit:dd/MM/yyyy}.");
        return stale.Count > 0 ? ExitCode.Findings : ExitCode.Done;
    }
}
