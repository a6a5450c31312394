using System.Security.Cryptography;
using System.Text;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Staff;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Satisfaction;

/// <summary><c>GET /api/metrics/satisfaction</c>: the figures, for whoever has the key.</summary>
internal static class MetricsApi
{
    private const string KeyHeader = "X-Api-Key";

    public static void MapMetrics(this WebApplication app) => app.MapGet("/api/metrics/satisfaction", Get)
        .WithName("getSatisfaction").WithTags("Đánh giá").WithSummary("Số liệu hài lòng")
        .WithDescription($"from, to: ngày dạng 2026-11-21 (mặc định: tháng này). by: {ReportArguments.Groupings}. format: json, csv, xlsx. Cần tiêu đề X-Api-Key, hoặc phiên đăng nhập của cán bộ có quyền báo cáo.")
        .Produces<SatisfactionReport>().Produces(StatusCodes.Status200OK, contentType: "text/csv")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized);

    private static IResult Get(
        HttpContext context, SatisfactionQueries queries, IOptions<AssistantOptions> options, TimeProvider time,
        string? from, string? to, string? by, string? format, string? locality)
    {
        if (!HasKey(context.Request, options.Value.Metrics.ApiKey) && !StaffRoles.Policies[StaffRoles.ReportsPolicy].Any(context.User.IsInRole)) return Problems.KeyRequired();
        var (period, field, rule) = ReportArguments.Period(from, to, time.Today());
        if (period is null) return Problems.FieldInvalid(field, rule);
        if (!ReportArguments.TryGrouping(by, out var grouping)) return Problems.FieldInvalid("by", ReportArguments.GroupingRule);
        var report = queries.Report(period, grouping, new FigureFilter { Locality = string.IsNullOrEmpty(locality) ? null : locality });
        return format switch
        {
            null or "" or "json" => TypedResults.Ok(report),
            "csv" => TypedResults.File(SatisfactionCsv.Write(report), "text/csv; charset=utf-8", $"hai-long-{VietnamTime.IsoDay(period.From)}-{VietnamTime.IsoDay(period.To)}.csv"),
            _ => Problems.FieldInvalid("format", "phải là json, csv hoặc xlsx."),
        };
    }

    // Compared in constant time, so that the time of a refusal tells nothing about the key.
    private static bool HasKey(HttpRequest request, string? key) =>
        key is not null && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers[KeyHeader].ToString())), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
