namespace De06Assistant.Knowledge.Authoring;

/// <summary>A locality's yearly plan.</summary>
/// <param name="Number">The plan's number; null where the issued text leaves it blank.</param>
/// <param name="Issued">Year, month or day of issue as far as the text states it: "2026-05".</param>
public sealed record Plan(
    string Path,
    string Slug,
    string Locality,
    string Title,
    string? Number,
    string Issued,
    string Issuer,
    Signer? Signer,
    Period? Period,
    IReadOnlyList<string> Legal,
    DateOnly Verified,
    IReadOnlyList<ReportingDeadline> Reporting,
    IReadOnlyList<PlanTarget> Targets,
    IReadOnlyList<PlanTask> Tasks,
    IReadOnlyList<Section> Sections);

/// <summary>Who signed a plan.</summary>
public sealed record Signer(string Name, string Title);

/// <summary>The months that a plan covers, "2026-01" to "2026-12".</summary>
public sealed record Period(string From, string To);

/// <summary>When a report is due.</summary>
/// <param name="Every">month, quarter, half-year or year.</param>
/// <param name="By">The day, as the plan words it.</param>
/// <param name="To">Who receives it.</param>
public sealed record ReportingDeadline(string Every, string By, string? To);

/// <summary>A target of a plan.</summary>
/// <param name="Bound">The words before the figure: "tối thiểu".</param>
/// <param name="Values">The figure or short text for each year; null where the plan names the target without a figure.</param>
/// <param name="FollowUp">The unit that follows it up.</param>
public sealed record PlanTarget(
    string Id,
    string Section,
    string? Group,
    string Indicator,
    string? Bound,
    string? Unit,
    IReadOnlyList<YearValue> Values,
    string? FollowUp,
    string? Note,
    IReadOnlyList<string> Aliases,
    int Line);

/// <summary>A target's value in one year.</summary>
public sealed record YearValue(string Year, string? Value);

/// <summary>A task of a plan.</summary>
/// <param name="With">The coordinating agencies.</param>
/// <param name="Due">"2026", "2026-12", "2026-12-31", "2026-Q3", or the plan's own words ("thường xuyên").</param>
public sealed record PlanTask(
    string Id,
    string Section,
    string? Group,
    string Title,
    string? Lead,
    string? With,
    string? Due,
    string? Product,
    string? Legal,
    IReadOnlyList<string> Aliases,
    int Line);
