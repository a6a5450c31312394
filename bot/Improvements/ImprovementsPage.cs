using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Search;
using HandlebarsDotNet;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.Improvements;

/// <summary>
/// <c>/cai-tien</c>: what was mended after citizens' questions and ratings, month by month. Only months that are over are
/// shown, since the difference between two looks at a running one would be a single citizen.
/// </summary>
internal sealed class ImprovementsPage(ItemStore items, LiveIndex live, TimeProvider time)
{
    private const int Months = 12;
    private const int CacheSeconds = 3600;
    private const string PlanPrefix = "plan:";
    private static readonly HandlebarsTemplate<object, object> Template = PageTemplates.Compile("improvements.hbs");

    private (string Version, DateOnly Day, string Html)? _kept;

    public ContentHttpResult Get(HttpContext context)
    {
        using var lease = live.Acquire();
        var (index, today) = (lease.Index, time.Today());
        // Closed months do not change; once a day is enough, however often it is asked for.
        if (_kept is not { } kept || kept.Version != index.Version || kept.Day != today) _kept = kept = (index.Version, today, Render(index, today));
        context.Response.Headers.CacheControl = $"public, max-age={CacheSeconds}";
        return TypedResults.Content(kept.Html, "text/html; charset=utf-8");
    }

    private string Render(KnowledgeIndex index, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var mended = items.Mended(VietnamTime.StartOf(month.AddMonths(-Months)), VietnamTime.StartOf(month))
            .GroupBy(question => VietnamTime.Day(question.ClosedAt) is var day ? new DateOnly(day.Year, day.Month, 1) : default)
            .OrderByDescending(group => group.Key).Select(group => Month(index, group.Key, [.. group])).ToList();
        return Template(new { fewest = SafeCounts.Fewest, months = mended });
    }

    private static object Month(KnowledgeIndex index, DateOnly month, List<MendedQuestion> mended)
    {
        var counts = SafeCounts.Of(mended.GroupBy(question => Domain(index, question.Topic), StringComparer.Ordinal).Select(group => (group.Key, group.DistinctBy(question => question.Conversation).Count())));
        return new
        {
            name = $"Tháng {month.Month}/{month.Year}",
            rows = counts.Cells.Select(cell => new { domain = cell.Label, count = cell.Count }).ToList(),
            total = counts.Total,
            // Where the whole month is too few, a note would tell what these few asked.
            notes = counts.Total is null ? [] : mended.DistinctBy(question => question.Number).Select(question => question.PublicNote).OfType<string>().Distinct(StringComparer.Ordinal).ToList(),
        };
    }

    private static string Domain(KnowledgeIndex index, string? topic)
    {
        if (topic?.StartsWith(PlanPrefix, StringComparison.Ordinal) == true) return "Kế hoạch Đề án 06";
        return topic is not null && index.Topics.TryGetValue(topic, out var number) && index.National.Topic(number).Domain is { } domain
            ? index.Lexicon.Domains.GetValueOrDefault(domain, domain) : "Việc khác";
    }
}
