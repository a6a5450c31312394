using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Staff.Notices;

/// <summary>A notice as the staff's list shows it.</summary>
/// <param name="Url">Its page; null where it is from a file.</param>
/// <param name="File">The file that it is from; null where staff have set it.</param>
/// <param name="Places">For whom it is.</param>
/// <param name="Times">From when until when.</param>
internal sealed record NoticeRow(string Title, string? Url, string? File, string? Account, string Kind, string Places, string Times, DateTimeOffset Start, DateTimeOffset End)
{
    public static NoticeRow Of(NoticeRecord notice, KnowledgeIndex index) => new(
        notice.Title, $"{NoticePages.Path}/{notice.Number}", null, notice.Account, notice.Kind.Label(), PlacesOf(notice.Localities, index), TimesOf(notice.Start, notice.End), notice.Start, notice.End);

    public static NoticeRow Of(NoticeFile file, KnowledgeIndex index)
    {
        var (says, start, end) = (file.Says, VietnamTime.Instant(file.Says.Start), VietnamTime.Instant(file.Says.End));
        return new NoticeRow(says.Title, null, file.Path, null, says.Kind.Label(), PlacesOf(says.Localities, index), TimesOf(start, end), start, end);
    }

    private static string PlacesOf(IReadOnlyList<string> localities, KnowledgeIndex index) =>
        localities.Count == 0 ? "mọi địa phương" : string.Join(", ", localities.Select(slug => index.Localities.BySlug(slug)?.Name ?? slug));

    private static string TimesOf(DateTimeOffset start, DateTimeOffset end) => end <= start
        ? $"đã hủy trước khi hiện (định hiện từ {NoticeTime.ReadableStart(VietnamTime.Local(start))})"
        : $"từ {NoticeTime.ReadableStart(VietnamTime.Local(start))} đến {NoticeTime.ReadableEnd(VietnamTime.Local(end))}";
}
