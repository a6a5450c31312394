using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>Runs a program of the machine once, to see whether it does what the bot needs it for.</summary>
internal static class TrialRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs <paramref name="path"/> to its end; one that takes longer than ten seconds is ended.</summary>
    /// <param name="input">What it is given to read.</param>
    /// <returns>What it wrote, as bytes; null when it cannot be started, ends with a fault or is too slow.</returns>
    public static async Task<byte[]?> OutputAsync(string path, IEnumerable<string> arguments, string input = "")
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        try
        {
            using var process = Process.Start(start)!;
            using var limit = new CancellationTokenSource(Patience);
            try
            {
                return await OutputAsync(process, input, limit.Token);
            }
            finally
            {
                if (!process.HasExited) process.Kill();
            }
        }
        catch (Exception fault) when (fault is Win32Exception or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<byte[]?> OutputAsync(Process process, string input, CancellationToken limit)
    {
        // All ends are read at the same time: a program that fills one waits until it is.
        var errors = process.StandardError.ReadToEndAsync(limit);
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output, limit);
        await process.StandardInput.WriteAsync(input.AsMemory(), limit);
        process.StandardInput.Close();
        await Task.WhenAll(reading, errors);
        await process.WaitForExitAsync(limit);
        return process.ExitCode == 0 ? output.ToArray() : null;
    }
}
