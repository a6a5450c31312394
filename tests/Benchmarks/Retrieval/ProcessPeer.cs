using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>A peer in a process of its own, asked by lines of JSON on its standard input and output; it takes its own times.</summary>
/// <param name="program">The program and its arguments.</param>
/// <param name="measure">What it reports as its memory, in Vietnamese.</param>
internal sealed class ProcessPeer(IReadOnlyList<string> program, string measure) : IPeer
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly StringBuilder _errors = new();
    private Process? _process;

    public async Task<BuildCost> BuildAsync(Corpus corpus)
    {
        _process = Start();
        foreach (var passage in corpus.Passages)
        {
            await SendAsync("add", ("id", passage.Id), ("title", passage.Title), ("questions", string.Join('\n', passage.Questions)),
                ("text", passage.Text), ("locality", passage.Locality ?? ""));
        }
        foreach (var sentence in corpus.Sentences) await SendAsync("train", ("topic", sentence.Topic), ("text", sentence.Text), ("kind", "content"));
        foreach (var sentence in corpus.Examples) await SendAsync("train", ("topic", sentence.Topic), ("text", sentence.Text), ("kind", "example"));
        await SendAsync("build");
        using var built = await ReceiveAsync();
        return new BuildCost(built.RootElement.GetProperty("seconds").GetDouble(), built.RootElement.GetProperty("bytes").GetDouble(), measure);
    }

    public async Task<PeerReply> AskAsync(string text, string? locality)
    {
        await SendAsync("ask", ("text", text), ("locality", locality ?? ""));
        using var answer = await ReceiveAsync();
        var hits = answer.RootElement.GetProperty("hits").EnumerateArray().Select(hit => new PeerHit(hit[0].GetString()!, hit[1].GetDouble())).ToList();
        bool? declines = answer.RootElement.TryGetProperty("declines", out var given) ? given.GetBoolean() : null;
        return new PeerReply(hits, declines, answer.RootElement.GetProperty("micros").GetDouble());
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null) return;
        // Both programs end with their input.
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private Process Start()
    {
        var process = Process.Start(new ProcessStartInfo(program[0], program.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        })!;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors) _errors.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
        return process;
    }

    private async Task SendAsync(string command, params (string Name, string Value)[] members)
    {
        var request = members.Prepend(("do", command)).ToDictionary(member => member.Item1, member => member.Item2);
        try
        {
            await _process!.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, Json));
        }
        catch (IOException)
        {
            throw Stopped();
        }
    }

    private async Task<JsonDocument> ReceiveAsync()
    {
        await _process!.StandardInput.FlushAsync();
        return JsonDocument.Parse(await _process.StandardOutput.ReadLineAsync() ?? throw Stopped());
    }

    private PeerStoppedException Stopped()
    {
        lock (_errors) return new PeerStoppedException(_errors.ToString().Trim().Split('\n')[0]);
    }
}
