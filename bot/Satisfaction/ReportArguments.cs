using System.Globalization;

namespace De06Assistant.Bot.Satisfaction;

/// <summary>Reads what says which figures are wanted: from an address, a form or the command line.</summary>
internal static class ReportArguments
{
    // What lies beyond is a slip of the finger, and beyond the calendar's end no month follows.
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <summary>The names of the groupings.</summary>
    public static string Groupings { get; } = string.Join(", ", Enum.GetValues<Grouping>().Select(SatisfactionQueries.Name));

    /// <summary>What a grouping has to be, for messages.</summary>
    public static string GroupingRule { get; } = $"phải là một trong: {Groupings}.";

    /// <summary>The period from <paramref name="from"/> to <paramref name="to"/>; this month until today where they say nothing.</summary>
    /// <returns>The period, or the field that is wrong and the rule that it breaks.</returns>
    public static (Period? Period, string Field, string Rule) Period(string? from, string? to, DateOnly today)
    {
        const string Rule = "phải là ngày dạng 2026-11-21, từ năm 2000 đến năm 2100.";
        if (!TryDay(from, new DateOnly(today.Year, today.Month, 1), out var first)) return (null, "from", Rule);
        if (!TryDay(to, today, out var last)) return (null, "to", Rule);
        return first > last ? (null, "from", "phải trước hoặc trùng \"to\".") : (new Period(first, last), "", "");
    }

    /// <summary>The grouping of that name; by day where nothing is said.</summary>
    public static bool TryGrouping(string? text, out Grouping grouping)
    {
        grouping = Grouping.Day;
        return string.IsNullOrEmpty(text) || (text.All(char.IsAsciiLetterLower) && Enum.TryParse(text, ignoreCase: true, out grouping));
    }

    private static bool TryDay(string? text, DateOnly fallback, out DateOnly day)
    {
        day = fallback;
        return string.IsNullOrEmpty(text)
            || (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= FirstYear and <= LastYear);
    }
}
