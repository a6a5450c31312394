using System.Text.Json;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Staff.LookUp;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Mvc;

namespace De06Assistant.Bot.Staff.Items;

/// <summary><c>/staff/viec/{number}</c>: one item: what was answered, from which file, what is answered now, and what becomes of it.</summary>
internal static class ItemPage
{
    public static async Task<IResult> GetAsync(
        long number, [FromQuery] string? xong, HttpContext context, ItemCare care, ItemStore items, AccountStore accounts, RecordStore records, LiveIndex live, TimeProvider time, CancellationToken cancellationToken)
    {
        await care.CatchUpAsync(cancellationToken);
        if (items.ByNumber(number) is not { } item) return StaffPage.Refuse(StatusCodes.Status404NotFound, "Không có việc này.");
        using var lease = live.Acquire();
        var (index, now) = (lease.Index, time.GetUtcNow());
        // An erased question cannot be asked again.
        var again = item.Question == ErasureStore.ErasedQuestion ? null : care.Ask(item);
        var sent = records.Reply(item.TurnId) is { } text ? JsonSerializer.Deserialize(text, ReplyJson.Default.Reply) : null;
        var topic = ContentFile.Topic(index, item.Topic);
        return StaffPage.Show(context, "item", $"Việc {item.Number}", new
        {
            done = Done(xong),
            url = $"{ItemPages.Path}/{item.Number}",
            token = StaffPage.Token(context),
            version = item.Version,
            row = ItemPages.Row(item, index, now),
            raised = VietnamTime.ReadableInstant(VietnamTime.Local(item.At)),
            last = item.LastAt > item.At ? VietnamTime.ReadableInstant(VietnamTime.Local(item.LastAt)) : null,
            comment = item.Comment,
            gap = item.Gap is { } gap ? $"{ItemPages.Path}/{gap}" : null,
            members = item.Kind == ItemKind.Gap ? items.Members(number).Select(member => ItemPages.Row(member, index, now)).ToList() : null,
            file = topic is null ? null : ContentFile.Of(topic),
            fileUrl = topic is { Plan: null } ? ProcedurePage.Address(topic.Slug) : null,
            contentVersion = item.ContentVersion,
            isLive = item.ContentVersion == index.Version,
            liveVersion = index.Version,
            sent = sent?.Html,
            again = again is null ? null : new { outcome = ItemPages.Outcome(index, again.Record.Status, again.Record.Topic, again.Record.Facet), html = again.Reply.Html, same = sent?.Text == again.Reply.Text },
            owners = accounts.All().Where(account => StaffRoles.Policies[StaffRoles.ItemsPolicy].Contains(account.Role)).Select(account => new { name = account.Name, selected = account.Name == item.Owner }).ToList(),
            isOpen = item.IsOpen,
            isNew = item.State == ItemState.New,
            closed = item.ClosedAt is { } at ? new { at = VietnamTime.ReadableInstant(VietnamTime.Local(at)), by = item.ClosedBy, state = item.State.Label() } : null,
            note = item.Note,
            publicNote = item.PublicNote,
            longest = ItemActions.LongestNote,
        });
    }

    private static string? Done(string? what) => what switch
    {
        "giao" => "Đã giao việc.",
        "nhan" => "Đã chuyển sang đang sửa.",
        "dong" => "Đã đóng việc.",
        _ => null,
    };
}
