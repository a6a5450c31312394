using System.Diagnostics;
using System.Text;
using Npgsql;

namespace De06Assistant.Tests.Support;

/// <summary>
/// A real PostgreSQL on loopback and a free port, in a folder of its own; it goes away with the test. PostgreSQL refuses to
/// run as root; then it runs as Debian's user "postgres".
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Debian = "/usr/lib/postgresql";
    private const string User = "postgres";
    private const string Ready = "database system is ready to accept connections";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("de06-postgres-").FullName;
    private readonly int _port = RedisServer.FreePort();
    private Process? _process;
    private int _databases;

    private static string Programs { get; } = Directory.EnumerateDirectories(Debian)
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin")).First();

    private string Data => Path.Combine(_folder, "data");

    public static async Task<PostgresServer> StartNewAsync()
    {
        var server = new PostgresServer();
        await server.InitializeAsync();
        return server;
    }

    public async Task InitializeAsync()
    {
        if (Environment.IsPrivilegedProcess) await SystemTool.RunAsync("chown", User, _folder);
        var initialize = AsUser("initdb", "-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await SystemTool.RunAsync(initialize[0], initialize[1..]);
        await StartAsync();
    }

    /// <summary>Starts the server again on the same port and data.</summary>
    public async Task StartAsync()
    {
        // Bots are killed here, the server itself never: what it was given is safe without a flush.
        _process = Process.Start(StartInfo(AsUser("postgres", "-D", Data, "-p", $"{_port}", "-h", "127.0.0.1", "-k", "", "-c", "max_connections=300", "-c", "fsync=off")))!;
        var (ready, log) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new StringBuilder());
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) ready.TrySetException(new InvalidOperationException("PostgreSQL ended: " + log));
            else if (line.Data.Contains(Ready, StringComparison.Ordinal)) ready.TrySetResult();
            else lock (log) log.AppendLine(line.Data);
        };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        await ready.Task.WaitAsync(Patience);
    }

    /// <summary>Stops it as an operator does who does not wait for clients.</summary>
    public async Task StopAsync()
    {
        // SIGINT is a fast shutdown; its own process ends its workers.
        await SystemTool.RunAsync("kill", "-INT", $"{_process!.Id}");
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Stops all its processes in the midst of what they do, as a machine that hangs: connections stay open and nothing answers.</summary>
    public Task FreezeAsync() => SignalAllAsync("-STOP");

    /// <summary>Lets them go on.</summary>
    public Task ThawAsync() => SignalAllAsync("-CONT");

    /// <summary>A new, empty database.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>The settings of a bot that keeps its records in a database.</summary>
    public static (string Name, string Value)[] Settings(string database) => [("Assistant__Storage__Provider", "postgres"), ("Assistant__Storage__Postgres", database)];

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            await ThawAsync();
            await StopAsync();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username={User};Database={database}";

    private static string[] AsUser(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(Programs, program), .. arguments];
        return Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", "--", .. command] : command;
    }

    // The server itself first, so that it starts no more of them.
    private async Task SignalAllAsync(string signal)
    {
        await SystemTool.RunAsync("kill", signal, $"{_process!.Id}");
        var children = await File.ReadAllTextAsync($"/proc/{_process.Id}/task/{_process.Id}/children");
        // One that has ended by itself is none any more.
        foreach (var child in children.Split(' ', StringSplitOptions.RemoveEmptyEntries)) await SystemTool.TryAsync("kill", signal, child);
    }

    private static ProcessStartInfo StartInfo(string[] program) => new(program[0], program.Skip(1))
    {
        WorkingDirectory = Path.GetTempPath(),
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["LC_ALL"] = "C" },
    };
}

/// <summary>Names the group of tests that share a PostgreSQL; each has a database of its own.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresGroup : ICollectionFixture<PostgresServer>
{
    public const string Name = "shared PostgreSQL";
}
