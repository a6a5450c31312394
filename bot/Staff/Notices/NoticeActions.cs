using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Notices;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.Staff.Notices;

/// <summary>
/// What staff do to a notice: set it, change it, end it; nothing is deleted. Each form says which version it saw: nobody
/// overwrites what another just did.
/// </summary>
internal static class NoticeActions
{
    private const string StepField = "step";
    private const string PreviewStep = "preview";

    public static void MapNoticeActions(this RouteGroupBuilder notices)
    {
        notices.MapPost("/moi", AddAsync);
        notices.MapPost("/{number:long}/sua", EditAsync);
        notices.MapPost("/{number:long}/dung", EndAsync);
    }

    private static async Task<IResult> AddAsync(HttpContext context, NoticeStore store, NoticeBoard board, LiveIndex live, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (Ask(context, form, NoticePages.NewPath, null, live, time, out var notice) is { } page) return page;
        await store.AddAsync(notice, Audit(context, "notice-add", time), cancellationToken);
        return Done(board, "them");
    }

    private static async Task<IResult> EditAsync(
        long number, HttpContext context, NoticeStore store, NoticeBoard board, LiveIndex live, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var typed = NoticeForm.Read(form);
        if (!IsOpen(store, number, time)) return Late(typed);
        if (!long.TryParse(form["version"], out var version)) return Late(typed);
        if (Ask(context, form, $"{NoticePages.Path}/{number}/sua", version, live, time, out var notice) is { } page) return page;
        var isChanged = await store.ChangeAsync(notice with { Number = number, Version = version }, Audit(context, "notice-edit", time), cancellationToken);
        return isChanged ? Done(board, "sua") : Late(typed);
    }

    private static async Task<IResult> EndAsync(long number, HttpContext context, NoticeStore store, NoticeBoard board, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (store.Versions(number) is not [var last, ..] || last.End <= time.GetUtcNow() || !long.TryParse(form["version"], out var version)) return Late(null);
        var ended = last with { Version = version, End = time.GetUtcNow() };
        return await store.ChangeAsync(ended, Audit(context, "notice-end", time), cancellationToken) ? Done(board, "dung") : Late(null);
    }

    /// <summary>The form again, where something is wrong or the notice is to be looked at first; null where it can be recorded.</summary>
    private static ContentHttpResult? Ask(HttpContext context, IFormCollection form, string action, long? version, LiveIndex live, TimeProvider time, out NoticeRecord notice)
    {
        using var lease = live.Acquire();
        var typed = NoticeForm.Read(form);
        (notice, var faults) = typed.Check(lease.Index.Localities, time.GetUtcNow());
        if (faults.Count > 0) return NoticePages.Form(context, lease.Index, typed, action, version, faults);
        return form[StepField] == PreviewStep ? NoticePages.Form(context, lease.Index, typed, action, version, preview: NoticePages.Preview(notice)) : null;
    }

    private static bool IsOpen(NoticeStore store, long number, TimeProvider time) => store.Versions(number) is [var last, ..] && last.End > time.GetUtcNow();

    private static IResult Late(NoticeForm? typed) => StaffPage.Refuse(
        StatusCodes.Status409Conflict, "Người khác vừa sửa thông báo này, hoặc thông báo đã hết, nên chưa ghi gì. Hãy mở lại để xem bản mới.", typed is null ? null : $"{typed.Title}\n{typed.Text}");

    private static AuditRecord Audit(HttpContext context, string action, TimeProvider time) =>
        new(time.GetUtcNow(), context.User.Identity!.Name!, action, null, ClientAddress.Of(context));

    // After a form always a page of its own: reloading it sends nothing again.
    private static RedirectHttpResult Done(NoticeBoard board, string done)
    {
        board.Look();
        return TypedResults.LocalRedirect($"{NoticePages.Path}{QueryString.Create("xong", done)}");
    }
}
