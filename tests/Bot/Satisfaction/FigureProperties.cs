using System.Data.Common;
using Dapper;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Bot.Satisfaction;

/// <summary>Whatever was recorded and however it is grouped, the rows together are the total, and the total is what a plain count gives.</summary>
public sealed class FigureProperties
{
    private static readonly DateOnly First = new(2026, 9, 20);

    private static readonly Gen<Event> Events =
        from day in Gen.Choose(0, 110)
        from conversation in Gen.Choose(1, 5)
        from status in Gen.Elements("answered_procedure", "answered_plan", "answered_smalltalk", "clarification_topic", "declined_no_content", "declined_out_of_scope", "handoff_requested", "safety_emergency", "error_internal")
        from topic in Gen.Elements(null, "dang-ky-thuong-tru", "lien-thong-khai-sinh")
        from facet in Gen.Elements(null, "le-phi", "ho-so")
        from place in Gen.Elements(("web", (string?)null, (string?)"xa-vinh-tru"), ("kiosk", "tram-1", "xa-vinh-tru"), ("api", null, null))
        from scores in Gen.Choose(1, 5).ListOf(0).Or(Gen.Choose(1, 5).ListOf(1)).Or(Gen.Choose(1, 5).ListOf(2))
        from isLeft in Gen.Frequency((1, Gen.Constant(true)), (5, Gen.Constant(false)))
        from cost in Gen.Choose(1, 5000)
        select new Event(First.AddDays(day), $"{conversation}", status, topic, facet, place, [.. scores], isLeft, cost);

    private static readonly Arbitrary<Case> Cases =
        (from events in Events.ListOf(25)
         from start in Gen.Choose(0, 60)
         from length in Gen.Choose(0, 70)
         select new Case([.. events], new Period(First.AddDays(start), First.AddDays(start + length)))).ToArbitrary();

    [Fact]
    public void Report_AnyRecordsAnyGrouping_RowsAddUpToAPlainCount() => Prop.ForAll(Cases, example => CheckAsync(example).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    /// <summary>What the migration counts of old records is what would have been counted one by one.</summary>
    [Fact]
    public void Migrate_RecordsFromBefore_CountsThemAsIfOneByOne() => Prop.ForAll(Cases, example => MigrateAsync(example).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    private static async Task<bool> CheckAsync(Case example)
    {
        await using var ledger = await Ledger.OpenAsync();
        await RecordAsync(ledger, example.Events);
        var queries = new SatisfactionQueries(ledger.Database);
        var inside = example.Events.Where(item => item.Day >= example.Period.From && item.Day <= example.Period.To).ToList();
        foreach (var by in Enum.GetValues<Grouping>())
        {
            var report = queries.Report(example.Period, by, FigureFilter.All);
            Assert.Equal(Additive(report.Total), report.Rows.Aggregate(new long[20], (sum, row) => [.. sum.Zip(Additive(row), (a, b) => a + b)]));
            Assert.Equal(report.Total.Questions, report.Total.Answered + report.Total.Clarified + report.Total.Declined + report.Total.HandedOver + report.Total.Safety + report.Total.Errors);
            Assert.Equal(inside.Count, report.Total.Questions);
            Assert.Equal(inside.Count(item => item.IsLeft), report.Total.LeftQuestions);
            Assert.Equal(Enumerable.Range(1, 5).Select(score => (long)inside.Count(item => item.Scores is [.., var last] && last == score)), report.Total.Scores);
        }
        foreach (var row in queries.Report(example.Period, Grouping.Topic, FigureFilter.All).Rows)
            Assert.Equal(inside.Count(item => (item.Topic ?? "") == row.Key), row.Questions);
        foreach (var row in queries.Report(example.Period, Grouping.Facet, new FigureFilter { Locality = "xa-vinh-tru" }).Rows)
            Assert.Equal(inside.Count(item => (item.Facet ?? "") == row.Key && item.Place.Locality == "xa-vinh-tru"), row.Questions);
        return true;
    }

    private static async Task<bool> MigrateAsync(Case example)
    {
        await using var ledger = await Ledger.OpenAsync();
        await RecordAsync(ledger, example.Events);
        using var connection = ledger.Database.Open();
        var before = Tables(connection);
        EarlierSchema.BeforeFigures(connection);
        ledger.Database.Migrate();
        Assert.Equal(before, Tables(connection));
        return true;
    }

    private static async Task RecordAsync(Ledger ledger, IReadOnlyList<Event> events)
    {
        // Turns come in the order of their days, as time goes.
        foreach (var item in events.OrderBy(item => item.Day))
        {
            var turn = ledger.Turn(item.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), item.Conversation, item.Status, item.Topic, item.Facet) with
            {
                Channel = item.Place.Channel,
                Station = item.Place.Station,
                Locality = item.Place.Locality,
                ComposeMicroseconds = item.Cost,
            };
            await ledger.AddAsync(turn);
            foreach (var score in item.Scores) await ledger.RateAsync(turn.Id, score);
            if (item.IsLeft) await ledger.LeaveAsync(turn.At, turn.Day, turn.Id, turn.Locality, turn.Channel);
        }
    }

    private static long[] Additive(SatisfactionFigures row) =>
        [row.Conversations, row.Questions, row.Answered, row.Clarified, row.Declined, row.HandedOver, row.Safety, row.Errors, row.LeftQuestions, row.Repeats, row.RepeatAskers, row.Ratings, row.Satisfied, .. row.Scores, 0, 0];

    // A rating that was replaced leaves nothing behind; rows of which nothing is left would be rows of zeros.
    private static List<string> Tables(DbConnection connection) =>
        [.. new[] { "day_figures", "day_topic_figures", "month_topic_figures" }.SelectMany(table => connection.Query($"SELECT * FROM {table}"))
            .Select(row => string.Join('|', ((IDictionary<string, object>)row).Values)),
            .. connection.Query<string>("SELECT id FROM conversations WHERE asked_again = 1 ORDER BY id"), .. connection.Query<string>("SELECT turn_id || day || locality FROM ratings ORDER BY turn_id")];

    private sealed record Event(DateOnly Day, string Conversation, string Status, string? Topic, string? Facet, (string Channel, string? Station, string? Locality) Place, IReadOnlyList<int> Scores, bool IsLeft, int Cost);

    private sealed record Case(IReadOnlyList<Event> Events, Period Period);
}
