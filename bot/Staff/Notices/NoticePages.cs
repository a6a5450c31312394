using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Notices;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace De06Assistant.Bot.Staff.Notices;

/// <summary><c>/staff/thong-bao</c>: the notices, what shows, what comes, what is over; and the form of one.</summary>
internal static class NoticePages
{
    public const string Path = "/staff/thong-bao";

    /// <summary>The address of the form of a new notice.</summary>
    public const string NewPath = Path + "/moi";

    private const int PageSize = 50;

    public static void MapNoticePages(this RouteGroupBuilder staff)
    {
        var notices = staff.MapGroup("/thong-bao").RequireAuthorization(StaffRoles.NoticesPolicy);
        notices.MapGet("", List);
        notices.MapGet("/moi", New);
        notices.MapGet("/{number:long}", One);
        notices.MapNoticeActions();
    }

    private static ContentHttpResult List(HttpContext context, [FromQuery] string? xong, [FromQuery] int? page, NoticeStore store, LiveIndex live, TimeProvider time)
    {
        using var lease = live.Acquire();
        var (index, now, number) = (lease.Index, time.GetUtcNow(), Math.Clamp(page ?? 1, 1, int.MaxValue / PageSize));
        // One more than shown tells whether there is a next page.
        var over = store.Over(now, (number - 1) * PageSize, PageSize + 1);
        var open = store.NotOver(now).Select(notice => NoticeRow.Of(notice, index)).Concat(index.Notices.Select(file => NoticeRow.Of(file, index))).OrderBy(row => row.Start).ToList();
        var past = over.Take(PageSize).Select(notice => NoticeRow.Of(notice, index));
        if (number == 1) past = past.Concat(open.Where(row => row.End <= now)).OrderByDescending(row => row.End);
        return StaffPage.Show(context, "notices", "Thông báo", new
        {
            done = Done(xong),
            groups = new[]
            {
                new { label = "Đang hiện", rows = open.Where(row => row.Start <= now && now < row.End).ToList() },
                new { label = "Sắp hiện", rows = open.Where(row => now < row.Start && now < row.End).ToList() },
                new { label = "Đã hết", rows = past.ToList() },
            },
            previous = number > 1 ? $"{Path}?page={number - 1}" : null,
            next = over.Count > PageSize ? $"{Path}?page={number + 1}" : null,
        });
    }

    private static ContentHttpResult New(HttpContext context, [FromQuery(Name = "tu")] long? from, NoticeStore store, LiveIndex live, TimeProvider time)
    {
        using var lease = live.Acquire();
        var empty = NoticeForm.Empty(time.GetUtcNow());
        var form = from is { } number && store.Versions(number) is [var last, ..] ? NoticeForm.Of(last) with { Start = empty.Start, End = "" } : empty;
        return Form(context, lease.Index, form, NewPath, null);
    }

    private static IResult One(long number, HttpContext context, NoticeStore store, LiveIndex live, TimeProvider time)
    {
        if (store.Versions(number) is not [var last, ..] versions) return StaffPage.Refuse(StatusCodes.Status404NotFound, "Không có thông báo này.");
        using var lease = live.Acquire();
        var index = lease.Index;
        return StaffPage.Show(context, "notice", last.Title, new
        {
            url = $"{Path}/{number}",
            token = StaffPage.Token(context),
            version = last.Version,
            preview = Preview(last),
            row = NoticeRow.Of(last, index),
            isOpen = last.End > time.GetUtcNow(),
            form = last.End > time.GetUtcNow() ? StaffPage.Part("notice-form", Fields(context, index, NoticeForm.Of(last), $"{Path}/{number}/sua", last.Version, [], null)) : null,
            again = $"{NewPath}?tu={number}",
            versions = versions.Select(version => new
            {
                at = VietnamTime.ReadableInstant(VietnamTime.Local(version.At)),
                account = version.Account,
                row = NoticeRow.Of(version, index),
                text = version.Text,
            }).ToList(),
        });
    }

    /// <summary>The form, with what was typed: for a new notice, to look at what citizens will see, or to mend it.</summary>
    /// <param name="version">The version that is changed; null for a new notice.</param>
    public static ContentHttpResult Form(
        HttpContext context, KnowledgeIndex index, NoticeForm form, string action, long? version, IReadOnlyList<(string Field, string Message)>? faults = null, string? preview = null) =>
        StaffPage.Show(context, "notice-form", version is null ? "Thông báo mới" : "Sửa thông báo", Fields(context, index, form, action, version, faults ?? [], preview),
            faults is { Count: > 0 } ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    /// <summary>The notice as a citizen sees it.</summary>
    public static string Preview(NoticeRecord notice) =>
        NoticeView.Html([new Notice("", notice.Kind, notice.Title, notice.Text, notice.Url, notice.Localities, notice.Start, notice.End)])!;

    private static object Fields(HttpContext context, KnowledgeIndex index, NoticeForm form, string action, long? version, IReadOnlyList<(string Field, string Message)> faults, string? preview)
    {
        bool IsWrong(string field) => faults.Any(fault => fault.Field == field);
        return new
        {
            action,
            version,
            token = StaffPage.Token(context),
            back = version is null ? Path : action[..action.LastIndexOf('/')],
            faults = faults.Select(fault => new { field = fault.Field, message = fault.Message }).ToList(),
            preview,
            title = new { value = form.Title, wrong = IsWrong("title"), longest = NoticeRules.LongestTitle },
            text = new { value = form.Text, wrong = IsWrong("text"), longest = NoticeRules.LongestText },
            kinds = NoticeKinds.All.Select(kind => new { value = kind.Slug(), label = kind.Label(), selected = kind.Slug() == form.Kind }).ToList(),
            localities = index.Localities.All.Select(place => new { slug = place.Slug, name = place.Heading, selected = form.Localities.Contains(place.Slug) }).ToList(),
            start = new { value = form.Start, wrong = IsWrong("start") },
            end = new { value = form.End, wrong = IsWrong("end") },
            longestDays = NoticeRules.LongestDays,
            url = new { value = form.Url, wrong = IsWrong("url"), longest = NoticeRules.LongestUrl },
        };
    }

    private static string? Done(string? what) => what switch
    {
        "them" => "Đã đăng thông báo.",
        "sua" => "Đã sửa thông báo. Ai đã ẩn bản cũ sẽ thấy lại bản mới.",
        "dung" => "Đã dừng thông báo.",
        _ => null,
    };
}
