using System.Diagnostics;

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
            Workload.BuildIndex(Path.Combine(data, "index"));
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++) times.Add(await StartOnceAsync(data));
            times.Sort();
            Console.WriteLine($"Khởi động đến sẵn sàng: {times[times.Count / 2]:0.00} giây (giữa {Rounds} lần)");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<double> StartOnceAsync(string data)
    {
        var url = $"http://127.0.0.1:{Loopback.FreePort()}";
        var start = new ProcessStartInfo("dotnet", [typeof(Bot.Conversation.LiveIndex).Assembly.Location, "--urls", url])
        {
            WorkingDirectory = Workload.Home,
            RedirectStandardOutput = true,
            Environment = { ["Assistant__DataDirectory"] = data },
        };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            using var client = new HttpClient();
            while (true)
            {
                try
                {
                    using var response = await client.GetAsync(new Uri(url + "/health/ready"));
                    if (response.IsSuccessStatusCode) return Stopwatch.GetElapsedTime(started).TotalSeconds;
                }
                catch (HttpRequestException)
                {
                    // Not listening yet.
                }
                await Task.Delay(TimeSpan.FromMilliseconds(10));
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
