using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace De06Assistant.Benchmarks.Load;

/// <summary>The programs that make the load: wrk as much as a server takes, autocannon at a given rate.</summary>
internal static partial class LoadTools
{
    private const int Connections = 32;

    public static string PeerFolder { get; } = Path.Combine(Workload.Home, "tests", "Benchmarks", "Load", "peers");

    /// <summary>What is missing to measure, a line each.</summary>
    public static IEnumerable<string> Missing()
    {
        if (Environment.GetEnvironmentVariable("PATH")!.Split(':').All(folder => !File.Exists(Path.Combine(folder, "wrk")))) yield return "Thiếu wrk (Debian: apt-get install wrk).";
        if (!Directory.Exists(Path.Combine(PeerFolder, "node_modules"))) yield return $"Thiếu gói của các chương trình đối chiếu: npm --prefix {PeerFolder} ci";
    }

    /// <summary>Requests per second when as many as possible are sent for <paramref name="seconds"/>.</summary>
    public static async Task<double> MostAsync(Uri url, string bodies, int seconds)
    {
        var output = await RunAsync("wrk", ["-t1", $"-c{Connections}", $"-d{seconds}s", "--timeout", "10s", "-s", Path.Combine(PeerFolder, "bodies.lua"), url.ToString(), "--", bodies]);
        if (Failures().Match(output) is { Success: true } failed) throw new InvalidOperationException($"{url}: {failed.Value}");
        return double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>The 50th and 99th percentile of the answer time, in milliseconds, at <paramref name="rate"/> requests per second.</summary>
    public static async Task<(double Median, double P99)> AtRateAsync(Uri url, string bodies, int rate, int seconds)
    {
        var output = await RunAsync("node", [Path.Combine(PeerFolder, "at-rate.mjs"), url.ToString(), bodies, $"{rate}", $"{seconds}", $"{Connections}"]);
        using var figures = JsonDocument.Parse(output);
        var failed = figures.RootElement.GetProperty("failed").GetInt64();
        if (failed > 0) throw new InvalidOperationException($"{url}: {failed} lượt hỏng.");
        return (figures.RootElement.GetProperty("p50").GetDouble(), figures.RootElement.GetProperty("p99").GetDouble());
    }

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program}: {await errors}{await output}");
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"(Non-2xx or 3xx responses|Socket errors).*")]
    private static partial Regex Failures();
}
