using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Bot.Satisfaction.Exports;
using De06Assistant.Bot.Satisfaction.Plans;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Search;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Staff.Reports;

/// <summary><c>/staff/bao-cao</c>: the figures of a period, how they are counted, and the files to fetch.</summary>
internal static class ReportPages
{
    public const string Path = "/staff/bao-cao";

    /// <summary>The choice of all localities together; an empty choice is that of the settings.</summary>
    private const string AllLocalities = "tat-ca";

    public static void MapReports(this RouteGroupBuilder staff)
    {
        staff.MapGet("/bao-cao", Get).RequireAuthorization(StaffRoles.ReportsPolicy);
        staff.MapGet("/bao-cao/tai-ve", DownloadAsync).RequireAuthorization(StaffRoles.ReportsPolicy);
    }

    private static ContentHttpResult Get([AsParameters] Asked asked, HttpContext context, SatisfactionQueries figures, ReportReader reports, LiveIndex live, IOptions<AssistantOptions> options, TimeProvider time)
    {
        using var lease = live.Acquire();
        var (chosen, problem) = Read(asked, lease.Index, options.Value.Locality, time.Today());
        var (total, names) = (figures.Report(chosen.Period, Grouping.Day, new FigureFilter { Locality = chosen.Locality }).Total, new ReportNames(lease.Index));
        return StaffPage.Show(context, "report", "Số liệu và báo cáo", new
        {
            problem,
            from = VietnamTime.IsoDay(chosen.Period.From),
            to = VietnamTime.IsoDay(chosen.Period.To),
            period = chosen.Period.Readable,
            place = names.Place(chosen.Locality),
            localities = lease.Index.Localities.All.Select(locality => new { slug = locality.Slug, name = names.Place(locality.Slug), selected = locality.Slug == chosen.Locality })
                .Append(new { slug = AllLocalities, name = names.Place(null), selected = chosen.Locality is null }).ToList(),
            presets = ReportingPeriods.Of(lease.Index, chosen.Locality, time.Today()).Select(preset => new
            {
                label = preset.Label,
                running = preset.IsRunning,
                period = preset.Period.Readable,
                recipients = string.Join("; ", preset.Recipients),
                calendar = !preset.IsFromPlan,
                current = preset.Period == chosen.Period,
                url = Address(chosen.Locality, preset.Id),
            }).ToList(),
            rows = FigureColumn.All.Select(column => new { name = column.Header, value = Shown(column, total), note = FigureNotes.Of(column.Header) }).ToList(),
            targets = reports.Targets(lease.Index, chosen.Period, chosen.Locality).Select(comparison => new
            {
                year = comparison.Target.Year,
                share = VietnameseNumber.Share(comparison.Target.Share),
                bound = comparison.Target.Bound,
                indicator = comparison.Target.Indicator,
                reference = comparison.Target.Reference,
                measured = comparison.Measured.Csat is { } csat ? VietnameseNumber.Share(csat) : null,
                some = comparison.Target.Domains.Count > 0,
            }).ToList(),
        }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> DownloadAsync(
        [AsParameters] Asked asked, [FromQuery] string? format, HttpContext context, ReportReader reports, LiveIndex live, AuditStore audit, IOptions<AssistantOptions> options,
        TimeProvider time, CancellationToken cancellationToken)
    {
        using var lease = live.Acquire();
        var (chosen, problem) = Read(asked, lease.Index, options.Value.Locality, time.Today());
        if (problem is not null) return StaffPage.Refuse(StatusCodes.Status400BadRequest, problem);
        var file = format == ExportFormat.Ratings ? ExportFormat.RatingsCsv : ExportFormat.Of(format ?? "");
        if (file is null) return StaffPage.Refuse(StatusCodes.Status400BadRequest, $"Định dạng phải là một trong: {ExportFormat.Extensions}.");
        await audit.AddAsync(ExportDownload.Audit(context, file, chosen.Period, chosen.Locality, time), cancellationToken);
        return ExportDownload.Of(file, reports.Read(lease.Index, chosen.Period, Grouping.Day, chosen.Locality), chosen.Locality);
    }

    /// <summary>What is chosen: a preset, or days, or else the report that was due last. What cannot be read is said, and the last report shown.</summary>
    private static (Chosen Chosen, string? Problem) Read(Asked asked, KnowledgeIndex index, string? ownLocality, DateOnly today)
    {
        var locality = asked.Locality switch { AllLocalities => null, null or "" => ownLocality, var slug => slug };
        if (locality is not null && index.Localities.BySlug(locality) is null) return Read(new Asked(), index, ownLocality, today) with { Problem = "Không có địa phương này." };
        var presets = ReportingPeriods.Of(index, locality, today);
        var usual = new Chosen(presets[0].Period, locality);
        if (!string.IsNullOrEmpty(asked.Preset))
            return presets.FirstOrDefault(preset => preset.Id == asked.Preset) is { } preset ? (usual with { Period = preset.Period }, null) : (usual, "Không có kỳ báo cáo này.");
        if (string.IsNullOrEmpty(asked.From) && string.IsNullOrEmpty(asked.To)) return (usual, null);
        var (period, field, rule) = ReportArguments.Period(asked.From, asked.To, today);
        return period is null ? (usual, $"{(field == "from" ? "Từ ngày" : "Đến ngày")} {rule.Replace("\"to\"", "đến ngày", StringComparison.Ordinal)}") : (usual with { Period = period }, null);
    }

    private static string Address(string? locality, string preset) =>
        Path + QueryString.Create(new Dictionary<string, string?> { ["locality"] = locality ?? AllLocalities, ["preset"] = preset });

    private static string Shown(FigureColumn column, SatisfactionFigures total) => column.Value(total) is not { } value ? "chưa có" : column.Kind switch
    {
        CellKind.Percent => VietnameseNumber.Share(value),
        CellKind.Count => VietnameseNumber.Count((long)value),
        _ => VietnameseNumber.Decimal(value),
    };

    private sealed record Chosen(Period Period, string? Locality);

    /// <summary>What the address says.</summary>
    internal sealed record Asked
    {
        [FromQuery]
        public string? From { get; init; }

        [FromQuery]
        public string? To { get; init; }

        [FromQuery]
        public string? Preset { get; init; }

        [FromQuery]
        public string? Locality { get; init; }
    }
}
