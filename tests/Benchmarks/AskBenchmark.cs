using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting.Limits;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Benchmarks;

/// <summary>What a turn costs in the process, from the text to the composed reply, and how it splits.</summary>
internal static class AskBenchmark
{
    private const int Rounds = 5;
    private const string Locality = "xa-vinh-tru";
    private static readonly DateOnly Day = new(2026, 11, 21);

    private const int NationLocalities = 3321;
    private const int NationPassages = 60;
    private const int LimitSubjects = 10_000;

    public static void Run()
    {
        Measure(Workload.Content, Workload.Content.Localities.Count);
        Measure(LargeCorpus.Nation(Workload.Content, NationLocalities, NationPassages), NationLocalities);
        MeasureLimits();
    }

    /// <summary>What a turn pays for being counted: one rule for its address, one for its conversation.</summary>
    private static void MeasureLimits()
    {
        using var buckets = new OwnBuckets();
        LimitRule[] rules = [LimitRule.PerMinute("address", int.MaxValue / 2), LimitRule.PerMinute("conversation", int.MaxValue / 2)];
        var subjects = Enumerable.Range(0, LimitSubjects).Select(i => $"10.0.{i / 256}.{i % 256}").ToArray();
        void Count(string subject)
        {
            foreach (var rule in rules) buckets.Take(rule, subject);
        }
        foreach (var subject in subjects) Count(subject);
        var times = Percentiles.Measure(Rounds, subjects, Count);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var subject in subjects) Count(subject);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / LimitSubjects;
        Console.WriteLine($"Đếm một lượt theo địa chỉ và cuộc trò chuyện: p50 {times.Median:0.0} µs, p99 {times.P99:0.0} µs, cấp phát {allocated} byte");
    }

    private static void Measure(ContentSet content, int localities)
    {
        var folder = Workload.TemporaryFolder();
        try
        {
            using var index = KnowledgeIndex.Open(IndexBuilder.Build(content, folder).Folder);
            var composer = new AnswerComposer(index, new ReplyRenderer(index.Replies));
            var ask = Percentiles.Measure(Rounds, Workload.Questions, question => composer.Compose(index.Retriever.Retrieve(question, Locality), Day));
            var retrieve = Percentiles.Measure(Rounds, Workload.Questions, question => index.Retriever.Retrieve(question, Locality));
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var question in Workload.Questions) composer.Compose(index.Retriever.Retrieve(question, Locality), Day);
            var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Workload.Questions.Length;

            Console.WriteLine($"Một lượt hỏi trong tiến trình, {localities} địa phương, {Workload.Questions.Length} câu × {Rounds} vòng");
            Console.WriteLine($"  hiểu, tìm, soạn   p50 {ask.Median,7:0.0} µs   p99 {ask.P99,7:0.0} µs   cấp phát {allocated / 1024.0:0.0} KiB");
            Console.WriteLine($"  trong đó hiểu, tìm p50 {retrieve.Median,6:0.0} µs   p99 {retrieve.P99,7:0.0} µs   tỷ lệ {retrieve.Median / ask.Median:0.00}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
