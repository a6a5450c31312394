using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.LookUp;

/// <summary>Which deadlines are listed.</summary>
internal enum DueFilter
{
    /// <summary>All, also what has none.</summary>
    Any,

    /// <summary>In this month of Vietnam.</summary>
    ThisMonth,

    /// <summary>Whose last day has passed.</summary>
    Past,

    /// <summary>Later than this month.</summary>
    Later,

    /// <summary>Without a day of its own: "thường xuyên".</summary>
    NoDay,
}

/// <summary>The names of the filters in addresses and on pages, and what they let through.</summary>
internal static class DueFilters
{
    /// <summary>All but "any".</summary>
    public static IReadOnlyList<(DueFilter Filter, string Name, string Label)> All { get; } =
        [(DueFilter.ThisMonth, "thang-nay", "hạn trong tháng này"), (DueFilter.Past, "qua-han", "đã qua hạn"), (DueFilter.Later, "sap-toi", "hạn sau tháng này"), (DueFilter.NoDay, "khong-ngay", "không có ngày cụ thể")];

    public static DueFilter FromName(string? name) => All.Where(row => row.Name == name).Select(row => row.Filter).FirstOrDefault();

    /// <summary>Whether a task with this deadline is listed; null is a task without one.</summary>
    public static bool LetsThrough(this DueFilter filter, PlanDeadline? due, DateOnly today) => filter switch
    {
        DueFilter.ThisMonth => due?.IsInMonthOf(today) == true,
        DueFilter.Past => due?.IsPast(today) == true,
        DueFilter.Later => due?.NextOn(today) > today && !due.IsInMonthOf(today),
        DueFilter.NoDay => due?.NextOn(today) is null,
        _ => true,
    };
}
