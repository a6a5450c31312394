using System.Diagnostics;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Benchmarks;

/// <summary>How fast content becomes a published index: the whole build, and the indexing of a large corpus.</summary>
internal static class BuildBenchmark
{
    private const int Rounds = 3;

    public static void Run()
    {
        var times = new List<double>();
        BuildResult? result = null;
        for (var round = 0; round < Rounds + 1; round++)
        {
            var folder = Workload.TemporaryFolder();
            try
            {
                var started = Stopwatch.GetTimestamp();
                result = IndexBuilder.Build(Workload.Content, folder);
                if (round > 0) times.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        times.Sort();
        var median = times[times.Count / 2];
        Console.WriteLine($"Lập chỉ mục nội dung thật, kể cả huấn luyện mô hình: {result!.Passages} đoạn trong {median:0.00} giây");

        var large = LargeCorpus.Create(Workload.Content, copies: 20);
        var target = Workload.TemporaryFolder();
        try
        {
            var started = Stopwatch.GetTimestamp();
            var built = IndexBuilder.Build(large, target);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine($"Lập chỉ mục lớn: {built.Passages} đoạn trong {seconds:0.00} giây, {built.Passages / seconds:0} đoạn mỗi giây");
        }
        finally
        {
            Directory.Delete(target, recursive: true);
        }
    }
}
