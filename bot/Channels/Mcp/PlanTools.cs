using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.LookUp;
using De06Assistant.Bot.Satisfaction.Plans;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>The tools over the plans: tasks, targets.</summary>
internal sealed class PlanTools(LiveIndex live, LookUpSearch search, ToolPlaces places, TimeProvider time)
{
    private const int MostOthers = 5;
    private const string PlaceHelp = "Mã địa phương, ví dụ xa-vinh-tru; bỏ trống thì lấy địa phương mà trợ lý phục vụ; tat-ca thì lấy mọi địa phương.";

    [McpServerTool(Name = "search_plan_tasks", Title = "Tìm nhiệm vụ trong kế hoạch", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false,
        UseStructuredContent = true, OutputSchemaType = typeof(PlanTaskList))]
    [Description(
        "Nhiệm vụ trong kế hoạch thực hiện Đề án 06: ai chủ trì, ai phối hợp, thời hạn, sản phẩm, căn cứ, mục và số kế hoạch. Lọc theo chữ, cơ quan, " +
        "thời hạn. Không có chữ thì xếp theo thời hạn.")]
    public CallToolResult SearchTasks(
        [Description("Chữ cần tìm trong nhiệm vụ; bỏ trống thì liệt kê theo thời hạn.")][StringLength(500)] string? query = null,
        [Description(PlaceHelp)][StringLength(60)] string? locality = null,
        [Description("Tên cơ quan chủ trì, hoặc vài chữ đầu của nó.")][StringLength(200)] string? agency = null,
        [Description("Lọc theo thời hạn: any (tất cả), thisMonth (trong tháng này), past (đã qua hạn), later (sau tháng này), noDay (không có ngày cụ thể).")] DueFilter due = DueFilter.Any,
        [Description("Mã kế hoạch, khi địa phương có nhiều kế hoạch.")][StringLength(100)] string? plan = null,
        [Description("Số nhiệm vụ nhiều nhất.")][Range(1, 50)] int limit = 20)
    {
        using var lease = live.Acquire();
        var (index, today) = (lease.Index, time.Today());
        var place = places.Resolve(index, locality);
        var rows = PlanTaskRow.Read(index, new PlanTaskFilter(place, Blank(plan), Blank(agency), due), byAgency: false, today);
        if (Blank(plan) is not null && rows.Count == 0) CheckPlan(index, place, plan!);
        List<PlanItemReference> nearest = [];
        if (Blank(query) is { } text)
        {
            var asked = new LookUpQuery(text, LookUpKind.Task, null, Blank(agency), due, Blank(plan), place) { HasAllWords = true };
            var byName = rows.ToDictionary(row => (row.Place.Slug, row.Id));
            rows = [.. search.Find(index, asked).Select(entry => byName.GetValueOrDefault((entry.Locality!, entry.Id))).OfType<PlanTaskRow>()];
            if (rows.Count == 0) nearest = Nearest(index, asked with { HasAllWords = false });
        }
        var message = rows.Count == 0 ? "Chưa có thông tin: kế hoạch không có nhiệm vụ nào khớp." : $"Có {rows.Count} nhiệm vụ khớp{(rows.Count > limit ? $", liệt kê {limit}" : "")}.";
        var list = new PlanTaskList(message, rows.Count, [.. rows.Take(limit).Select(row => Hit(row, today))], nearest);
        return ToolReply.Of(ToolText.Of(list), list);
    }

    [McpServerTool(Name = "get_plan_target", Title = "Đọc chỉ tiêu của kế hoạch", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false,
        UseStructuredContent = true, OutputSchemaType = typeof(PlanTargetAnswer))]
    [Description("Một chỉ tiêu của kế hoạch thực hiện Đề án 06: con số, đơn vị tính, từng năm, đơn vị theo dõi, mục và số kế hoạch. Tìm theo câu hỏi hoặc theo mã chỉ tiêu.")]
    public CallToolResult GetTarget(
        [Description("Câu hỏi về chỉ tiêu, ví dụ: tỷ lệ hài lòng; hoặc mã chỉ tiêu lấy từ một lần gọi trước.")][StringLength(500, MinimumLength = 1)] string query,
        [Description("Mã địa phương, ví dụ xa-vinh-tru; bỏ trống thì lấy địa phương nêu trong câu hỏi, không có thì địa phương mà trợ lý phục vụ.")]
        [StringLength(60)] string? locality = null,
        [Description("Năm cần con số; bỏ trống thì lấy năm nay.")][Range(2000, 2100)] int? year = null)
    {
        using var lease = live.Acquire();
        var index = lease.Index;
        var place = places.Resolve(index, locality);
        var (segment, found) = ByCode(index, place, query) ?? ByQuestion(index, place, query);
        var others = Nearest(index, new LookUpQuery(query, LookUpKind.Target, null, null, DueFilter.Any, null, found is null ? place : segment!.Topic(found.Topic).Plan!.Locality), found?.Id);
        var answer = found is null ? new PlanTargetAnswer("Chưa có thông tin: kế hoạch không nêu chỉ tiêu này.", null, others) : Answer(segment!.Topic(found.Topic), found, year, others);
        return ToolReply.Of(ToolText.Of(answer), answer);
    }

    private static (Segment? Segment, StoredPassage? Found)? ByCode(KnowledgeIndex index, string? place, string code)
    {
        foreach (var segment in index.Localities.All.Where(locality => place is null || locality.Slug == place).Select(locality => index.LocalSegment(locality.Slug)).OfType<Segment>())
            if (PlanPassages.Of(segment, Facet.PlanTarget).Select(item => item.Passage).FirstOrDefault(passage => passage.Id == code || passage.Target!.Id == code) is { } passage) return (segment, passage);
        return null;
    }

    /// <summary>Decides as in a conversation that is about the plan.</summary>
    private static (Segment? Segment, StoredPassage? Found) ByQuestion(KnowledgeIndex index, string? place, string question)
    {
        var found = index.Retriever.Retrieve(question, place, new AskContext(AskContext.Plan, null));
        return found is { Kind: DecisionKind.AnswerFromPlan, Passages: [{ Target: not null } passage, ..] } ? (found.Segment, passage) : (null, null);
    }

    private PlanTargetAnswer Answer(StoredTopic plan, StoredPassage passage, int? year, IReadOnlyList<PlanItemReference> others)
    {
        var target = passage.Target!;
        var asked = (year ?? time.Today().Year).ToString(CultureInfo.InvariantCulture);
        var value = target.Values.FirstOrDefault(value => value.Year == asked) ?? (year is null ? target.Values[0] : null);
        var message = value is null ? $"Kế hoạch không ghi con số cho năm {asked}; các năm có: {string.Join(", ", target.Values.Select(value => value.Year))}." : null;
        return new PlanTargetAnswer(message, new PlanTargetData(
            passage.Id, target.Indicator, target.Bound, value?.Value, target.Unit, value?.Year, [.. target.Values.Select(value => new PlanTargetValue(value.Year, value.Value, PlanAnswers.Figure(value.Value, target.Unit)))],
            target.FollowUp, target.Note, target.Group, target.Section, plan.Plan!.Locality, plan.Slug, plan.Title, plan.Plan.Number), others);
    }

    private List<PlanItemReference> Nearest(KnowledgeIndex index, LookUpQuery query, string? without = null) =>
        [.. search.Find(index, query).Where(entry => entry.Id != without).Take(MostOthers).Select(entry => new PlanItemReference(entry.Id, entry.Title))];

    private static PlanTaskHit Hit(PlanTaskRow row, DateOnly today) => new(
        row.Id, row.Task.Title, row.Place.Slug, row.Place.Name, row.Task.Lead, row.Task.With, row.Deadline?.Text, row.Deadline?.NextOn(today), row.Deadline?.IsPast(today) == true,
        row.Task.Product, row.Task.Legal, row.Task.Group, row.Task.Section, row.Plan, row.PlanTitle, row.Card.Number);

    private static void CheckPlan(KnowledgeIndex index, string? place, string plan)
    {
        var plans = index.Localities.All.Where(locality => place is null || locality.Slug == place).Select(locality => index.LocalSegment(locality.Slug)).OfType<Segment>()
            .SelectMany(segment => Enumerable.Range(0, segment.Manifest.Topics).Select(segment.Topic)).ToList();
        if (plans.All(topic => topic.Slug != plan)) throw new ToolException($"Không có kế hoạch \"{plan}\". Các kế hoạch: {string.Join("; ", plans.Select(topic => $"{topic.Slug} ({topic.Title})"))}.");
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
