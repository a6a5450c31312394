using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Topics;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>The text beside the data: what a person reads, and a model that takes no data.</summary>
internal static class ToolText
{
    /// <summary>Found topics, one paragraph each.</summary>
    public static string Of(string? message, IEnumerable<ProcedureHit> hits) =>
        string.Join("\n\n", hits.Select((hit, i) => $"{i + 1}. {hit.Title} – {hit.FacetName}: {hit.Answer}\n{Laws(hit)}Kiểm ngày {VietnamTime.ReadableDay(hit.Verified)}. Xem đủ: {hit.Url}").Prepend(message).OfType<string>());

    /// <summary>A whole topic.</summary>
    public static string Whole(StoredTopic topic, IEnumerable<TopicSection> sections) => string.Join("\n\n",
        new[] { $"# {topic.Title}", $"Nội dung kiểm tra ngày {VietnamTime.ReadableDay(topic.Verified)}." }
            .Append(topic.Confidence == Confidence.Low ? "Thông tin này chưa được kiểm chứng đầy đủ; hãy hỏi lại bộ phận một cửa trước khi làm." : null).OfType<string>()
            .Concat(sections.Select(Section)));

    /// <summary>Found tasks, one paragraph each.</summary>
    public static string Of(PlanTaskList list) => string.Join("\n\n", list.Tasks.Select((task, i) =>
        $"{i + 1}. {task.Title}\n"
        + $"{Parts(("Chủ trì", task.Lead), ("Phối hợp", task.Coordinating), ("Hạn", task.Due), ("Sản phẩm", task.Product), ("Căn cứ", task.Legal))}{task.PlanTitle}, mục {task.Section}.").Prepend(list.Message));

    /// <summary>A target with the values of each year.</summary>
    public static string Of(PlanTargetAnswer answer) => answer.Target is not { } target ? answer.Message! : string.Join("\n",
        new[] { answer.Message, $"{target.Indicator}: {string.Join("; ", target.Values.Select(value => $"{value.Year}: {value.Figure ?? "không ghi số"}"))}." }.OfType<string>()
            .Append($"{Parts(("Đơn vị theo dõi", target.FollowUp), ("Ghi chú", target.Note))}{target.PlanTitle}, mục {target.Section}."));

    private static string Section(TopicSection section) =>
        string.Join("\n\n", new[] { $"## {section.Heading}", section.Markdown }.Concat(section.Questions.Select(question => $"### {question.Heading}\n\n{question.Markdown}")).Where(text => text.Length > 0));

    private static string Laws(ProcedureHit hit) => hit.Legal.Count == 0 ? "" : $"Căn cứ: {string.Join("; ", hit.Legal.Select(law => law.Articles is null ? law.Reference : $"{law.Reference} ({law.Articles})"))}. ";

    private static string Parts(params (string Label, string? Value)[] parts) => string.Concat(parts.Where(part => part.Value is not null).Select(part => $"{part.Label}: {part.Value!.TrimEnd('.')}. "));
}
