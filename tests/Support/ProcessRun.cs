using System.Diagnostics;
using System.Text;

namespace De06Assistant.Tests.Support;

/// <summary>What a finished program printed.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error);

/// <summary>Runs a real program to its end.</summary>
internal static class ProcessRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public static Task<ProcessResult> IndexerAsync(params string[] arguments) => DotnetAsync(Product.Assembly("indexer", "indexer.dll"), arguments, new Dictionary<string, string>());

    public static Task<ProcessResult> BotAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        DotnetAsync(Product.Assembly("bot", "De06Assistant.dll"), arguments, environment);

    /// <summary>Runs the bot's program with <paramref name="input"/> piped into it.</summary>
    public static Task<ProcessResult> BotWithInputAsync(string input, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        DotnetAsync(Product.Assembly("bot", "De06Assistant.dll"), arguments, environment, input);

    private static async Task<ProcessResult> DotnetAsync(string assembly, string[] arguments, IReadOnlyDictionary<string, string> environment, string? input = null)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = Product.Home,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input is not null,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return new ProcessResult(process.ExitCode, await output, await error);
    }
}
