using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Staff.Items;

/// <summary>What editors do to an item. Each form says which version it saw: nobody overwrites what another just did.</summary>
internal static class ItemActions
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 500;

    public static void MapItemActions(this RouteGroupBuilder items)
    {
        items.MapPost("/{number:long}/giao", AssignAsync);
        items.MapPost("/{number:long}/nhan", WorkAsync);
        items.MapPost("/{number:long}/dong", CloseAsync);
    }

    private static async Task<IResult> AssignAsync(long number, HttpContext context, ItemStore items, AccountStore accounts, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var owner = form["owner"].ToString();
        if (owner.Length > 0 && (accounts.Find(owner) is not { } account || !StaffRoles.Policies[StaffRoles.ItemsPolicy].Contains(account.Role)))
            return StaffPage.Refuse(StatusCodes.Status400BadRequest, "Không giao được cho tài khoản này.");
        return await ChangeAsync(number, "giao", form, version => items.AssignAsync(number, version, owner.Length == 0 ? null : owner, Audit(context, "item-assign", time), cancellationToken));
    }

    private static async Task<IResult> WorkAsync(long number, HttpContext context, ItemStore items, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        return await ChangeAsync(number, "nhan", form, version => items.WorkAsync(number, version, Audit(context, "item-work", time), cancellationToken));
    }

    private static async Task<IResult> CloseAsync(long number, HttpContext context, ItemStore items, LiveIndex live, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (note, told) = (Text(form[FormGuard.AnswerField]), Text(form["public-note"]));
        var state = ItemNames.State(form["state"]);
        if (state is not (ItemState.Fixed or ItemState.Rejected))
            return StaffPage.Refuse(StatusCodes.Status400BadRequest, "Hãy chọn đã sửa hoặc không sửa.", note);
        if (note.Length == 0) return StaffPage.Refuse(StatusCodes.Status400BadRequest, "Hãy ghi đã sửa gì, hoặc vì sao không sửa.", told);
        if (note.Length > LongestNote || told.Length > LongestNote)
            return StaffPage.Refuse(StatusCodes.Status400BadRequest, $"Mỗi ghi chú dài nhất {LongestNote} ký tự.", $"{note}\n{told}");
        var closing = new ItemClosing(state.Value, note, state == ItemState.Fixed && told.Length > 0 ? told : null, live.Version!);
        return await ChangeAsync(number, "dong", form, version => items.CloseAsync(number, version, closing, Audit(context, "item-close", time), cancellationToken));
    }

    private static async Task<IResult> ChangeAsync(long number, string done, IFormCollection form, Func<long, Task<bool>> change) =>
        long.TryParse(form["version"], out var version) && await change(version)
            // After a form always a page of its own: reloading it sends nothing again.
            ? TypedResults.LocalRedirect($"{ItemPages.Path}/{number}{QueryString.Create("xong", done)}")
            : StaffPage.Refuse(StatusCodes.Status409Conflict, "Người khác vừa sửa việc này, nên chưa ghi gì. Hãy mở lại để xem bản mới.", form[FormGuard.AnswerField]);

    private static string Text(string? typed) => (typed ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    private static AuditRecord Audit(HttpContext context, string action, TimeProvider time) =>
        new(time.GetUtcNow(), context.User.Identity!.Name!, action, null, ClientAddress.Of(context));
}
