using System.Diagnostics;
using Dapper;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Bot.Satisfaction.Exports;
using De06Assistant.Bot.Satisfaction.Gaps;
using De06Assistant.Bot.Storage;
using De06Assistant.Bot.Storage.Spool;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace De06Assistant.Benchmarks;

/// <summary>What the figures of a year of a million turns cost, and what counting adds to recording a turn.</summary>
internal static class MetricsBenchmark
{
    private const int Turns = 1_000_000;
    private const int Rounds = 5;
    private const int Recorded = 2000;
    private const string Locality = "xa-vinh-tru";
    private static readonly Period Year = new(new DateOnly(2025, 11, 15), new DateOnly(2026, 11, 14));
    private static readonly Period Month = new(new DateOnly(2026, 10, 15), new DateOnly(2026, 11, 14));

    public static async Task RunAsync()
    {
        var folder = Workload.TemporaryFolder();
        try
        {
            Workload.BuildIndex(Path.Combine(folder, "index"));
            using var index = KnowledgeIndex.Open(IndexFolder.Current(Path.Combine(folder, "index"))!);
            var database = new SqliteRecords(Path.Combine(folder, "records.db"));
            database.Migrate();
            Console.WriteLine($"Số liệu của {Turns:#,0} lượt hỏi trong một năm, {index.Topics.Count} chủ đề, 5 địa phương, 12 trạm (giữa {Rounds} lần)");
            Measure("  chuyển dữ liệu cũ (một lần)", 1, () => Fill(database, [.. index.Topics.Keys]));
            Figures(database, index);
            await RecordAsync(database);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Figures(RecordDatabase database, KnowledgeIndex index)
    {
        var (queries, ratings, unanswered) = (new SatisfactionQueries(database), new RatedTurnQueries(database), new UnansweredQueries(database));
        var one = new FigureFilter { Locality = Locality };
        foreach (var by in Enum.GetValues<Grouping>())
        {
            Measure($"  cả năm, theo {SatisfactionQueries.Name(by)}", Rounds, () => queries.Report(Year, by, FigureFilter.All));
            Measure($"  cả năm, một xã, theo {SatisfactionQueries.Name(by)}", Rounds, () => queries.Report(Year, by, one));
        }
        Measure("  một tháng, theo topic", Rounds, () => queries.Report(Month, Grouping.Topic, FigureFilter.All));
        Measure("  cả năm, một chủ đề, theo day", Rounds, () => queries.Report(Year, Grouping.Day, new FigureFilter { Topic = index.Topics.Keys.First() }));
        Measure("  cả năm, hỏi nhiều nhất", Rounds, () => queries.MostAsked(Year, FigureFilter.All, 10));
        Measure("  cả năm, đánh giá thấp nhất", Rounds, () => queries.WorstRated(Year, FigureFilter.All, 10));
        Measure("  cả năm, ý kiến của người chưa hài lòng", Rounds, () => ratings.Commented(Year, FigureFilter.All, 2, 50));
        Measure("  cả năm, số lượt đánh giá", Rounds, () => ratings.Count(Year, FigureFilter.All));
        Measure("  cả năm, nhóm câu chưa trả lời được", Rounds, () => unanswered.Clusters(index, Year, FigureFilter.All, 20));
        var reader = new ReportReader(queries, ratings, new PersonAnswers(database), unanswered);
        Measure("  cả năm, cả báo cáo", Rounds, () => reader.Read(index, Year, Grouping.Day, Locality));
    }

    /// <summary>Turns as a year brings them: few topics are asked often, one in ten is rated, three in a hundred get no answer.</summary>
    private static void Fill(RecordDatabase database, IReadOnlyList<string> topics)
    {
        using var connection = database.Open();
        connection.Execute("CREATE TEMP TABLE names(number INTEGER PRIMARY KEY, topic TEXT)");
        for (var i = 0; i < topics.Count; i++) connection.Execute("INSERT INTO names VALUES(@i, @topic)", new { i, topic = topics[i] });
        connection.Execute(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {Turns / 2 - 1})
            INSERT INTO conversations(id, started_at, channel, locality) SELECT printf('%032x', i), 0, 'web', NULL FROM n;
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {Turns - 1}),
              drawn AS (SELECT i, abs(random()) % 1000 AS a, abs(random()) % 1000 AS b, abs(random()) % 1000 AS c, abs(random()) % 1000 AS d FROM n)
            INSERT INTO turns(id, conversation_id, at, day, channel, locality, question, status, topic, facet, confidence, content_version, reply, understand_us, compose_us, station)
            SELECT printf('%032x', i), printf('%032x', i / 2), 0, date('2025-11-15', '+' || (i * 365 / {Turns}) || ' days'),
              CASE WHEN a < 700 THEN 'web' WHEN a < 900 THEN 'kiosk' ELSE 'api' END,
              CASE WHEN b < 600 THEN '{Locality}' WHEN b < 700 THEN 'tinh-lao-cai' WHEN b < 800 THEN 'xa-hoang-trung' WHEN b < 900 THEN 'xa-vinh-thuy' ELSE 'xa-xuan-giang' END,
              'câu hỏi số ' || (a * b % 700) || ' về việc ' || (SELECT replace(topic, '-', ' ') FROM names WHERE number = c % {topics.Count}),
              CASE WHEN d < 30 THEN 'declined_no_content' WHEN d < 60 THEN 'declined_out_of_scope' WHEN d < 100 THEN 'clarification_topic' ELSE 'answered_procedure' END,
              CASE WHEN d < 60 THEN NULL ELSE (SELECT topic FROM names WHERE number = c * c / 1000 * {topics.Count} / 1000) END,
              CASE WHEN d < 60 THEN NULL WHEN a % 10 < 4 THEN 'ho-so' WHEN a % 10 < 6 THEN 'le-phi' WHEN a % 10 < 8 THEN 'thoi-han' ELSE 'trinh-tu' END,
              0.9, 'v', '', 200, 100, CASE WHEN a BETWEEN 700 AND 899 THEN 'tram-' || (b % 12) END FROM drawn;
            INSERT INTO ratings(turn_id, score, comment, reasons, at)
              SELECT id, CASE WHEN number % 70 = 0 THEN 1 WHEN number % 50 = 0 THEN 2 ELSE 4 + number % 20 / 10 END, CASE WHEN number % 30 = 0 THEN 'ý kiến' END, '[]', 0 FROM turns WHERE number % 10 = 0;
            """, commandTimeout: 0);
        EarlierSchema.BeforeFigures(connection);
        var started = Stopwatch.GetTimestamp();
        database.Migrate();
        Console.WriteLine($"  riêng việc đếm lại {Turns:#,0} lượt cũ khi nâng cấp: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} giây");
        foreach (var table in new[] { "day_figures", "day_topic_figures", "month_topic_figures" })
            Console.WriteLine($"  bảng {table}: {connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table}"):#,0} dòng");
    }

    private static async Task RecordAsync(RecordDatabase database)
    {
        await using var writer = new RecordWriter(database, NullLogger<RecordWriter>.Instance);
        await writer.StartAsync(CancellationToken.None);
        using var spool = new RecordSpool(Path.Combine(Path.GetDirectoryName(database.Place)!, "spool"), 1);
        var store = new RecordStore(database, writer, spool);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Recorded).Select(i => store.AddTurnAsync(
            new TurnRecord($"t{i:x31}", $"c{i / 3:x31}", DateTimeOffset.UnixEpoch, "2026-11-14", "web", Locality, "câu hỏi", "answered_procedure", "chung-thuc", "le-phi", 0.9, null, "v", "{}", 200, 100), null, CancellationToken.None)));
        Console.WriteLine($"  ghi một lượt hỏi, kể cả đếm: {Stopwatch.GetElapsedTime(started).TotalMicroseconds / Recorded:0} µs (nhiều lượt cùng lúc)");
    }

    private static void Measure(string name, int rounds, Action action)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine($"{name,-50} {times[times.Count / 2],8:0.0} ms");
    }
}
