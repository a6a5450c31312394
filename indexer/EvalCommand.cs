using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace De06Assistant.Indexer;

/// <summary><c>indexer eval</c>: measures retrieval on a question set.</summary>
internal static class EvalCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static Command Create()
    {
        var file = new Argument<string>("FILE.jsonl") { Description = "Bộ câu hỏi: mỗi dòng {\"id\",\"q\",\"label\",\"facet\"?,\"locality\"?,\"expect\"?,\"any\"?}." };
        var json = Workspace.JsonOption();
        var misses = new Option<bool>("--misses") { Description = "In từng câu sai." };
        var folded = new Option<bool>("--folded") { Description = "Bỏ dấu mọi câu hỏi trước khi hỏi." };
        var typos = new Option<bool>("--typos") { Description = "Gõ sai mỗi câu hỏi vài chỗ, cùng một câu thì luôn sai như nhau." };
        var same = new Option<string[]>("--same") { Description = "Hai chủ đề tính như nhau, ví dụ dang-ky-khai-sinh=lien-thong-khai-sinh.", HelpName = "A=B", DefaultValueFactory = _ => [] };
        var content = Workspace.ContentOption();
        var index = Workspace.IndexOption();
        var command = new Command("eval", "Đo độ đúng trên một bộ câu hỏi.") { file, json, misses, folded, typos, same, content, index };
        command.SetAction(result => Workspace.Run(() =>
        {
            var questions = EvalQuestion.Read(result.GetValue(file)!);
            using var opened = Workspace.Open(result.GetValue(content), result.GetValue(index));
            var report = Evaluation.Run(opened.Index, questions, new EvalSpelling(result.GetValue(folded), result.GetValue(typos)), result.GetValue(same)!);
            if (result.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(report, Json));
            else Print(report, result.GetValue(misses));
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Print(EvalReport report, bool misses)
    {
        if (misses)
        {
            foreach (var outcome in report.Outcomes.Where(outcome => !outcome.Top1))
                Console.WriteLine($"{outcome.Id}\t{outcome.Label} → {outcome.Got} ({outcome.Confidence:0.00}; {string.Join(", ", outcome.Candidates)})\t{outcome.Question}");
            foreach (var outcome in report.Outcomes.Where(outcome => outcome.FacetRight == false))
                Console.WriteLine($"{outcome.Id}\t{outcome.Got}/{outcome.Facet} → {outcome.GotFacet}\t{outcome.Question}");
        }
        Console.WriteLine($"Câu hỏi: {report.Questions}, trong phạm vi {report.InScope}, ngoài phạm vi {report.OutOfScope}");
        Console.WriteLine($"Đúng ngay (top-1): {report.Top1:P1}   đúng hoặc được gợi ý: {report.Offered:P1}   top-3: {report.Top3:P1}   MRR: {report.Mrr:0.000}");
        Console.WriteLine($"Đúng mục: {report.Facet:P1}, kể cả mục khác cũng trả lời được {report.FacetAccepted:P1}, của {report.FacetQuestions} câu   đúng con số: {report.Expect:P1} của {report.ExpectQuestions} câu");
        Console.WriteLine($"Từ chối đúng: {report.DeclinedRightly:P1}   từ chối nhầm: {report.DeclinedWrongly:P1}");
        Console.WriteLine("Độ tin cậy và tỷ lệ đúng: " + string.Join("   ", report.Reliability.Select(bin => $"từ {bin.From:0.0}: {bin.Right:P0} của {bin.Answers}")));
    }
}
