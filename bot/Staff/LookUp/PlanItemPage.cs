using De06Assistant.Bot.Conversation;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Staff.LookUp;

/// <summary><c>/staff/tra-cuu/ke-hoach/{locality}/{plan}/{kind}/{id}</c>: one target or task of a plan.</summary>
internal static class PlanItemPage
{
    private const string Folder = "/ke-hoach/";

    /// <param name="passage">The passage's id: "ke-hoach-de-an-06-2026/nhiem-vu/a".</param>
    public static string Address(string locality, string passage) => $"{LookUpPages.Path}{Folder}{locality}/{string.Join('/', passage.Split('/').Select(Uri.EscapeDataString))}";

    public static IResult Get(string locality, string plan, string kind, string id, HttpContext context, LiveIndex live, TimeProvider time)
    {
        using var lease = live.Acquire();
        var (place, segment) = (lease.Index.Localities.BySlug(locality), lease.Index.LocalSegment(locality));
        var found = segment is null ? null : Enumerable.Range(0, segment.Manifest.Passages).Select(segment.Passage).FirstOrDefault(passage => passage.Id == $"{plan}/{kind}/{id}");
        if (place is null || found is not { } item || (item.Task is null && item.Target is null))
            return StaffPage.Refuse(StatusCodes.Status404NotFound, "Kế hoạch không có mục này; có thể nội dung đã đổi.");
        var topic = segment!.Topic(item.Topic);
        return StaffPage.Show(context, "plan-item", item.Heading, new
        {
            kind = item.Task is null ? "chỉ tiêu" : "nhiệm vụ",
            rows = (item.Task is { } task ? Rows(task, time.Today()) : Rows(item.Target!)).Where(row => row.Value is not null).Select(row => new { label = row.Label, value = row.Value }).ToList(),
            plan = topic.Title,
            place = place.Name,
            number = topic.Plan!.Number ?? $"văn bản để trống số, ban hành {PlanDate.Readable(topic.Plan.Issued)}",
            section = item.Task?.Section ?? item.Target!.Section,
            verified = VietnamTime.ReadableDay(topic.Verified),
            others = Enumerable.Range(topic.FirstPassage, topic.PassageCount).Select(segment.Passage)
                .Where(other => other.Id != item.Id && other.Facet == item.Facet && (other.Task?.Group ?? other.Target?.Group) == (item.Task?.Group ?? item.Target?.Group))
                .Select(other => new { title = other.Heading, url = Address(locality, other.Id) }).ToList(),
        });
    }

    private static IEnumerable<(string Label, string? Value)> Rows(PlanTask task, DateOnly today)
    {
        var deadline = task.Due is { } due ? PlanDeadline.Parse(due) : null;
        yield return ("Thời hạn", deadline?.Text);
        yield return ("Hạn gần nhất", deadline is { MonthlyDay: not null } ? VietnamTime.ReadableDay(deadline.NextOn(today)!.Value) : null);
        yield return ("Cơ quan chủ trì", task.Lead);
        yield return ("Phối hợp", task.With);
        yield return ("Sản phẩm", task.Product);
        yield return ("Căn cứ", task.Legal);
        yield return ("Nhóm", task.Group);
    }

    private static IEnumerable<(string Label, string? Value)> Rows(PlanTarget target)
    {
        foreach (var value in target.Values) yield return ($"Năm {value.Year}", $"{target.Bound} {PlanAnswers.Figure(value.Value, target.Unit) ?? "không ghi số"}".Trim());
        yield return ("Đơn vị theo dõi", target.FollowUp);
        yield return ("Ghi chú", target.Note);
        yield return ("Nhóm", target.Group);
    }
}
