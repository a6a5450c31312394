namespace De06Assistant.Benchmarks;

/// <summary>Time from the start of the real process to its first "ready", with an index that is there.</summary>
internal static class StartBenchmark
{
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        var data = Workload.TemporaryFolder();
        try
        {
            var published = await PublishedBot.PublishAsync(Path.Combine(data, "program"));
            // The first start builds the index.
            await using (await published.StartAsync(data)) { }
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                await using var bot = await published.StartAsync(data);
                times.Add(bot.StartTime.TotalSeconds);
            }
            times.Sort();
            Console.WriteLine($"Khởi động đến sẵn sàng: {times[times.Count / 2]:0.00} giây (giữa {Rounds} lần)");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
