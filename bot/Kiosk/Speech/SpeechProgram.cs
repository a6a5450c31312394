using System.Diagnostics;
using System.Globalization;
using System.Text;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Operations.Telemetry;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Kiosk.Speech;

/// <summary>
/// The speech program of the machine, espeak-ng: one process for each text, which reads from standard input, so that no
/// text ever becomes an argument; ended when it takes too long.
/// </summary>
internal sealed class SpeechProgram(IOptions<AssistantOptions> options, ILogger<SpeechProgram> log) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly SpeechOptions _options = options.Value.Speech;
    private readonly SemaphoreSlim _free = new(options.Value.Speech.MostProcesses);
    private readonly string? _path = InstalledProgram.Find(options.Value.Speech.Program);

    /// <summary>Whether the program is installed.</summary>
    public bool IsInstalled => _path is not null;

    /// <summary>Speaks <paramref name="text"/> into a WAV file.</summary>
    /// <returns>False when all processes are taken, or when it failed: the log says why.</returns>
    public async Task<bool> SpeakAsync(string text, string file, CancellationToken cancellationToken)
    {
        if (_path is null || !await _free.WaitAsync(LongestWait, cancellationToken)) return false;
        try
        {
            return await RunAsync(_path, text, file, cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();

    private async Task<bool> RunAsync(string path, string text, string file, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(_options.TimeoutSeconds));
        using var process = Process.Start(StartInfo(path, file))!;
        try
        {
            var fault = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(text.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode == 0) return true;
            Measures.Failed(FaultKind.Speech);
            log.LogError("Speech program ended with {Code}: {Fault}", process.ExitCode, await fault);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Measures.Failed(FaultKind.Speech);
            log.LogError("Speech program took longer than {Seconds} s and was ended", _options.TimeoutSeconds);
        }
        catch (IOException broken)
        {
            Measures.Failed(FaultKind.Speech);
            log.LogError(broken, "Speech program did not take the text");
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
        return false;
    }

    private ProcessStartInfo StartInfo(string path, string file) =>
        new(path, ["-v", _options.Voice, "-s", _options.WordsPerMinute.ToString(CultureInfo.InvariantCulture), "-b", "1", "--stdin", "-w", file])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
}
