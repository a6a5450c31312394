using System.Diagnostics;
using System.Globalization;

namespace De06Assistant.Benchmarks;

/// <summary>A server as a process of its own on a free port of this machine, from its start until it is killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address, TimeSpan startTime) => (_process, Address, StartTime) = (process, address, startTime);

    public Uri Address { get; }

    /// <summary>From the start of the process to the first good answer.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>Starts a program that serves on the port that its arguments name, and waits until <paramref name="readyPath"/> answers well.</summary>
    /// <exception cref="TimeoutException">It did not.</exception>
    public static async Task<ServerProcess> StartAsync(string program, Func<int, IEnumerable<string>> arguments, string readyPath, params (string Name, string Value)[] settings)
    {
        var port = Loopback.FreePort();
        var start = new ProcessStartInfo(program, arguments(port)) { WorkingDirectory = Workload.Home, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var address = new Uri($"http://127.0.0.1:{port}");
        await WaitAsync(process, new Uri(address, readyPath), started);
        return new ServerProcess(process, address, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>The memory that it holds of its own, in bytes, from Linux's /proc.</summary>
    public long Memory() => Status("RssAnon:");

    /// <summary>What of the files of the runtime and of its own lies in memory beside it, in bytes: shared by processes, and the system's to drop.</summary>
    public long Files() => Status("RssFile:");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private long Status(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }

    private static async Task WaitAsync(Process process, Uri ready, long started)
    {
        using var client = new HttpClient();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            if (process.HasExited) throw new InvalidOperationException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} đã dừng với mã {process.ExitCode}.");
            try
            {
                using var response = await client.GetAsync(ready);
                if (response.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
        throw new TimeoutException($"{ready} chưa sẵn sàng sau {Patience.TotalSeconds} giây.");
    }
}
