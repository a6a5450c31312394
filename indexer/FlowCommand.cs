using System.CommandLine;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Indexer;

/// <summary><c>indexer flow</c>: a checklist as a tree, and with <c>--paths</c> every way through it with the list it ends in.</summary>
internal static class FlowCommand
{
    public static Command Create()
    {
        var slug = new Argument<string>("SLUG") { Description = "Mã thủ tục có \"checklist\", ví dụ lien-thong-khai-sinh." };
        var paths = new Option<bool>("--paths") { Description = "In mọi cách trả lời và danh sách giấy tờ của từng cách." };
        var content = Workspace.ContentOption();
        var command = new Command("flow", "Vẽ danh sách giấy tờ theo trường hợp thành cây câu hỏi.") { slug, paths, content };
        command.SetAction(result => Workspace.Run(() => Draw(result.GetValue(slug)!, result.GetValue(paths), result.GetValue(content))));
        return command;
    }

    private static int Draw(string slug, bool withPaths, string? folder)
    {
        var content = Workspace.Read(folder);
        var document = content.Documents.FirstOrDefault(candidate => candidate.Slug == slug) ?? throw new UnusableInputException($"Không có tệp nào mang mã \"{slug}\".");
        if (document.Checklist is not { } checklist)
        {
            var having = content.Documents.Where(candidate => candidate.Checklist is not null).Select(candidate => candidate.Slug);
            throw new UnusableInputException($"{document.Path} chưa có \"checklist\". Các mã đã có: {string.Join(", ", having)}.");
        }
        Console.WriteLine($"{document.Title}\n{checklist.Title}");
        Print(checklist.Always, "  ");
        if (withPaths) PrintPaths(checklist);
        else Print(checklist, [], "");
        return ExitCode.Done;
    }

    /// <summary>Draws what is asked after <paramref name="answers"/>; branches that ask the same from here on are drawn once.</summary>
    private static void Print(Checklist checklist, IReadOnlyList<ChecklistAnswer> answers, string indent)
    {
        if (ChecklistWalk.Next(checklist, answers) is not { } question) return;
        Console.WriteLine($"{indent}? {question.Ask} [{question.Id}]");
        var afters = question.Options.Select(option => (Option: option, After: Rest(checklist, [.. answers, new ChecklistAnswer(question.Id, option.Id)]))).ToList();
        var isSame = afters.Select(branch => string.Join(' ', branch.After)).Distinct(StringComparer.Ordinal).Count() == 1;
        foreach (var (option, after) in afters)
        {
            Console.WriteLine($"{indent}├─ {option.Say} [{option.Id}]");
            Print(option.Items, indent + "│    ");
            if (!isSame) Print(checklist, [.. answers, new ChecklistAnswer(question.Id, option.Id)], indent + "│  ");
        }
        if (isSame) Print(checklist, [.. answers, new ChecklistAnswer(question.Id, question.Options[0].Id)], indent);
    }

    /// <summary>The questions that may still be asked.</summary>
    private static IEnumerable<string> Rest(Checklist checklist, IReadOnlyList<ChecklistAnswer> answers)
    {
        for (var given = answers; ChecklistWalk.Next(checklist, given) is { } question; given = [.. given, new ChecklistAnswer(question.Id, question.Options[0].Id)])
            yield return question.Id;
    }

    private static void PrintPaths(Checklist checklist)
    {
        var number = 0;
        foreach (var path in ChecklistWalk.Paths(checklist))
        {
            var result = ChecklistWalk.Result(checklist, path);
            Console.WriteLine($"\n{++number}. {string.Join(" → ", result.Options.Select(pair => pair.Option.Say))}");
            foreach (var item in result.Bring) Console.WriteLine($"   + {item}");
            foreach (var item in result.Steps) Console.WriteLine($"   > {item}");
            foreach (var item in result.NotNeeded) Console.WriteLine($"   - {item}");
            foreach (var item in result.Notes) Console.WriteLine($"   ! {item}");
            foreach (var item in result.See) Console.WriteLine($"   = xem {item}");
        }
    }

    private static void Print(ChecklistItems items, string indent)
    {
        foreach (var item in items.Bring) Console.WriteLine($"{indent}+ {item}");
        foreach (var item in items.Steps) Console.WriteLine($"{indent}> {item}");
        foreach (var item in items.NotNeeded) Console.WriteLine($"{indent}- {item}");
        if (items.Note is { } note) Console.WriteLine($"{indent}! {note}");
        if (items.See is { } see) Console.WriteLine($"{indent}= xem {see}");
    }
}
