using System.Globalization;
using System.Text.RegularExpressions;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>The deadline of a plan's task, as far as a calendar can tell it.</summary>
/// <param name="Text">The deadline as people read it.</param>
/// <param name="Last">The last day on which the task is in time; null where the plan names none.</param>
/// <param name="MonthlyDay">The day of each month on which it is due again, 1 to 31; null where it does not come again.</param>
public sealed partial record PlanDeadline(string Text, DateOnly? Last, int? MonthlyDay)
{
    private const int DaysInLongestMonth = 31;

    /// <summary>
    /// Reads a deadline: "2026", "2026-12", "2026-12-31", "2026-Q3", and the same in words ("trước 31/12/2026",
    /// "Quý III năm 2026", "ngày 20 hằng tháng"). Anything else ("thường xuyên", "từ ngày 01/6/2022") has no day.
    /// </summary>
    public static PlanDeadline Parse(string due)
    {
        ArgumentNullException.ThrowIfNull(due);
        var text = PlanDate.Readable(due);
        var folded = Folding.Fold(Normalizer.Normalize(text).Text).Trim();
        if (Monthly().Match(folded) is { Success: true } monthly && Number(monthly, "day") is >= 1 and <= DaysInLongestMonth and var day) return new PlanDeadline(text, null, day);
        return new PlanDeadline(text, Date().Match(folded) is { Success: true } date ? LastDay(date) : null, null);
    }

    /// <summary>The day on which it is due next, seen from <paramref name="today"/>, or was due; null where it has none.</summary>
    public DateOnly? NextOn(DateOnly today)
    {
        if (MonthlyDay is not { } day) return Last;
        var here = InMonth(today, day);
        return here >= today ? here : InMonth(new DateOnly(today.Year, today.Month, 1).AddMonths(1), day);
    }

    /// <summary>Whether its last day has passed; one that comes again each month never has.</summary>
    public bool IsPast(DateOnly today) => Last < today;

    /// <summary>Whether it falls due in the month of <paramref name="today"/>; of one that comes again, whether that day is still ahead.</summary>
    public bool IsInMonthOf(DateOnly today) => NextOn(today) is { } next && next.Year == today.Year && next.Month == today.Month;

    // A monthly duty on the 31st is due on the last day of a short month.
    private static DateOnly InMonth(DateOnly month, int day) => new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));

    private static DateOnly? LastDay(Match date)
    {
        var year = Number(date, "year")!.Value;
        var month = date.Groups["quarter"].Success ? Quarter(date.Groups["quarter"].Value) * 3 : Number(date, "month") ?? 12;
        if (month is < 1 or > 12) return null;
        var longest = DateTime.DaysInMonth(year, month);
        var day = Number(date, "day") ?? longest;
        return day >= 1 && day <= longest ? new DateOnly(year, month, day) : null;
    }

    private static int Quarter(string text) => text switch { "1" or "i" => 1, "2" or "ii" => 2, "3" or "iii" => 3, _ => 4 };

    private static int? Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    // Before the date stand only words that make it an end; "từ", "sau khi" and conditions make it something else.
    [GeneratedRegex(@"^(?:(?:hoan thanh|thuc hien|xong|truoc|trong|den|het|cuoi|cham nhat|vao|ngay)[ ,]+)*(?:(?:(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.]|(?:thang )?(?<month>\d{1,2})(?:/| nam )|quy (?<quarter>iv|i{1,3}|[1-4])(?:/| nam |, ?)|(?:nam )?)(?<year>20[2-9]\d))$")]
    private static partial Regex Date();

    [GeneratedRegex(@"^(?:(?:dinh ky|cham nhat|vao|truoc)[ ,]+)*ngay (?<day>\d{1,2}) (?:cua )?(?:hang|moi) thang\b")]
    private static partial Regex Monthly();
}
