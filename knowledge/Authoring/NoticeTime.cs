using System.Globalization;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>The start or end of a notice as people write it: "2026-12-31 17:00", or a whole day, "2026-12-31".</summary>
public static class NoticeTime
{
    private const string Day = "yyyy-MM-dd";
    private const string Minute = "yyyy-MM-dd HH:mm";

    // What is far from the present is a slip of the finger.
    private const int FirstYear = 2020;
    private const int LastYear = 2099;

    // The second is what a browser's field for date and time sends.
    private static readonly string[] Minutes = [Minute, "yyyy-MM-dd'T'HH:mm"];

    /// <summary>When a notice starts: a day begins at midnight. Null when it cannot be read.</summary>
    public static DateTime? Start(string text) => TryDay(text, out var day) ? day : TryMinute(text);

    /// <summary>When a notice ends: a day ends with it, at the midnight that follows. Null when it cannot be read.</summary>
    public static DateTime? End(string text) => TryDay(text, out var day) ? day.AddDays(1) : TryMinute(text);

    /// <summary>An end as people read it: "hết ngày 31/12/2026", "17:00 ngày 31/12/2026".</summary>
    public static string ReadableEnd(DateTime end) =>
        end.TimeOfDay == TimeSpan.Zero ? "hết ngày " + ReadableDay(end.AddDays(-1)) : ReadableStart(end);

    /// <summary>A start as people read it: "17:00 ngày 31/12/2026".</summary>
    public static string ReadableStart(DateTime start) => $"{start.ToString("HH:mm", CultureInfo.InvariantCulture)} ngày {ReadableDay(start)}";

    private static string ReadableDay(DateTime time) => time.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static bool TryDay(string text, out DateTime day) =>
        DateTime.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && IsNear(day);

    private static DateTime? TryMinute(string text) => DateTime.TryParseExact(text, Minutes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var minute) && IsNear(minute) ? minute : null;

    private static bool IsNear(DateTime time) => time.Year is >= FirstYear and <= LastYear;
}
