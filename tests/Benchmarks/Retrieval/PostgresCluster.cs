using System.Diagnostics;

namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>
/// A PostgreSQL of the benchmark's own: a cluster in a temporary folder, on loopback and a free port, gone with it.
/// </summary>
/// <remarks>PostgreSQL refuses to run as root; then it runs as Debian's user "postgres".</remarks>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string Debian = "/usr/lib/postgresql";
    private const string User = "postgres";
    private const string Ready = "database system is ready to accept connections";

    private readonly Process _process;
    private readonly string _folder;

    private PostgresCluster(Process process, string folder, int port)
    {
        _process = process;
        _folder = folder;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username={User};Database=postgres;Pooling=false";
    }

    public string ConnectionString { get; }

    /// <summary>The folder of the newest installed version's programs; null when there is none.</summary>
    public static string? Programs() => !Directory.Exists(Debian) ? null : Directory.EnumerateDirectories(Debian)
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
        .Select(folder => Path.Combine(folder, "bin")).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    public static async Task<PostgresCluster> StartAsync(string programs)
    {
        var folder = Directory.CreateTempSubdirectory("de06-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", User, folder);
        await RunAsync(AsUser(Path.Combine(programs, "initdb"), "-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));
        var port = Loopback.FreePort();
        var process = Process.Start(StartInfo(AsUser(Path.Combine(programs, "postgres"), "-D", data, "-p", $"{port}", "-h", "127.0.0.1", "-k", "", "-c", "jit=off")))!;
        await ReadUntilReadyAsync(process);
        return new PostgresCluster(process, folder, port);
    }

    public async ValueTask DisposeAsync()
    {
        // SIGINT is a fast shutdown; its own process ends its workers.
        await RunAsync("kill", "-INT", $"{_process.Id}");
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task ReadUntilReadyAsync(Process process)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) ready.TrySetException(new PeerStoppedException("PostgreSQL không khởi động được"));
            else if (line.Data.Contains(Ready, StringComparison.Ordinal)) ready.TrySetResult();
        };
        process.BeginErrorReadLine();
        await ready.Task;
    }

    private static string[] AsUser(params string[] program) =>
        Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", "--", .. program] : program;

    private static async Task RunAsync(params string[] program)
    {
        using var process = Process.Start(StartInfo(program))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new PeerStoppedException(error.Trim());
    }

    private static ProcessStartInfo StartInfo(string[] program) => new(program[0], program.Skip(1))
    {
        WorkingDirectory = Path.GetTempPath(),
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["LC_ALL"] = "C" },
    };
}
