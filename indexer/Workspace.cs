using System.CommandLine;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using Spectre.Console;

namespace De06Assistant.Indexer;

/// <summary>The options and steps that the commands share: where content is, and how an index comes from it.</summary>
internal static class Workspace
{
    /// <summary>Today in Vietnam.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

    public static Option<string?> ContentOption() => new("--content")
    {
        Description = "Thư mục nội dung; mặc định là knowledge/content tìm từ thư mục hiện tại trở lên.",
        HelpName = "DIR",
    };

    public static Option<string?> IndexOption() => new("--index")
    {
        Description = "Dùng chỉ mục đã xuất bản ở thư mục này, thay vì lập tạm từ nội dung.",
        HelpName = "DIR",
    };

    public static Option<string?> LocalityOption() => new("--locality") { Description = "Địa phương của người hỏi, ví dụ xa-vinh-tru.", HelpName = "L" };

    public static Option<bool> JsonOption() => new("--json") { Description = "In kết quả dạng JSON." };

    /// <summary>Runs a command's work; unusable input becomes one clear line and exit code 2.</summary>
    public static int Run(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SegmentException or UnusableInputException)
        {
            Console.Error.WriteLine(fault.Message);
            return ExitCode.Unusable;
        }
    }

    public static string Home(string? content) =>
        ContentFolder.FindHome(content ?? Environment.CurrentDirectory) ?? Environment.CurrentDirectory;

    public static ContentSet Read(string? content)
    {
        var folder = content ?? (ContentFolder.FindHome(Environment.CurrentDirectory) is { } home
            ? Path.Combine(home, ContentFolder.RelativePath)
            : throw new UnusableInputException("Không thấy knowledge/content từ thư mục hiện tại trở lên; hãy chỉ rõ bằng --content DIR."));
        return ContentReader.Read(folder);
    }

    /// <summary>Where the index of the content lies unless told otherwise.</summary>
    public static string IndexRoot(string? content) => Path.Combine(Home(content), "data", "index");

    /// <summary>Opens a published index, or builds one from the content in a temporary folder that goes with the returned object.</summary>
    /// <param name="earlier">The folder of an index that may know the same models; else the published one of the content.</param>
    public static TemporaryIndex Open(string? content, string? index, string? earlier = null)
    {
        if (index is not null)
        {
            var folder = IndexFolder.Current(index) ?? throw new UnusableInputException($"Chưa có chỉ mục nào ở {Path.GetFullPath(index)}; hãy chạy \"indexer build --out {index}\".");
            return new TemporaryIndex(KnowledgeIndex.Open(folder), null);
        }
        var read = Read(content);
        var errors = ContentChecker.Check(read, Today).Where(finding => finding.Severity == Severity.Error).ToList();
        if (errors.Count > 0) throw new UnusableInputException($"Nội dung có {errors.Count} lỗi, lỗi đầu: {errors[0]}\nHãy chạy \"indexer check\" để xem đủ.");
        return TemporaryIndex.Build(read, earlier ?? IndexFolder.Current(IndexRoot(content)));
    }

    /// <summary>Runs <paramref name="work"/> with a moving status on a terminal, and a plain line for each step in a pipe.</summary>
    public static T WithProgress<T>(Func<Action<string>, T> work)
    {
        if (Console.IsErrorRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return work(step => Console.Error.WriteLine(step));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Status().Start("Bắt đầu", status => work(step => status.Status(Markup.Escape(step))));
    }
}
