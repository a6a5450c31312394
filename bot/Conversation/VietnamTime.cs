using System.Globalization;

namespace De06Assistant.Bot.Conversation;

/// <summary>The time that the commune lives in: UTC+7 all year.</summary>
internal static class VietnamTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateOnly Today(this TimeProvider time) => Day(time.GetUtcNow());

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The day as records write it: "2026-11-21".</summary>
    public static string IsoDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day as people read it: "21/11/2026".</summary>
    public static string ReadableDay(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
