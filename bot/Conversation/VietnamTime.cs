using System.Globalization;

namespace De06Assistant.Bot.Conversation;

/// <summary>The time that the commune lives in: UTC+7 all year.</summary>
internal static class VietnamTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);
    private static readonly string[] Weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    public static DateOnly Today(this TimeProvider time) => Day(time.GetUtcNow());

    /// <summary>The clock on the wall in Vietnam.</summary>
    public static DateTime Local(DateTimeOffset instant) => instant.ToOffset(Offset).DateTime;

    /// <summary>The same instant with the offset of Vietnam.</summary>
    public static DateTimeOffset AtHome(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The instant at which the clocks on the wall in Vietnam show <paramref name="local"/>.</summary>
    public static DateTimeOffset Instant(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Offset);

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant at which a day begins in Vietnam.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The day as records write it: "2026-11-21".</summary>
    public static string IsoDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant as people read it: "07:30 thứ Hai ngày 30/11/2026".</summary>
    public static string ReadableInstant(DateTime local) =>
        $"{local.ToString("HH:mm", CultureInfo.InvariantCulture)} {Weekdays[(int)local.DayOfWeek]} ngày {ReadableDay(DateOnly.FromDateTime(local))}";

    /// <summary>The day as people read it: "21/11/2026".</summary>
    public static string ReadableDay(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
