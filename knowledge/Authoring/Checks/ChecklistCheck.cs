using System.Text.RegularExpressions;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Checks checklists: every path ends, nothing is dead or doubled, every link is known.</summary>
internal static partial class ChecklistCheck
{
    private const int FewestQuestions = 2;
    private const int MostQuestions = 5;
    private const int FewestOptions = 2;

    /// <summary>Longest label of an option, in characters: it becomes a button on a phone.</summary>
    private const int LongestLabel = 60;

    public static IEnumerable<Finding> Check(ContentSet content)
    {
        var topics = content.Documents.Select(document => document.Topic).ToHashSet(StringComparer.Ordinal);
        foreach (var document in content.Documents)
        {
            if (document.Checklist is not { } checklist) continue;
            foreach (var (line, message) in Faults(checklist, topics)) yield return new Finding(document.Path, line, message);
            if (document.Kind != TopicKind.Procedure)
                yield return new Finding(document.Path, checklist.Line, "\"checklist\" chỉ dùng cho thủ tục, không dùng trong faqs/.");
        }
    }

    private static IEnumerable<(int Line, string Message)> Faults(Checklist checklist, HashSet<string> topics)
    {
        if (checklist.Questions.Count is < FewestQuestions or > MostQuestions)
            yield return (checklist.Line, $"danh sách giấy tờ phải có từ {FewestQuestions} đến {MostQuestions} câu hỏi; đang có {checklist.Questions.Count}.");
        foreach (var twin in Twins(checklist.Questions, question => question.Id))
            yield return (twin.Line, $"câu hỏi mã \"{twin.Id}\" có hai lần.");
        if (checklist.Always.See is { } see && !topics.Contains(see))
            yield return (checklist.Line, $"\"see\" trỏ tới \"{see}\", chưa có tệp nào mang mã này.");
        for (var i = 0; i < checklist.Questions.Count; i++)
        {
            foreach (var fault in Faults(checklist.Questions[i], checklist.Questions.Take(i).ToList(), topics)) yield return fault;
        }
        foreach (var fault in Unreachable(checklist)) yield return fault;
    }

    private static IEnumerable<(int Line, string Message)> Faults(ChecklistQuestion question, List<ChecklistQuestion> before, HashSet<string> topics)
    {
        if (!Id().IsMatch(question.Id)) yield return (question.Line, BadId(question.Id));
        if (!question.Ask.EndsWith('?')) yield return (question.Line, $"câu \"{question.Ask}\" phải kết thúc bằng dấu hỏi.");
        if (question.Options.Count < FewestOptions)
            yield return (question.Line, $"câu \"{question.Id}\" phải có ít nhất {FewestOptions} lựa chọn.");
        foreach (var twin in Twins(question.Options, option => option.Id)) yield return (twin.Line, $"lựa chọn mã \"{twin.Id}\" có hai lần trong câu \"{question.Id}\".");
        foreach (var twin in Twins(question.Options, option => option.Say)) yield return (twin.Line, $"lựa chọn \"{twin.Say}\" có hai lần trong câu \"{question.Id}\".");
        foreach (var option in question.Options)
        {
            if (!Id().IsMatch(option.Id)) yield return (option.Line, BadId(option.Id));
            if (option.Say.Length > LongestLabel) yield return (option.Line, $"lựa chọn \"{option.Say}\" dài quá {LongestLabel} ký tự, không vừa nút bấm.");
            if (option.Items.See is { } see && !topics.Contains(see)) yield return (option.Line, $"\"see\" trỏ tới \"{see}\", chưa có tệp nào mang mã này.");
        }
        foreach (var condition in question.When)
        {
            var asked = before.FirstOrDefault(earlier => earlier.Id == condition.Question);
            if (asked is null) yield return (condition.Line, $"\"when\" của câu \"{question.Id}\" nêu câu \"{condition.Question}\", không phải câu nào đứng trước nó.");
            if (condition.Options.Count == 0) yield return (condition.Line, $"\"when\" của câu \"{question.Id}\" chưa nêu lựa chọn nào của câu \"{condition.Question}\".");
            foreach (var option in condition.Options.Where(option => asked is not null && asked.Options.All(known => known.Id != option)))
                yield return (condition.Line, $"câu \"{condition.Question}\" không có lựa chọn \"{option}\".");
        }
    }

    /// <summary>Questions that no way of answering leads to, and checklists that say the same whatever is answered.</summary>
    private static IEnumerable<(int Line, string Message)> Unreachable(Checklist checklist)
    {
        var paths = ChecklistWalk.Paths(checklist).ToList();
        if (paths.Count >= ChecklistWalk.MostPaths) yield return (checklist.Line, $"danh sách có quá nhiều cách trả lời ({ChecklistWalk.MostPaths} trở lên); bớt câu hỏi hoặc lựa chọn.");
        var answered = paths.SelectMany(path => path).Select(answer => answer.Question).ToHashSet(StringComparer.Ordinal);
        foreach (var question in checklist.Questions.Where(question => question.Options.Count > 0 && !answered.Contains(question.Id)))
            yield return (question.Line, $"không cách trả lời nào dẫn tới câu \"{question.Id}\"; sửa \"when\".");
        var empty = paths.FirstOrDefault(path => ChecklistWalk.Result(checklist, path).Bring.Count == 0 && ChecklistWalk.Result(checklist, path).Steps.Count == 0);
        if (empty is not null) yield return (checklist.Line, $"trả lời {string.Join(", ", empty.Select(answer => answer.Option))} thì danh sách trống; mỗi cách trả lời phải có giấy tờ (bring) hoặc việc cần làm (steps).");
    }

    private static IEnumerable<T> Twins<T>(IReadOnlyList<T> items, Func<T, string> key) =>
        items.GroupBy(item => key(item).ToLowerInvariant(), StringComparer.Ordinal).Where(group => group.Key.Length > 0 && group.Count() > 1).Select(group => group.Last());

    private static string BadId(string id) => $"mã \"{id}\" phải là chữ thường không dấu và số, nối bằng gạch, ví dụ tai-nha.";

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    private static partial Regex Id();
}
