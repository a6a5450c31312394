using Dapper;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Satisfaction;

/// <summary>The figures against ones that were worked out by hand, and their definitions one by one.</summary>
public class FigureTests
{
    private static readonly Period November = new(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30));

    /// <summary>
    /// Three conversations. A: fee asked, answered, rated 5; asked again, rated 2, then 4 instead. B, the next day at a kiosk: declined,
    /// left for a person, rated 1; a person wished for. C, in December: an emergency; a clarification.
    /// </summary>
    [Fact]
    public async Task Report_FixedRecords_EqualHandComputedFigures()
    {
        await using var ledger = await OpenAsync();
        await RecordAsync(ledger);
        var queries = new SatisfactionQueries(ledger.Database);

        var total = queries.Report(November, Grouping.Day, FigureFilter.All).Total;
        Assert.Equal((2L, 4L, 2L, 1L, 1L, 0L), (total.Conversations, total.Questions, total.Answered, total.Declined, total.HandedOver, total.Clarified));
        Assert.Equal((1L, 1L, 1L), (total.LeftQuestions, total.Repeats, total.RepeatAskers));
        Assert.Equal([1, 0, 0, 1, 1], total.Scores);
        Assert.Equal(3, total.Ratings);
        Assert.Equal(10 / 3.0, total.Mean!.Value, 10);
        Assert.Equal(2 / 3.0, total.Csat!.Value, 10);
        Assert.Equal(3 / 4.0, total.ResponseRate!.Value, 10);
        Assert.Equal(2 / 4.0, total.AnswerRate!.Value, 10);
        // Worked out with the formula of 1927: 2 of 3.
        Assert.Equal(0.20766, total.CsatInterval!.Low, 5);
        Assert.Equal(0.93851, total.CsatInterval.High, 5);
        Assert.Equal(1.75, total.MeanMilliseconds!.Value, 10);
        Assert.Equal(4, total.SlowestMilliseconds, 10);

        Assert.Equal(["2026-11-29", "2026-11-30"], Keys(Grouping.Day));
        Assert.Equal(["2026-W48", "2026-W49"], Keys(Grouping.Week));
        Assert.Equal(["2026-11"], Keys(Grouping.Month));
        Assert.Equal(["2026-Q4"], Keys(Grouping.Quarter));
        Assert.Equal(["2026"], Keys(Grouping.Year));
        Assert.Equal(["", "dang-ky-thuong-tru"], Keys(Grouping.Topic));
        Assert.Equal(["", "le-phi"], Keys(Grouping.Facet));
        Assert.Equal(["kiosk", "web"], Keys(Grouping.Channel));
        Assert.Equal(["tram-1"], Keys(Grouping.Station).Where(key => key.Length > 0));
        Assert.Equal(["answered_procedure", "declined_no_content", "handoff_requested"], Keys(Grouping.Status));
        var all = queries.Report(new Period(November.From, new DateOnly(2026, 12, 31)), Grouping.Month, FigureFilter.All);
        Assert.Equal((3L, 6L, 1L, 1L), (all.Total.Conversations, all.Total.Questions, all.Total.Safety, all.Total.Clarified));

        string[] Keys(Grouping by) => [.. queries.Report(November, by, FigureFilter.All).Rows.Select(row => row.Key)];
    }

    [Fact]
    public async Task Report_WithAFilter_CountsOnlyThat()
    {
        await using var ledger = await OpenAsync();
        await RecordAsync(ledger);
        var queries = new SatisfactionQueries(ledger.Database);
        long Questions(FigureFilter filter, Grouping by = Grouping.Day) => queries.Report(November, by, filter).Total.Questions;

        Assert.Equal(2, Questions(new FigureFilter { Station = "tram-1" }));
        Assert.Equal(2, Questions(new FigureFilter { Station = "" }));
        Assert.Equal(2, Questions(new FigureFilter { Topic = "dang-ky-thuong-tru" }));
        Assert.Equal(2, Questions(new FigureFilter { Topic = "dang-ky-thuong-tru" }, Grouping.Channel));
        Assert.Equal(2, Questions(new FigureFilter { Facet = "" }, Grouping.Topic));
        Assert.Equal(0, Questions(new FigureFilter { Locality = "tinh-lao-cai" }));
        Assert.Equal(0, Questions(new FigureFilter { Channel = "web", Station = "tram-1" }));
    }

    [Fact]
    public async Task MostAskedAndWorstRated_RankTopicsWithTheirFacet()
    {
        await using var ledger = await OpenAsync();
        foreach (var (facet, scores) in new[] { ("le-phi", new[] { 5, 5, 1 }), ("ho-so", [1]), ("thoi-han", [1, 1, 1, 1]) })
        {
            for (var i = 0; i < scores.Length; i++)
            {
                var turn = ledger.Turn("2026-11-05", $"{facet.Length}{i}", facet: facet);
                await ledger.AddAsync(turn);
                await ledger.RateAsync(turn.Id, scores[i]);
            }
        }
        var queries = new SatisfactionQueries(ledger.Database);
        Assert.Equal(["thoi-han", "le-phi", "ho-so"], queries.MostAsked(November, FigureFilter.All, 10).Select(subject => subject.Facet));
        // Four bad ratings of four are surer to be bad than one of one.
        Assert.Equal(["thoi-han", "ho-so", "le-phi"], queries.WorstRated(November, FigureFilter.All, 10).Select(subject => subject.Facet));
    }

    [Fact]
    public async Task Commented_ShowsTheDissatisfiedWithTheirWords_TheNewestFirst()
    {
        await using var ledger = await OpenAsync();
        foreach (var (day, score, comment) in new[] { ("2026-11-03", 1, "chưa rõ"), ("2026-11-04", 2, null), ("2026-11-05", 2, "dài quá"), ("2026-11-06", 5, "tốt"), ("2026-12-06", 1, "tháng sau") })
        {
            var turn = ledger.Turn(day, day.Replace("-", "", StringComparison.Ordinal));
            await ledger.AddAsync(turn);
            await ledger.RateAsync(turn.Id, score, comment, "chưa đúng việc");
        }
        var queries = new RatedTurnQueries(ledger.Database);
        var found = queries.Commented(November, FigureFilter.All, 2, 10);
        Assert.Equal(["dài quá", "chưa rõ"], found.Select(turn => turn.Comment));
        Assert.Equal(["chưa đúng việc"], found[0].Reasons);
        Assert.Equal(4, queries.Count(November, FigureFilter.All));
        Assert.Equal([1, 2, 2, 5], queries.All(November, FigureFilter.All).Select(turn => turn.Score));
    }

    [Fact]
    public async Task Times_OfPersons_GiveTheMedian()
    {
        await using var ledger = await OpenAsync();
        var noon = new DateTimeOffset(2026, 11, 5, 5, 0, 0, TimeSpan.Zero);
        foreach (var _ in Enumerable.Range(0, 3)) await ledger.LeaveAsync(noon, "2026-11-05", null);
        using (var connection = ledger.Database.Open())
        {
            var left = connection.Query<string>("SELECT id FROM left_questions ORDER BY number").ToList();
            await ledger.AnswerAsync(left[0], noon.AddHours(2));
            await ledger.AnswerAsync(left[1], noon.AddHours(5));
        }
        var times = new PersonAnswers(ledger.Database).Times(November, "xa-vinh-tru");
        Assert.Equal((3L, 2L, 3.5), (times.Left, times.Answered, times.MedianHours!.Value));
        Assert.Equal(3, new SatisfactionQueries(ledger.Database).Report(November, Grouping.Day, FigureFilter.All).Total.LeftQuestions);
        Assert.Equal(0, new PersonAnswers(ledger.Database).Times(new Period(new DateOnly(2026, 11, 6), November.To), null).Left);
    }

    [Theory]
    [InlineData(0, 10, 0, 0.27753)]
    [InlineData(10, 10, 0.72247, 1)]
    [InlineData(95, 100, 0.88825, 0.97846)]
    public void Wilson_KnownCases_EqualPublishedOnes(long hits, long trials, double low, double high)
    {
        var interval = WilsonInterval.Of(hits, trials)!;
        Assert.Equal(low, interval.Low, 5);
        Assert.Equal(high, interval.High, 5);
        Assert.Null(WilsonInterval.Of(0, 0));
    }

    private protected virtual Task<Ledger> OpenAsync() => Ledger.OpenAsync();

    private static async Task RecordAsync(Ledger ledger)
    {
        var fee = ledger.Turn("2026-11-29", "a");
        var again = ledger.Turn("2026-11-29", "a");
        var unknown = ledger.Turn("2026-11-30", "b", "declined_no_content", null, null) with { Channel = "kiosk", Station = "tram-1" };
        var person = ledger.Turn("2026-11-30", "b", "handoff_requested", null, null) with { Channel = "kiosk", Station = "tram-1", ComposeMicroseconds = 3400 };
        var emergency = ledger.Turn("2026-12-01", "c", "safety_emergency", null, null);
        var clarify = ledger.Turn("2026-12-01", "c", "clarification_topic");
        foreach (var turn in new[] { fee, again, unknown, person, emergency, clarify }) await ledger.AddAsync(turn);
        await ledger.RateAsync(fee.Id, 5);
        await ledger.RateAsync(again.Id, 2);
        await ledger.RateAsync(again.Id, 4);
        await ledger.RateAsync(unknown.Id, 1, "không có câu trả lời");
        await ledger.LeaveAsync(unknown.At, "2026-11-30", unknown.Id);
    }
}

/// <summary>The same on PostgreSQL.</summary>
[Collection(PostgresGroup.Name)]
public sealed class PostgresFigureTests(PostgresServer server) : FigureTests
{
    private protected override async Task<Ledger> OpenAsync() => await Ledger.OpenAsync(postgres: await server.CreateDatabaseAsync());
}
