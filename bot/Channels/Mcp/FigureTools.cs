using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Bot.Satisfaction.Exports;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>The tool over the figures; <see cref="ToolGuard"/> lets only those through who may see them.</summary>
internal sealed class FigureTools(LiveIndex live, SatisfactionQueries figures, ReportReader reports, ToolPlaces places, TimeProvider time)
{
    public const string Name = "satisfaction_summary";

    [McpServerTool(Name = Name, Title = "Số liệu hài lòng", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false,
        UseStructuredContent = true, OutputSchemaType = typeof(SatisfactionSummary))]
    [Description("Số liệu sử dụng và hài lòng của trợ lý trong một kỳ, theo ngày, tháng, chủ đề, kênh, địa phương. Cần khóa.")]
    public CallToolResult Summary(
        [Description("Ngày đầu, dạng 2026-11-01; bỏ trống thì từ đầu tháng này.")][StringLength(10)] string? from = null,
        [Description("Ngày cuối, dạng 2026-11-30, tính cả ngày này; bỏ trống thì đến hôm nay.")][StringLength(10)] string? to = null,
        [Description("Mỗi dòng là gì.")] Grouping by = Grouping.Month,
        [Description("Mã địa phương; bỏ trống hoặc tat-ca thì gộp mọi địa phương.")][StringLength(60)] string? locality = null)
    {
        var (period, field, rule) = ReportArguments.Period(from, to, time.Today());
        if (period is null) throw new ToolException($"Tham số \"{field}\" {rule}");
        using var lease = live.Acquire();
        var place = places.Resolve(lease.Index, string.IsNullOrEmpty(locality) ? ToolPlaces.Everywhere : locality);
        var (report, names) = (figures.Report(period, by, new FigureFilter { Locality = place }), new ReportNames(lease.Index));
        var summary = new SatisfactionSummary(
            report.From, report.To, report.By, place, SummaryRow.Of(report.Total, "Cả kỳ"), [.. report.Rows.Select(row => SummaryRow.Of(row, names.Of(by, row.Key)))],
            [.. reports.Targets(lease.Index, period, place).Select(item => new SummaryTarget(item.Target.Indicator, item.Target.Share, item.Target.Year, item.Target.Reference, item.Measured.Csat))]);
        return ToolReply.Of(Text(period, names.Place(place), summary), summary);
    }

    private static string Text(Period period, string place, SatisfactionSummary summary) => string.Join("\n",
        summary.Rows.Select(row => $"- {row.Name}: {Line(row)}").Prepend($"{place}, {period.Readable}: {Line(summary.Total)}")
            .Concat(summary.Targets.Select(target => $"Chỉ tiêu năm {target.Year}: {VietnameseNumber.Share(target.Share)} – {target.Indicator} ({target.Reference}).")));

    private static string Line(SummaryRow row) =>
        $"{VietnameseNumber.Count(row.Questions)} lượt hỏi, {VietnameseNumber.Count(row.Ratings)} lượt chấm điểm, {(row.Csat is { } csat ? $"hài lòng {VietnameseNumber.Share(csat)}" : "chưa có điểm hài lòng")}.";
}
