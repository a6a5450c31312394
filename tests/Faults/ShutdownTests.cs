using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Bot.Channels.DirectLine;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Faults;

/// <summary>A service manager asks the process to end (SIGTERM).</summary>
public sealed class ShutdownTests
{
    private const int Days = 28;

    [Fact]
    public async Task Stop_InTheMidstOfWork_FinishesWhatRunsAndTakesNothingNew()
    {
        using var folder = new TemporaryFolder();
        await FillAsync(folder.Path);
        var bot = await BotProcess.StartAsync(folder.Path, settings: DirectLineBot.Settings);
        var conversation = await bot.OpenAsync();
        using var socket = await OpenConversation.ListenAsync(conversation.StreamUrl);
        await OpenConversation.NextSetAsync(socket);
        var bundle = (await bot.Client.GetByteArrayAsync(new Uri("/api/kiosk/bundle", UriKind.Relative))).Length;
        var export = ExportAsync(bot);
        // Half of a question is there, and most of a large answer is still to be read.
        using var asking = await RawClient.ConnectAsync(bot);
        var body = """{"text":"lệ phí đăng ký thường trú"}""";
        await asking.SendAsync($"POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body[..10]}");
        using var reading = await RawClient.ConnectAsync(bot);
        await reading.SendAsync("GET /api/kiosk/bundle HTTP/1.1\r\nHost: a\r\n\r\n");
        await bot.AskAsync("lệ phí đăng ký thường trú");

        var stopping = bot.StopAsync();
        Assert.Null(await NextOrCloseAsync(socket));
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await Eventually.HoldsAsync(() => IsRefusedAsync(bot), "new connections were refused");

        await asking.SendAsync(body[10..]);
        var answer = await asking.ReadToEndAsync();
        Assert.True(answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal), bot.Log);
        Assert.Contains("dang-ky-thuong-tru", answer, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(await reading.ReadToEndAsync()) > bundle);
        Assert.Equal((byte)'P', (await export)[0]);
        Assert.Equal(0, await stopping);
        await bot.DisposeAsync();
        // What was answered last is there.
        Assert.Contains(Between(answer, "\"turnId\":\"", "\""), Turns(folder));
    }

    [Fact]
    public async Task Stop_WhileCitizensAsk_LosesNothingAcknowledged()
    {
        using var folder = new TemporaryFolder();
        var bot = await BotProcess.StartAsync(folder.Path);
        var (answered, enough) = (new System.Collections.Concurrent.ConcurrentBag<string>(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var citizens = Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                while (true)
                {
                    using var response = await bot.Client.PostAsJsonAsync("/api/ask", new { text = "lệ phí đăng ký thường trú" });
                    Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                    answered.Add((await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).Text("turnId"));
                    if (answered.Count > 50) enough.TrySetResult();
                }
            }
            catch (HttpRequestException)
            {
                // Nobody listens any more.
            }
        }).ToList();
        await enough.Task;
        Assert.Equal(0, await bot.StopAsync());
        await Task.WhenAll(citizens);
        await bot.DisposeAsync();
        Assert.Equal(answered.Order(StringComparer.Ordinal), Turns(folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Stop_WhileItStarts_EndsWithoutAFault()
    {
        using var folder = new TemporaryFolder();
        using var content = new TemporaryFolder();
        SampleContent.WriteTo(content);
        var (exitCode, log) = await BotProcess.StopDuringStartAsync(folder.Path, "Indexing ", ("Assistant__ContentDirectory", content.Path));
        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("Unhandled", log, StringComparison.Ordinal);
    }

    private static async Task FillAsync(string folder)
    {
        await using var ledger = await Ledger.OpenAsync(folder);
        for (var day = 1; day <= Days; day++)
        {
            var turn = ledger.Turn($"2026-10-{day:00}", $"{day:x}");
            await ledger.AddAsync(turn);
            await ledger.RateAsync(turn.Id, day % 5 + 1);
        }
    }

    private static async Task<byte[]> ExportAsync(RunningBot bot)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/metrics/satisfaction?from=2026-10-01&to=2026-10-31&by=day&format=xlsx");
        request.Headers.Add("X-Api-Key", RunningBot.ApiKey);
        using var response = await bot.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task<string?> NextOrCloseAsync(ClientWebSocket socket)
    {
        string? text;
        do text = await OpenConversation.NextAsync(socket);
        while (text is "");
        return text;
    }

    private static async Task<bool> IsRefusedAsync(RunningBot bot)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, bot.Client.BaseAddress!.Port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static List<string> Turns(TemporaryFolder folder)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File(SqliteRecords.FileName)};Pooling=False");
        return [.. Dapper.SqlMapper.Query<string>(connection, "SELECT id FROM turns WHERE reply <> '{}'")];
    }

    private static string Between(string text, string before, string after)
    {
        var from = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[from..text.IndexOf(after, from, StringComparison.Ordinal)];
    }
}
