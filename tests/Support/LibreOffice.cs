using System.Diagnostics;

namespace De06Assistant.Tests.Support;

/// <summary>LibreOffice without a window: opens a file as a person's program would, and writes it in another format.</summary>
internal static class LibreOffice
{
    /// <summary>All sheets as comma-separated files, UTF-8, one file for each sheet; numbers in full, days and times as the language "C" writes them: "10/15/2026", "12:00:00 PM".</summary>
    public const string SheetsAsCsv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

    /// <summary>The text of a document.</summary>
    public const string Text = "txt:Text (encoded):UTF8";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Converts a file into a folder of its own.</summary>
    /// <returns>The files that came of it.</returns>
    public static async Task<IReadOnlyList<string>> ConvertAsync(string file, string format)
    {
        var folder = Directory.CreateTempSubdirectory("de06-office-").FullName;
        // A profile of its own: programs that share one wait for each other, or pass the work on.
        var start = new ProcessStartInfo("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", format, "--outdir", Path.Combine(folder, "out"), file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0 && Directory.Exists(Path.Combine(folder, "out")), await output + await error);
        return [.. Directory.EnumerateFiles(Path.Combine(folder, "out"))];
    }
}
