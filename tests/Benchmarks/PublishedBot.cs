using System.Diagnostics;

namespace De06Assistant.Benchmarks;

/// <summary>The bot as it is deployed: published, so that it is compiled for this machine before its start.</summary>
internal sealed class PublishedBot
{
    private readonly string _program;

    private PublishedBot(string program) => _program = program;

    /// <summary>Publishes it into <paramref name="folder"/>.</summary>
    /// <exception cref="InvalidOperationException">It cannot be published.</exception>
    public static async Task<PublishedBot> PublishAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["publish", "bot", "-c", "Release", "-o", folder, "--nologo", "-v", "quiet"]) { WorkingDirectory = Workload.Home, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? new PublishedBot(Path.Combine(folder, "De06Assistant.dll")) : throw new InvalidOperationException(output);
    }

    /// <summary>Starts it on a data folder and waits until it is ready.</summary>
    public Task<ServerProcess> StartAsync(string data, params (string Name, string Value)[] settings) => ServerProcess.StartAsync(
        "dotnet", port => [_program, "--urls", $"http://127.0.0.1:{port}"], "/health/ready", [("Assistant__DataDirectory", data), ("Assistant__WebDirectory", Path.Combine(Workload.Home, "bot", "wwwroot")), .. settings]);
}
