using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Knowledge.Authoring;
using HandlebarsDotNet;

namespace De06Assistant.Bot.Notices;

/// <summary>Notices on the pages that need no JavaScript.</summary>
internal static class NoticeView
{
    private static readonly HandlebarsTemplate<object, object> Template = PageTemplates.Compile("notices.hbs");

    /// <summary>The bar; null where there is nothing to show.</summary>
    public static string? Html(IReadOnlyList<Notice> notices) => notices.Count == 0 ? null : Template(new
    {
        notices = notices.Select(notice => new { kind = notice.Kind.Slug(), title = notice.Title, text = notice.Text, url = notice.Url, until = NoticeTime.ReadableEnd(VietnamTime.Local(notice.End)) }).ToList(),
    });

    /// <summary>Names what the bar shows, for pages that are kept.</summary>
    public static string Key(IReadOnlyList<Notice> notices) => string.Join(' ', notices.Select(notice => notice.Id));
}
