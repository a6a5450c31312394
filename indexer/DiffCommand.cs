using System.CommandLine;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Indexer;

/// <summary><c>indexer diff OLD NEW --questions FILE</c>: which answers a content change alters, so that a person can sign it.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var old = new Argument<string>("OLD") { Description = "Nội dung hoặc chỉ mục cũ: một thư mục." };
        var next = new Argument<string>("NEW") { Description = "Nội dung hoặc chỉ mục mới: một thư mục." };
        var questions = new Option<string?>("--questions") { Description = "Bộ câu hỏi JSONL hoặc mỗi dòng một câu; mặc định là mọi câu hỏi của hai bên.", HelpName = "FILE" };
        var locality = Workspace.LocalityOption();
        var command = new Command("diff", "Cho biết câu trả lời nào đổi giữa hai bản nội dung; mã thoát 1 khi có câu đổi.") { old, next, questions, locality };
        command.SetAction(result => Workspace.Run(() => Diff(result.GetValue(old)!, result.GetValue(next)!, result.GetValue(questions), result.GetValue(locality))));
        return command;
    }

    private static int Diff(string oldFolder, string newFolder, string? file, string? locality)
    {
        using var old = Open(oldFolder);
        using var next = Open(newFolder, old.Index.Folder);
        var questions = file is null ? OwnQuestions(old.Index).Concat(OwnQuestions(next.Index)).Distinct(StringComparer.Ordinal).ToList() : ReadQuestions(file);
        var changed = 0;
        foreach (var question in questions)
        {
            var (before, after) = (Answer.Of(old.Index, question, locality), Answer.Of(next.Index, question, locality));
            if (before == after) continue;
            changed++;
            Console.WriteLine($"? {question}");
            if (before.Where != after.Where) Console.WriteLine($"  {before.Where} → {after.Where}");
            if (before.Text != after.Text) PrintLines(before.Text.Split('\n'), after.Text.Split('\n'));
        }
        Console.WriteLine($"{changed} trong {questions.Count} câu có câu trả lời đổi.");
        return changed > 0 ? ExitCode.Findings : ExitCode.Done;
    }

    private static void PrintLines(string[] before, string[] after)
    {
        foreach (var line in before.Except(after, StringComparer.Ordinal)) Console.WriteLine("  - " + line);
        foreach (var line in after.Except(before, StringComparer.Ordinal)) Console.WriteLine("  + " + line);
    }

    private static TemporaryIndex Open(string folder, string? earlier = null)
    {
        if (!Directory.Exists(folder)) throw new UnusableInputException($"Không có thư mục {Path.GetFullPath(folder)}.");
        if (Directory.Exists(Path.Combine(folder, "procedures"))) return Workspace.Open(folder, null, earlier);
        return IndexFolder.Current(folder) is null ? new TemporaryIndex(KnowledgeIndex.Open(folder), null) : Workspace.Open(null, folder);
    }

    private static IEnumerable<string> OwnQuestions(KnowledgeIndex index) =>
        Enumerable.Range(0, index.National.Manifest.Topics).SelectMany(i => index.National.Topic(i).Questions);

    private static List<string> ReadQuestions(string file) =>
        Path.GetExtension(file) == ".jsonl" ? [.. EvalQuestion.Read(file).Select(question => question.Q)] : [.. File.ReadLines(file).Where(line => line.Trim().Length > 0)];

    private sealed record Answer(string Where, string Text)
    {
        public static Answer Of(KnowledgeIndex index, string question, string? locality)
        {
            var found = index.Retriever.Retrieve(question, locality);
            return new Answer(found.Topic is null ? found.Kind.ToString() : $"{found.Topic.Slug}/{found.Facet?.Slug()}", string.Join('\n', found.Passages.Select(PassageText.Plain)));
        }
    }
}
