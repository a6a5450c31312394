using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Indexer;

/// <summary><c>indexer search</c>: what a question finds, and why.</summary>
internal static class SearchCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static Command Create()
    {
        var text = new Argument<string>("câu hỏi") { Description = "Câu hỏi, đặt trong ngoặc kép." };
        var locality = Workspace.LocalityOption();
        var top = new Option<int>("--top") { Description = "Số ứng viên in ra.", HelpName = "N", DefaultValueFactory = _ => 5 };
        var explain = new Option<bool>("--explain") { Description = "Giải thích: từ, mở rộng, điểm, quyết định." };
        var json = Workspace.JsonOption();
        var content = Workspace.ContentOption();
        var index = Workspace.IndexOption();
        var command = new Command("search", "Thử một câu hỏi.") { text, locality, top, explain, json, content, index };
        command.SetAction(result => Workspace.Run(() =>
        {
            using var opened = Workspace.Open(result.GetValue(content), result.GetValue(index));
            var explanation = Explanation.Of(opened.Index, result.GetValue(text)!, result.GetValue(locality), result.GetValue(top));
            if (result.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(explanation, Json));
            else Print(explanation, result.GetValue(explain));
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Print(Explanation explanation, bool explain)
    {
        if (explain)
        {
            Console.WriteLine("Từ: " + string.Join(' ', explanation.Tokens.Select(token => token.Folded == token.Marked ? token.Marked : $"{token.Marked}/{token.Folded}")));
            if (explanation.Restored is not null) Console.WriteLine("Thêm dấu: " + explanation.Restored);
            foreach (var repair in explanation.Repairs) Console.WriteLine($"Sửa chính tả: {repair.Typed} → {repair.Read}");
            foreach (var expansion in explanation.Expansions) Console.WriteLine($"Mở rộng: {expansion.Written} → {expansion.Means} ({expansion.Weight:0.##})");
            foreach (var vote in explanation.FacetVotes) Console.WriteLine($"Hỏi mục: {vote.Facet} ({vote.Votes:0.##})");
            foreach (var candidate in explanation.Candidates)
                Console.WriteLine($"{candidate.Probability,6:P1}  {candidate.Class}  bm25f {candidate.Evidence:0.000} (tên {candidate.Fields.Title:0.0}, câu hỏi {candidate.Fields.Questions:0.0}, tiêu đề {candidate.Fields.Heading:0.0}, nội dung {candidate.Fields.Body:0.0})  nhờ: {string.Join(", ", candidate.Reasons.Select(reason => $"{reason.Term} {reason.Weight:+0.00;-0.00}"))}");
            Console.WriteLine();
        }
        Console.WriteLine($"{explanation.Decision}: {explanation.Topic ?? "–"}{(explanation.Facet is null ? "" : " / " + explanation.Facet)}  (tin cậy {explanation.Confidence:P0})");
        foreach (var passage in explanation.Passages) Console.WriteLine($"\n[{passage.Id}] {passage.Heading}\n{passage.Text}");
    }
}
