using System.Diagnostics;

namespace De06Assistant.Tests.Support;

/// <summary>Small programs of the system: kill, mount, prlimit.</summary>
internal static class SystemTool
{
    /// <summary>Runs one that succeeds.</summary>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        var (exitCode, error) = await TryAsync(program, arguments);
        if (exitCode != 0) throw new InvalidOperationException($"{program}: {error}");
    }

    /// <summary>Runs one that may fail.</summary>
    public static async Task<(int ExitCode, string Error)> TryAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C" },
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }
}
