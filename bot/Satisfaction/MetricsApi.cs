using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Satisfaction;

/// <summary><c>GET /api/metrics/satisfaction</c>: the figures, for whoever has the key.</summary>
internal static class MetricsApi
{
    private const string KeyHeader = "X-Api-Key";

    public static void MapMetrics(this WebApplication app) => app.MapGet("/api/metrics/satisfaction", Get)
        .WithName("getSatisfaction").WithTags("Đánh giá").WithSummary("Số liệu hài lòng")
        .WithDescription("from, to: ngày dạng 2026-11-21 (mặc định: tháng này). by: day, month, topic, channel, locality. format: json, csv. Cần tiêu đề X-Api-Key.")
        .Produces<SatisfactionReport>().Produces(StatusCodes.Status200OK, contentType: "text/csv")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized);

    private static IResult Get(
        HttpContext context, SatisfactionQueries queries, IOptions<AssistantOptions> options, TimeProvider time,
        string? from, string? to, string? by, string? format, string? locality)
    {
        if (!HasKey(context.Request, options.Value.Metrics.ApiKey)) return Problems.KeyRequired();
        var today = time.Today();
        if (!TryDay(from, new DateOnly(today.Year, today.Month, 1), out var first)) return Problems.FieldInvalid("from", "phải là ngày dạng 2026-11-21.");
        if (!TryDay(to, today, out var last)) return Problems.FieldInvalid("to", "phải là ngày dạng 2026-11-21.");
        if (first > last) return Problems.FieldInvalid("from", "phải trước hoặc trùng \"to\".");
        if (!TryGrouping(by, out var grouping)) return Problems.FieldInvalid("by", "phải là day, month, topic, channel hoặc locality.");
        var report = queries.Report(first, last, grouping, string.IsNullOrEmpty(locality) ? null : locality);
        return format switch
        {
            null or "" or "json" => TypedResults.Ok(report),
            "csv" => TypedResults.File(SatisfactionCsv.Write(report), "text/csv; charset=utf-8", $"hai-long-{VietnamTime.IsoDay(first)}-{VietnamTime.IsoDay(last)}.csv"),
            _ => Problems.FieldInvalid("format", "phải là json hoặc csv."),
        };
    }

    internal static bool TryDay(string? text, DateOnly fallback, out DateOnly day)
    {
        day = fallback;
        return string.IsNullOrEmpty(text) || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    internal static bool TryGrouping(string? text, out Grouping grouping)
    {
        grouping = Grouping.Day;
        return string.IsNullOrEmpty(text) || (text.All(char.IsAsciiLetterLower) && Enum.TryParse(text, ignoreCase: true, out grouping));
    }

    // Compared in constant time, so that the time of a refusal tells nothing about the key.
    private static bool HasKey(HttpRequest request, string? key) =>
        key is not null && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers[KeyHeader].ToString())), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
