using System.Text.Json.Serialization;
using De06Assistant.Bot.Conversation;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Notices;

/// <summary>A notice as clients get it.</summary>
/// <param name="Id">Names what it says, to show or say it only once; a changed notice has another one.</param>
/// <param name="Kind">thien-tai, mat-dich-vu, gio-lam-viec or khac.</param>
/// <param name="Text">Plain text on one line.</param>
/// <param name="Until">When it ends, in Vietnam time.</param>
/// <param name="Url">Where to read more; https.</param>
public sealed record NoticeBody(
    string Id, string Kind, string Title, string Text, DateTimeOffset Until, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Url = null)
{
    /// <summary>Writes a notice for clients.</summary>
    public static NoticeBody Of(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return new NoticeBody(notice.Id, notice.Kind.Slug(), notice.Title, notice.Text, VietnamTime.AtHome(notice.End), notice.Url);
    }

    /// <summary>Writes notices for clients.</summary>
    public static IReadOnlyList<NoticeBody> Of(IReadOnlyList<Notice> notices) => [.. notices.Select(Of)];
}
