using System.Globalization;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Satisfaction;
using Microsoft.AspNetCore.Mvc;

namespace De06Assistant.Bot.Staff.Dashboard;

/// <summary>The fields of the dashboard's form, as they stand in the address; what makes no sense is as if it were not there.</summary>
internal sealed record DashboardQuery
{
    private const int UsualMonths = 12;
    private const int MostYears = 5;
    private const int MostSteps = 100;

    [FromQuery(Name = "tu")]
    public string? Tu { get; init; }

    [FromQuery(Name = "den")]
    public string? Den { get; init; }

    [FromQuery(Name = "theo")]
    public string? Theo { get; init; }

    [FromQuery(Name = "xa")]
    public string? Xa { get; init; }

    [FromQuery(Name = "kenh")]
    public string? Kenh { get; init; }

    /// <summary>The steps of time that can be chosen.</summary>
    public static IReadOnlyList<(Grouping By, string Name, string Label)> Steps { get; } =
        [(Grouping.Day, "ngay", "ngày"), (Grouping.Week, "tuan", "tuần"), (Grouping.Month, "thang", "tháng"), (Grouping.Quarter, "quy", "quý"), (Grouping.Year, "nam", "năm")];

    /// <summary>The period: the last twelve months where none is given, never more than five years.</summary>
    public Period Period(DateOnly today)
    {
        var to = Day(Den) ?? today;
        var from = Day(Tu) ?? new DateOnly(to.Year, to.Month, 1).AddMonths(1 - UsualMonths);
        if (from > to) (from, to) = (to, from);
        return new Period(from < to.AddYears(-MostYears) ? to.AddYears(-MostYears) : from, to);
    }

    /// <summary>The step of time, and the keys of the period: as wished for, but not more of them than a chart can show.</summary>
    public (Grouping By, IReadOnlyList<string> Keys) Axis(Period period)
    {
        var wished = Steps.Where(step => step.Name == Theo).Select(step => (Grouping?)step.By).FirstOrDefault() ?? Grouping.Month;
        for (var by = wished; ; by++)
        {
            var keys = Enumerable.Range(0, period.To.DayNumber - period.From.DayNumber + 1).Select(i => SatisfactionQueries.KeyOf(by, VietnamTime.IsoDay(period.From.AddDays(i)))).Distinct().ToList();
            if (keys.Count <= MostSteps || by == Grouping.Year) return (by, keys);
        }
    }

    public FigureFilter Filter() => new() { Locality = Given(Xa), Channel = Given(Kenh) };

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 3000 ? day : null;
}
