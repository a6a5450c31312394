using System.Globalization;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Bot.Satisfaction.Gaps;
using De06Assistant.Bot.Satisfaction.Plans;
using De06Assistant.Bot.Staff.Items;
using De06Assistant.Bot.Staff.LookUp;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Staff.Dashboard;

/// <summary><c>/staff/so-lieu</c>: satisfaction, volume, channels, topics and gaps of a period, each as a picture and a table.</summary>
internal sealed class DashboardPage(
    SatisfactionQueries figures, UnansweredQueries gaps, ItemCare care, ItemStore items, LiveIndex live, IOptions<AssistantOptions> options, TimeProvider time)
{
    private const int Shown = 10;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly int[] Rounds = [1, 2, 4, 8, 10];
    private static readonly string[] Looks = ["answered", "clarified", "declined", "other"];

    public async Task<ContentHttpResult> GetAsync([AsParameters] DashboardQuery query, HttpContext context, CancellationToken cancellationToken)
    {
        await care.CatchUpAsync(cancellationToken);
        using var lease = live.Acquire();
        var (index, today) = (lease.Index, time.Today());
        var (period, filter) = (query.Period(today), query.Filter());
        var (by, keys) = query.Axis(period);
        var report = figures.Report(period, by, filter);
        var byKey = report.Rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
        var rows = keys.Select(key => byKey.GetValueOrDefault(key)).ToList();
        var labels = keys.Select(Label).ToList();
        var targets = (filter.Locality ?? options.Value.Locality) is { } place ? SatisfactionTargets.Of(index, place, period.To.Year) : [];
        return StaffPage.Show(context, "dashboard", "Số liệu", new
        {
            period = period.Readable,
            from = VietnamTime.IsoDay(period.From),
            to = VietnamTime.IsoDay(period.To),
            steps = LookUpPages.Choices(DashboardQuery.Steps.Select(step => (step.Name, step.Label)), DashboardQuery.Steps.Single(step => step.By == by).Name),
            localities = LookUpPages.Choices(figures.Values(Grouping.Locality).Select(slug => (slug, index.Localities.BySlug(slug)?.Name ?? slug)), filter.Locality),
            channels = LookUpPages.Choices(figures.Values(Grouping.Channel).Select(name => (name, name)), filter.Channel),
            total = Figures(report.Total),
            age = ItemPages.Age(items.Open(), time.GetUtcNow()),
            csat = CsatChart(rows, labels, targets),
            volume = VolumeChart(rows, labels),
            targets = targets.Select(target => new { share = Percent(target.Share), indicator = target.Indicator, reference = target.Reference, year = target.Year }).ToList(),
            rows = rows.Zip(labels).Where(row => row.First is not null).Select(row => new { label = row.Second, figures = Figures(row.First!) }).ToList(),
            // A long table is closed at first; the picture says the same.
            isShort = rows.Count <= 14,
            byChannel = Groups("Kênh", period, Grouping.Channel, filter, key => key),
            byStation = Groups("Trạm", period, Grouping.Station, filter, key => key),
            byLocality = Groups("Địa phương", period, Grouping.Locality, filter, key => index.Localities.BySlug(key)?.Name ?? key),
            topics = Groups("Chủ đề", period, Grouping.Topic, filter, key => ContentFile.Topic(index, key)?.DisplayName ?? key),
            gaps = gaps.Clusters(index, period, filter, Shown).Select(gap => new { text = gap.Text, count = gap.Questions, last = gap.LastDay }).ToList(),
        });
    }

    private static string CsatChart(IReadOnlyList<SatisfactionFigures?> rows, IReadOnlyList<string> labels, IReadOnlyList<SatisfactionTarget> targets)
    {
        var chart = new Chart(labels, 1)
            .Ranges([.. rows.Select(row => row?.CsatInterval is { } interval ? ((double, double)?)(interval.Low, interval.High) : null)])
            .Line([.. rows.Select(row => row?.Csat)]);
        foreach (var share in targets.Where(target => target.Domains.Count == 0).Select(target => target.Share).Distinct()) chart.Reference(share, $"chỉ tiêu {Percent(share)}");
        return chart.Svg("Tỷ lệ hài lòng theo thời gian, với khoảng tin cậy 95% và chỉ tiêu kế hoạch; số ở bảng bên dưới", Percent);
    }

    private static string VolumeChart(IReadOnlyList<SatisfactionFigures?> rows, IReadOnlyList<string> labels) =>
        new Chart(labels, Rounded(rows.Max(row => row?.Questions ?? 0)))
            .Bars([.. rows.Select(row => row is null ? [] : (IReadOnlyList<double>)[row.Answered, row.Clarified, row.Declined, row.HandedOver + row.Safety + row.Errors])], Looks)
            .Svg("Số câu hỏi theo thời gian, chia theo kết quả; số ở bảng bên dưới", value => value.ToString("#,0.#", Vietnamese));

    /// <summary>A round number that is no less, so that a quarter of the scale is round too.</summary>
    private static double Rounded(long highest)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, highest)))));
        return Rounds.Select(times => times * unit).First(round => round >= Math.Max(4, highest) || round >= 10 * unit);
    }

    /// <summary>A table of groups with a bar each, the largest first; null where there is nothing to tell apart.</summary>
    private string? Groups(string head, Period period, Grouping by, FigureFilter filter, Func<string, string> name)
    {
        var rows = figures.Report(period, by, filter).Rows.OrderByDescending(row => row.Questions).Take(Shown).ToList();
        if (rows is [] or [{ Key: "" }]) return null;
        return StaffPage.Part("dashboard-groups", new
        {
            head,
            name = "theo " + head.ToLower(Vietnamese),
            rows = rows.Select(row => new
            {
                label = row.Key.Length == 0 ? "(không có)" : name(row.Key),
                bar = (100.0 * row.Questions / rows[0].Questions).ToString("0.#", CultureInfo.InvariantCulture),
                figures = Figures(row),
            }).ToList(),
        });
    }

    private static object Figures(SatisfactionFigures row) => new
    {
        questions = row.Questions.ToString("#,0", Vietnamese),
        conversations = row.Conversations.ToString("#,0", Vietnamese),
        answered = Share(row.AnswerRate),
        clarified = row.Clarified.ToString("#,0", Vietnamese),
        declined = row.Declined.ToString("#,0", Vietnamese),
        ratings = row.Ratings.ToString("#,0", Vietnamese),
        response = Share(row.ResponseRate),
        csat = Share(row.Csat),
        interval = row.CsatInterval is { } interval ? $"{Percent(interval.Low)} – {Percent(interval.High)}" : "–",
        mean = row.Mean?.ToString("0.00", Vietnamese) ?? "–",
    };

    private static string Share(double? share) => share is { } value ? Percent(value) : "–";

    private static string Percent(double share) => (share * 100).ToString("0.#", Vietnamese) + "%";

    /// <summary>"2026-11" as "11/2026"; a week stays "2026-W47".</summary>
    private static string Label(string key) => key.Split('-') switch
    {
        [var year, var month, var day] => $"{day}/{month}/{year}",
        [var year, ['Q', .. var quarter]] => $"quý {quarter}/{year}",
        [var year, ['W', .. var week]] => $"tuần {week}/{year}",
        [var year, var month] => $"{month}/{year}",
        _ => key,
    };
}
