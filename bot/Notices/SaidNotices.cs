using System.Text.RegularExpressions;
using De06Assistant.Bot.Conversation;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Notices;

/// <summary>Notices in words, for chats that have no other place for them.</summary>
internal static partial class SaidNotices
{
    /// <summary>The notices as plain text, a paragraph each; "" where there are none.</summary>
    public static string Text(IReadOnlyList<NoticeBody>? notices) => Join(notices, notice => $"Thông báo: {notice.Title}. {notice.Text} {Until(notice)}");

    /// <summary>The same as Markdown in which nothing that was typed is taken for a mark.</summary>
    public static string Markdown(IReadOnlyList<NoticeBody>? notices) => Join(notices, notice => $"**Thông báo: {Plain(notice.Title)}.** {Plain(notice.Text)} {Until(notice)}");

    private static string Join(IReadOnlyList<NoticeBody>? notices, Func<NoticeBody, string> say) => string.Join("\n\n", notices?.Select(say) ?? []);

    private static string Until(NoticeBody notice) => $"(Đến {NoticeTime.ReadableEnd(VietnamTime.Local(notice.Until))}.){(notice.Url is null ? "" : $" {notice.Url}")}";

    private static string Plain(string text) => Mark().Replace(text, @"\$0");

    [GeneratedRegex(@"[\\`*_\[\]<>#|~]")]
    private static partial Regex Mark();
}
