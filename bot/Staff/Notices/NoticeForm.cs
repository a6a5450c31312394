using System.Globalization;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Staff.Notices;

/// <summary>What stands in the form of a notice, as it was typed.</summary>
/// <param name="Start">Vietnam time, as a browser's field writes it: "2026-12-31T17:00".</param>
/// <param name="End">The same.</param>
internal sealed record NoticeForm(string Title, string Text, string Kind, IReadOnlyList<string> Localities, string Start, string End, string Url)
{
    private const string FieldTime = "yyyy-MM-dd'T'HH:mm";

    /// <summary>An empty form, from now on.</summary>
    public static NoticeForm Empty(DateTimeOffset now) => new("", "", NoticeKind.Disaster.Slug(), [], Field(now), "", "");

    /// <summary>A form that says what a notice says.</summary>
    public static NoticeForm Of(NoticeRecord notice) =>
        new(notice.Title, notice.Text, notice.Kind.Slug(), notice.Localities, Field(notice.Start), Field(notice.End), notice.Url ?? "");

    /// <summary>What was sent.</summary>
    public static NoticeForm Read(IFormCollection form) => new(
        form["title"].ToString(), form[FormGuard.AnswerField].ToString(), form["kind"].ToString(), [.. form["locality"].OfType<string>().Distinct(StringComparer.Ordinal)],
        form["start"].ToString(), form["end"].ToString(), form["url"].ToString());

    /// <summary>The notice, without number and version, and what is wrong with it, each with the field that it is about.</summary>
    public (NoticeRecord Notice, IReadOnlyList<(string Field, string Message)> Faults) Check(LocalityFinder places, DateTimeOffset now)
    {
        var faults = new List<(string Field, string Message)>();
        var (start, end, kind) = (NoticeTime.Start(Start.Trim()), NoticeTime.End(End.Trim()), NoticeKinds.FromSlug(Kind));
        var says = new NoticeText(
            NoticeRules.OneLine(Title), NoticeRules.OneLine(Text), kind ?? NoticeKind.Other, Localities, start ?? default, end ?? default, Url.Trim().Length == 0 ? null : Url.Trim());
        if (says.Title.Length == 0) faults.Add(("title", "Hãy ghi tiêu đề."));
        if (says.Text.Length == 0) faults.Add(("text", "Hãy ghi nội dung."));
        if (kind is null) faults.Add(("kind", "Hãy chọn loại thông báo."));
        if (Localities.Any(slug => places.BySlug(slug) is null)) faults.Add(("locality", "Có địa phương mà trợ lý không phục vụ."));
        if (start is null) faults.Add(("start", "Hãy ghi ngày và giờ bắt đầu, ví dụ 2026-12-31 17:00."));
        if (end is null) faults.Add(("end", "Hãy ghi ngày và giờ kết thúc, ví dụ 2026-12-31 17:00."));
        // Where one of the two could not be read, that is the fault, not their order.
        faults.AddRange(NoticeRules.Faults(says).Where(fault => fault.Key != "end" || (start is not null && end is not null)).Select(fault => (fault.Key, Sentence(fault.Message))));
        if (end is { } until && VietnamTime.Instant(until) <= now && !faults.Exists(fault => fault.Field == "end")) faults.Add(("end", "Giờ kết thúc đã qua."));
        return (new NoticeRecord(0, 0, now, "", says.Kind, says.Title, says.Text, says.Url, says.Localities, VietnamTime.Instant(start ?? VietnamTime.Local(now)), VietnamTime.Instant(end ?? VietnamTime.Local(now))), faults);
    }

    private static string Sentence(string message) => char.ToUpperInvariant(message[0]) + message[1..];

    private static string Field(DateTimeOffset instant) => VietnamTime.Local(instant).ToString(FieldTime, CultureInfo.InvariantCulture);
}
