using System.Text.RegularExpressions;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>What a notice says and when: the same for those from files and those that staff set.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Text">Plain text on one line.</param>
/// <param name="Localities">The slugs of the localities that it is for; empty for all that are served.</param>
/// <param name="Start">From when it is shown, Vietnam time.</param>
/// <param name="End">Until when: the first minute in which it is no longer shown, Vietnam time.</param>
/// <param name="Url">Where to read more; https.</param>
public sealed record NoticeText(string Title, string Text, NoticeKind Kind, IReadOnlyList<string> Localities, DateTime Start, DateTime End, string? Url);

/// <summary>What a notice must satisfy.</summary>
public static partial class NoticeRules
{
    /// <summary>Longest title, in characters.</summary>
    public const int LongestTitle = 80;

    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 300;

    /// <summary>Longest address, in characters.</summary>
    public const int LongestUrl = 500;

    /// <summary>Longest time that a notice is shown, in days: what holds longer belongs into the content.</summary>
    public const int LongestDays = 90;

    /// <summary>A text as notices have it: NFC, on one line, no control characters.</summary>
    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Blank().Replace(text.Normalize(), " ").Trim();
    }

    /// <summary>What is wrong with a notice, each with the key of the content file that it is about; in Vietnamese.</summary>
    public static IEnumerable<(string Key, string Message)> Faults(NoticeText notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (notice.Title.Length > LongestTitle) yield return ("title", $"tiêu đề dài nhất {LongestTitle} ký tự; đang là {notice.Title.Length}.");
        if (notice.Text.Length > LongestText) yield return ("text", $"nội dung dài nhất {LongestText} ký tự; đang là {notice.Text.Length}.");
        foreach (var (key, text) in new[] { ("title", notice.Title), ("text", notice.Text) })
        {
            if (Tag().IsMatch(text)) yield return (key, "không dùng thẻ HTML; chỉ viết chữ thường.");
            if (text.Contains("http://", StringComparison.OrdinalIgnoreCase)) yield return (key, "địa chỉ web phải bắt đầu bằng https://.");
        }
        if (notice.End <= notice.Start) yield return ("end", "giờ kết thúc phải sau giờ bắt đầu.");
        else if (notice.End - notice.Start > TimeSpan.FromDays(LongestDays)) yield return ("end", $"thông báo hiện lâu nhất {LongestDays} ngày; việc lâu hơn thì sửa vào nội dung.");
        if (notice.Url is { } url && !IsSafe(url)) yield return ("url", $"địa chỉ \"{Shorten(url)}\" phải là địa chỉ web đầy đủ, bắt đầu bằng https://, dài nhất {LongestUrl} ký tự.");
    }

    private static bool IsSafe(string url) =>
        url.Length <= LongestUrl && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.Host.Length > 0 && uri.UserInfo.Length == 0
        && !url.Any(char.IsWhiteSpace);

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"</?[A-Za-z!]")]
    private static partial Regex Tag();
}
