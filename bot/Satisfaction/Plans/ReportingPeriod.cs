namespace De06Assistant.Bot.Satisfaction.Plans;

/// <summary>A period that a locality reports on.</summary>
/// <param name="Id">How it is chosen: "thang", "thang-20", "quy", "nua-nam", "nam"; with "-nay" at the end the one that is running.</param>
/// <param name="Label">"Báo cáo tháng".</param>
/// <param name="Recipients">Who receives the report by the plan; empty where the plan names nobody, or no day.</param>
/// <param name="IsRunning">Whether it ends after today.</param>
/// <param name="IsFromPlan">Whether its last day is the plan's; else it is that of the calendar.</param>
public sealed record ReportingPeriod(string Id, string Label, Period Period, IReadOnlyList<string> Recipients, bool IsRunning, bool IsFromPlan);
