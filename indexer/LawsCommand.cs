using System.CommandLine;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Indexer;

/// <summary><c>indexer laws</c>: every legal reference with the files that lean on it, so that an editor finds all that a new decree touches.</summary>
internal static class LawsCommand
{
    public static Command Create()
    {
        var reference = new Argument<string?>("SỐ HIỆU") { Description = "Chỉ xem văn bản có số hiệu chứa chữ này.", Arity = ArgumentArity.ZeroOrOne };
        var content = Workspace.ContentOption();
        var command = new Command("laws", "Liệt kê văn bản pháp luật và các tệp dựa vào từng văn bản.") { reference, content };
        command.SetAction(result => Workspace.Run(() => List(result.GetValue(reference), result.GetValue(content))));
        return command;
    }

    private static int List(string? wanted, string? folder)
    {
        foreach (var law in LawUse.Of(Workspace.Read(folder)))
        {
            if (wanted is not null && !law.Reference.Contains(wanted, StringComparison.OrdinalIgnoreCase)) continue;
            Console.WriteLine($"{law.Reference}{(law.Title is null ? "" : $"  {law.Title}")}{(law.Effective is { } from ? $"  từ {from:dd/MM/yyyy}" : "")}{(law.Expires is { } to ? $"  đến trước {to:dd/MM/yyyy}" : "")}");
            foreach (var use in law.Uses) Console.WriteLine($"  {use}");
        }
        return ExitCode.Done;
    }
}
