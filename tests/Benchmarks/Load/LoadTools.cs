using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace De06Assistant.Benchmarks.Load;

/// <summary>The program that makes the load, wrk: as much as a server takes, or at a given rate.</summary>
internal static partial class LoadTools
{
    private const int Connections = 32;

    /// <summary>What is sent may fall short of the rate by so much: the first second has no plan yet.</summary>
    private const double LeastOfRate = 0.9;

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
        var output = await WrkAsync("bodies.lua", url, seconds, bodies);
        if (Failures().Match(output) is { Success: true } failed) throw new InvalidOperationException($"{url}: {failed.Value}");
        return double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>The 50th and 99th percentile of the answer time, in milliseconds, at <paramref name="rate"/> requests per second, evenly spread.</summary>
    /// <exception cref="InvalidOperationException">A request failed, or the rate was not reached.</exception>
    public static async Task<(double Median, double P99)> AtRateAsync(Uri url, string bodies, int rate, int seconds)
    {
        var output = await WrkAsync("at-rate.lua", url, seconds, bodies, $"{rate}");
        var figures = AtRate().Match(output).Groups.Values.Skip(1).Select(group => double.Parse(group.Value, CultureInfo.InvariantCulture)).ToArray();
        if (figures is not [var median, var p99, var reached, 0]) throw new InvalidOperationException($"{url}: có lượt hỏng. {output}");
        if (reached < rate * LeastOfRate) throw new InvalidOperationException($"{url}: chỉ gửi được {reached:0} trong {rate} lượt/giây.");
        return (median / 1000, p99 / 1000);
    }

    private static Task<string> WrkAsync(string script, Uri url, int seconds, params string[] arguments) => RunAsync(
        "wrk", ["-t1", $"-c{Connections}", $"-d{seconds}s", "--timeout", "10s", "-s", Path.Combine(PeerFolder, script), url.ToString(), "--", .. arguments]);

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

    [GeneratedRegex(@"^at-rate (\d+) (\d+) (\d+) (\d+)", RegexOptions.Multiline)]
    private static partial Regex AtRate();
}
