using System.Globalization;
using System.Text.RegularExpressions;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Satisfaction.Plans;

/// <summary>
/// The periods that a locality reports on, by the reporting days of its plan. A report due on the 14th counts from the 15th to the
/// 14th; one due "before the 12th" can count until the 11th. Where a plan names no day, the period is that of the calendar.
/// </summary>
internal static partial class ReportingPeriods
{
    private const string RunningSuffix = "-nay";
    private const int DecemberMonth = 12;
    private const int LongestMonth = 31;

    private static readonly Kind[] Kinds = [new("month", "thang", "Báo cáo tháng", 1), new("quarter", "quy", "Báo cáo quý", 3), new("half-year", "nua-nam", "Báo cáo 6 tháng", 6), new("year", "nam", "Báo cáo năm", DecemberMonth)];

    /// <summary>For each report the last period that is over and the one that is running; the first of a kind goes by the plain name.</summary>
    public static IReadOnlyList<ReportingPeriod> Of(KnowledgeIndex index, string? locality, DateOnly today)
    {
        var deadlines = locality is not null && index.LocalSegment(locality) is { } segment
            ? PlanPassages.Of(segment, Facet.PlanReporting).SelectMany(item => item.Passage.Reporting ?? []).ToList() : [];
        return [.. Kinds.SelectMany(kind => OfKind(kind, deadlines, today))];
    }

    private static IEnumerable<ReportingPeriod> OfKind(Kind kind, List<ReportingDeadline> deadlines, DateOnly today)
    {
        var days = deadlines.Where(deadline => deadline.Every == kind.Every).Select(deadline => (Day: LastDay(deadline.By), deadline.To)).Where(item => item.Day is not null)
            .GroupBy(item => item.Day!.Value, item => item.To).OrderBy(group => group.Key).ToList();
        if (days.Count == 0) return Both(kind, kind.Slug, kind.Label, null, [], today);
        return days.SelectMany((day, i) => Both(
            kind, i == 0 ? kind.Slug : $"{kind.Slug}-{day.Key}", days.Count == 1 ? kind.Label : $"{kind.Label} (tính đến ngày {day.Key})", day.Key, [.. day.OfType<string>()], today));
    }

    private static IEnumerable<ReportingPeriod> Both(Kind kind, string id, string label, int? lastDay, IReadOnlyList<string> recipients, DateOnly today)
    {
        var last = Ends(kind, lastDay, today).Last(end => end <= today);
        var (before, next) = (Step(kind, lastDay, last, -1), Step(kind, lastDay, last, 1));
        yield return new ReportingPeriod(id, label, new Period(before.AddDays(1), last), recipients, IsRunning: false, lastDay is not null);
        yield return new ReportingPeriod(id + RunningSuffix, label, new Period(last.AddDays(1), next), recipients, IsRunning: true, lastDay is not null);
    }

    /// <summary>The ends of the periods from the year before last to this year's, in their order.</summary>
    private static IEnumerable<DateOnly> Ends(Kind kind, int? lastDay, DateOnly today)
    {
        for (var month = new DateOnly(today.Year - 1, kind.Months, 1); month.Year <= today.Year; month = month.AddMonths(kind.Months)) yield return End(month, lastDay);
    }

    private static DateOnly Step(Kind kind, int? lastDay, DateOnly end, int periods) => End(new DateOnly(end.Year, end.Month, 1).AddMonths(kind.Months * periods), lastDay);

    private static DateOnly End(DateOnly month, int? lastDay)
    {
        var days = DateTime.DaysInMonth(month.Year, month.Month);
        return new DateOnly(month.Year, month.Month, Math.Min(lastDay ?? days, days));
    }

    /// <summary>The last day of the month that a report can count: "14", "14 tháng cuối quý" and "2026-12-14" are the 14th, "trước ngày 12" is the 11th.</summary>
    private static int? LastDay(string by)
    {
        if (DateOnly.TryParseExact(by, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date.Month == DecemberMonth ? date.Day : null;
        var match = DayOfMonth().Match(by);
        if (!match.Success) return null;
        var day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture) - (match.Groups["before"].Success ? 1 : 0);
        return day is >= 1 and <= LongestMonth ? day : null;
    }

    [GeneratedRegex(@"^(?<before>trước )?(ngày )?(?<day>\d{1,2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayOfMonth();

    /// <param name="Every">As the content writes it.</param>
    private sealed record Kind(string Every, string Slug, string Label, int Months);
}
