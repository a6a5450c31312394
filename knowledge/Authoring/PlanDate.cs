using System.Globalization;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Dates as plans give them: a year, a month, a quarter, a day, or the plan's own words.</summary>
public static class PlanDate
{
    /// <summary>"2026-12" becomes "tháng 12/2026", "2026-Q3" "quý 3/2026"; the plan's own words stay.</summary>
    public static string Readable(string date)
    {
        ArgumentNullException.ThrowIfNull(date);
        if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return $"ngày {day:dd/MM/yyyy}";
        if (DateOnly.TryParseExact(date, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return $"tháng {month.Month}/{month.Year}";
        if (date.Length == 4 && date.All(char.IsAsciiDigit)) return $"năm {date}";
        if (date.Length == 7 && date[5] == 'Q') return $"quý {date[6]}/{date[..4]}";
        return date;
    }
}
