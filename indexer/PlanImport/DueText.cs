using System.Globalization;
using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>A deadline as the content files write it: "2026", "2026-12", "2026-12-31", "2026-Q3", or the plan's own words.</summary>
internal static partial class DueText
{
    public static string? Normalize(string? text)
    {
        var clean = text?.Replace('\n', ' ').Trim(' ', '.', ';', ',');
        if (string.IsNullOrEmpty(clean)) return null;
        var folded = Phrase.Fold(clean);
        if (Often().IsMatch(folded)) return "thường xuyên";
        var dates = Date().Matches(folded);
        return dates.Count == 1 && Plain().IsMatch(folded.Remove(dates[0].Index, dates[0].Length)) ? Written(dates[0]) ?? Phrase.LowerFirst(clean) : Phrase.LowerFirst(clean);
    }

    /// <summary>The deadline that a sentence sets; null when it sets none.</summary>
    public static string? InSentence(string text)
    {
        var folded = Phrase.Fold(text);
        if (Periodic(text) is { } periodic) return periodic;
        var match = Limit().Match(folded);
        if (!match.Success) match = Soft().Match(folded);
        return match.Success ? Normalize(text.Substring(match.Index, match.Length)) : null;
    }

    /// <summary>The words of a deadline that comes again: "trước ngày 10 hàng tháng"; null when there is none.</summary>
    public static string? Periodic(string text)
    {
        var match = Again().Match(Phrase.Fold(text));
        return match.Success ? Phrase.LowerFirst(text.Substring(match.Index, match.Length).Trim(' ', ',')) : null;
    }

    private static string? Written(Match date)
    {
        var year = date.Groups["year"].Value;
        if (date.Groups["quarter"].Success) return $"{year}-Q{Quarter(date.Groups["quarter"].Value)}";
        if (!date.Groups["month"].Success) return year;
        var month = int.Parse(date.Groups["month"].Value, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12) return null;
        if (!date.Groups["day"].Success) return $"{year}-{month:00}";
        var day = int.Parse(date.Groups["day"].Value, CultureInfo.InvariantCulture);
        return day >= 1 && day <= DateTime.DaysInMonth(int.Parse(year, CultureInfo.InvariantCulture), month) ? $"{year}-{month:00}-{day:00}" : null;
    }

    private static int Quarter(string text) => text switch { "i" or "1" => 1, "ii" or "2" => 2, "iii" or "3" => 3, _ => 4 };

    [GeneratedRegex(@"^(?:(?:duoc )?(?:thuc hien|trien khai|lam) )?thuong xuyen(?: hang nam)?$")]
    private static partial Regex Often();

    [GeneratedRegex(@"(?:(?:ngay )?(?<day>\d{1,2})(?:/|[.]| thang )(?<month>\d{1,2})(?:/|[.]| nam )|(?:thang )?(?<month>\d{1,2})(?:/| nam |/nam )|quy (?<quarter>iv|i{1,3}|[1-4])(?:/| nam |[,]? )|(?:nam )?)(?<year>20[2-9]\d)(?!\d)")]
    private static partial Regex Date();

    // Around a date to be done by stand only such words; a condition or a beginning makes it the plan's own words.
    [GeneratedRegex(@"^(?:\s|,|(?:hoan thanh|thuc hien|trien khai|ban hanh|ke hoach|xong|truoc|trong|den|het|cuoi|ngay|thang|nam|quy)(?![a-z]))*$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"(?:hoan thanh|xong)[^.;]{0,20}(?:truoc|trong|den)[^.;]{0,12}?(?:\d{1,2}/)?\d{1,2}/20\d\d|truoc ngay \d{1,2}(?:/| thang )\d{1,2}(?:/| nam )20\d\d|trong nam 20\d\d")]
    private static partial Regex Limit();

    // Deadlines without a date, as plans word them.
    [GeneratedRegex(@"dung thoi gian quy dinh|theo tung giai doan|trong suot qua trinh [^.;,]*|theo yeu cau(?=[.;,]|$)|^kip thoi|kip thoi(?= bao cao| trao doi| phan anh)")]
    private static partial Regex Soft();

    [GeneratedRegex(@"(?:(?:cham nhat )?(?:vao )?(?:truoc )?ngay \d{1,2} (?:cua )?(?:thang cuoi (?:cung )?(?:trong )?quy|h[aà]ng (?:thang|quy|nam))(?: hoac dot xuat[^.;,]*)?|(?:dinh ky )?hang (?:thang|quy|nam)(?:, dot xuat)?)")]
    private static partial Regex Again();
}
