using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Satisfaction.Exports;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Satisfaction;

/// <summary><c>GET /api/metrics/satisfaction</c>: the figures, for whoever has the key.</summary>
internal static class MetricsApi
{
    public static void MapMetrics(this WebApplication app) => app.MapGet("/api/metrics/satisfaction", GetAsync)
        .WithName("getSatisfaction").WithTags("Đánh giá").WithSummary("Số liệu hài lòng")
        .WithDescription("Số liệu một kỳ, theo ngày, tháng, chủ đề, kênh, địa phương. Cần khóa, hoặc phiên đăng nhập của cán bộ có quyền báo cáo.")
        .Produces<SatisfactionReport>().WithProblems(Problems.FieldInvalid("by", ReportArguments.GroupingRule), Problems.KeyRequired()).WithMetadata(new NeedsFigureAccess());

    private static async Task<IResult> GetAsync(
        HttpContext context, SatisfactionQueries queries, ReportReader reports, LiveIndex live, AuditStore audit, FigureAccess access, TimeProvider time,
        string? from, string? to, string? by, string? format, string? locality, CancellationToken cancellationToken)
    {
        if (!access.IsAllowed(context)) return Problems.KeyRequired();
        var (period, field, rule) = ReportArguments.Period(from, to, time.Today());
        if (period is null) return Problems.FieldInvalid(field, rule);
        if (!ReportArguments.TryGrouping(by, out var grouping)) return Problems.FieldInvalid("by", ReportArguments.GroupingRule);
        var place = string.IsNullOrEmpty(locality) ? null : locality;
        if (format is null or "" or "json") return TypedResults.Ok(queries.Report(period, grouping, new FigureFilter { Locality = place }));
        if (format is not ("csv" or "xlsx")) return Problems.FieldInvalid("format", "phải là json, csv hoặc xlsx.");
        var file = ExportFormat.Of(format)!;
        if (!access.HasKey(context.Request)) await audit.AddAsync(ExportDownload.Audit(context, file, period, place, time), cancellationToken);
        using var lease = live.Acquire();
        return ExportDownload.Of(file, reports.Read(lease.Index, period, grouping, place), place);
    }
}
