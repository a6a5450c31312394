using System.Diagnostics;
using System.Text;

namespace De06Assistant.Tests.Support;

/// <summary>A bot in a process of its own, which can be killed, stopped, limited and measured, and reads its settings from the environment.</summary>
public sealed class BotProcess : RunningBot
{
    private const string AddressLine = "đang chạy tại ";

    private readonly Process _process;
    private readonly StringBuilder _log;

    private readonly (string Name, string Value)[] _settings;

    private BotProcess(Process process, StringBuilder log, Uri address, string data, (string Name, string Value)[] settings)
        : base(address, data)
    {
        _settings = settings;
        _process = process;
        _log = log;
    }

    /// <summary>The process's id, for tools that look at it or set its limits.</summary>
    public int Id => _process.Id;

    /// <summary>What the process has printed so far.</summary>
    public override string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <summary>Starts a bot on <paramref name="data"/>; an index is put there first unless <paramref name="withIndex"/> is false.</summary>
    public static Task<BotProcess> StartAsync(string data, bool withIndex = true, params (string Name, string Value)[] settings)
    {
        if (withIndex) PutIndexInto(data);
        return StartAsync(data, "http://127.0.0.1:0", settings);
    }

    /// <summary>Starts it again after it was killed: same data, same settings, same port.</summary>
    public Task<BotProcess> StartAgainAsync() => StartAsync(Data, Client.BaseAddress!.GetLeftPart(UriPartial.Authority), _settings);

    /// <summary>Starts a bot and asks it to end (SIGTERM) as soon as it prints <paramref name="line"/>.</summary>
    public static async Task<(int ExitCode, string Log)> StopDuringStartAsync(string data, string line, params (string Name, string Value)[] settings)
    {
        var (said, log) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new StringBuilder());
        using var process = Run(data, "http://127.0.0.1:0", settings, log, printed =>
        {
            if (printed.Contains(line, StringComparison.Ordinal)) said.TrySetResult();
        });
        await said.Task.WaitAsync(Patience);
        await SystemTool.RunAsync("kill", "-TERM", $"{process.Id}");
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, log.ToString());
    }

    private static async Task<BotProcess> StartAsync(string data, string urls, (string Name, string Value)[] settings)
    {
        var (log, address) = (new StringBuilder(), new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously));
        var process = Run(data, urls, settings, log, line =>
        {
            var at = line.IndexOf(AddressLine, StringComparison.Ordinal);
            if (at >= 0) address.TrySetResult(new Uri(line[(at + AddressLine.Length)..].Split('"')[0]));
        });
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The bot ended: " + log));
        process.EnableRaisingEvents = true;
        return new BotProcess(process, log, await address.Task.WaitAsync(Patience), data, settings);
    }

    private static Process Run(string data, string urls, (string Name, string Value)[] settings, StringBuilder log, Action<string> onLine)
    {
        var start = new ProcessStartInfo("dotnet", [Product.Assembly("bot", "De06Assistant.dll"), "--urls", urls])
        {
            WorkingDirectory = Product.Home,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["Assistant__DataDirectory"] = data;
        start.Environment["Assistant__Metrics__ApiKey"] = ApiKey;
        foreach (var (name, value) in settings) start.Environment[name] = value;

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Read(string? line)
        {
            if (line is null) return;
            lock (log) log.AppendLine(line);
            onLine(line);
        }
    }

    /// <summary>Ends the process at once, as the loss of power would: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the process to end, as a service manager would: SIGTERM.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        await SystemTool.RunAsync("kill", "-TERM", $"{_process.Id}");
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Memory of the process that is no file, in bytes.</summary>
    public async Task<long> MemoryAsync()
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{_process.Id}/status")).First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) * 1024;
    }

    public override async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }
}
