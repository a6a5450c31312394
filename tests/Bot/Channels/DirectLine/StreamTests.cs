using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.DirectLine;

/// <summary>The WebSocket of a conversation.</summary>
[Collection(DirectLineGroup.Name)]
public sealed class StreamTests(DirectLineBot direct)
{
    private const string Fee = "lệ phí đăng ký thường trú";

    private RunningBot Bot => direct.Bot;

    [Fact]
    public async Task Listen_FromTheStart_GetsWhatWasSaidBeforeAndThenWhatIsSaid()
    {
        var conversation = await Bot.OpenAsync();
        var first = await conversation.SendAsync(OpenConversation.Message(Fee));
        using var socket = await OpenConversation.ListenAsync(conversation.StreamUrl);
        var before = await OpenConversation.UntilAsync(socket, activity => Answers(activity, first));
        Assert.Equal(3, before.Count);
        var second = await conversation.SendAsync(OpenConversation.Message("cảm ơn"));
        var after = await OpenConversation.UntilAsync(socket, activity => Answers(activity, second));
        Assert.Equal(second, after[0].GetProperty("id").GetString());
        Assert.Equal(2, after.Count);
    }

    [Fact]
    public async Task Reconnect_Watermark_ReplaysFromThereAndWithoutOneFromNow()
    {
        var conversation = await Bot.OpenAsync();
        await conversation.SendAsync(OpenConversation.Message(Fee));
        using var replayed = await OpenConversation.ListenAsync(await conversation.ReconnectAsync("?watermark=1"));
        foreach (var number in new[] { "2", "3" }) Assert.Equal(number, (await OpenConversation.NextSetAsync(replayed)).Text("watermark"));
        // A client that has had nothing sends an empty one.
        using var all = await OpenConversation.ListenAsync(await conversation.ReconnectAsync("?watermark="));
        foreach (var number in new[] { "1", "2", "3" }) Assert.Equal(number, (await OpenConversation.NextSetAsync(all)).Text("watermark"));
        using var now = await OpenConversation.ListenAsync(await conversation.ReconnectAsync(""));
        var id = await conversation.SendAsync(OpenConversation.Message("cảm ơn"));
        Assert.Equal(id, (await OpenConversation.NextSetAsync(now)).GetProperty("activities")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Listen_OtherProcessOnTheSameRecords_GetsWhatIsSaidThere()
    {
        using var folder = new TemporaryFolder();
        await using var here = await BotHost.StartAsync(folder.Path, settings: DirectLineBot.Settings);
        await using var there = await BotHost.StartAsync(folder.Path, settings: DirectLineBot.Settings);
        var conversation = await here.OpenAsync();
        using var socket = await OpenConversation.ListenAsync(conversation.StreamUrl);
        await OpenConversation.NextSetAsync(socket);
        // The token of one is taken by the other: they share the key.
        var sent = await there.CallAsync(HttpMethod.Post, $"{conversation.Path}/activities", conversation.Token, OpenConversation.Message(Fee)).DoneAsync();
        await OpenConversation.UntilAsync(socket, activity => Answers(activity, sent.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Listen_Typing_IsShownButNeverKept()
    {
        var conversation = await Bot.OpenAsync();
        using var socket = await OpenConversation.ListenAsync(conversation.StreamUrl);
        await OpenConversation.NextSetAsync(socket);
        await conversation.SendAsync(new { type = "typing", from = new { id = "khach" } });
        var set = await OpenConversation.NextSetAsync(socket);
        Assert.Equal("typing", set.GetProperty("activities")[0].GetProperty("type").GetString());
        Assert.False(set.TryGetProperty("watermark", out _));
        Assert.Single(await conversation.AllAsync());
    }

    [Fact]
    public async Task Listen_Silence_IsKeptAliveBothWays()
    {
        var conversation = await Bot.OpenAsync();
        using var socket = await OpenConversation.ListenAsync(conversation.StreamUrl);
        await OpenConversation.NextSetAsync(socket);
        await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        Assert.Equal("", await OpenConversation.NextAsync(socket));
        var id = await conversation.SendAsync(OpenConversation.Message(Fee));
        await OpenConversation.UntilAsync(socket, activity => Answers(activity, id));
    }

    [Fact]
    public async Task Listen_EndOfConversation_IsToldAndTheStreamClosed()
    {
        var conversation = await Bot.OpenAsync();
        using var socket = await OpenConversation.ListenAsync(conversation.StreamUrl);
        await OpenConversation.NextSetAsync(socket);
        await conversation.SendAsync(new { type = "endOfConversation", from = new { id = "khach" } });
        await OpenConversation.UntilAsync(socket, activity => activity.GetProperty("type").GetString() == "endOfConversation");
        while (await OpenConversation.NextAsync(socket) is not null)
        {
        }
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
    }

    [Fact]
    public async Task Listen_ClientSaysTooMuch_IsClosed()
    {
        var conversation = await Bot.OpenAsync();
        using var socket = await OpenConversation.ListenAsync(conversation.StreamUrl);
        await socket.SendAsync(new byte[10_000], WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        await AssertClosesAsync(socket);
    }

    [Fact]
    public async Task Listen_NotAWebSocketOrNoToken_IsRefused()
    {
        var conversation = await Bot.OpenAsync();
        await Bot.CallAsync(HttpMethod.Get, conversation.StreamUrl.PathAndQuery[DirectLineCalls.Root.Length..]).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
        await Bot.CallAsync(HttpMethod.Get, $"{conversation.Path}/stream").RefusedAsync(HttpStatusCode.Unauthorized, "Unauthorized");
        Assert.DoesNotContain("eyJ", Bot.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listen_ReaderWhoNeverReads_IsLetGo()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path, settings: [.. DirectLineBot.Settings, ("Assistant__DirectLine__StreamsPerConversation", "1")]);
        var conversation = await bot.OpenAsync(DirectLineBot.Secret);
        var large = new { type = "event", name = "lon", from = new { id = "khach" }, value = Enumerable.Repeat(new string('x', 1900), 30).ToArray() };
        // More than what the system keeps of a connection for both of its ends.
        for (var sent = 0; sent < 250; sent++) await conversation.SendAsync(large);
        using var silent = await SilentReaderAsync(await conversation.ReconnectAsync("?watermark="));
        await AssertRefusedAsync(await conversation.ReconnectAsync("?watermark="));
        // It holds the only place until it is let go.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            try
            {
                using var socket = await OpenConversation.ListenAsync(await conversation.ReconnectAsync("?watermark="));
                Assert.NotEqual(0, (await OpenConversation.NextSetAsync(socket)).GetProperty("activities").GetArrayLength());
                break;
            }
            catch (WebSocketException)
            {
                await Task.Delay(200, patience.Token);
            }
        }
    }

    private static async Task AssertRefusedAsync(Uri stream)
    {
        var fault = await Assert.ThrowsAsync<WebSocketException>(() => OpenConversation.ListenAsync(stream));
        Assert.Contains("429", fault.Message, StringComparison.Ordinal);
    }

    private static async Task AssertClosesAsync(ClientWebSocket socket)
    {
        try
        {
            while (await OpenConversation.NextAsync(socket) is not null)
            {
            }
        }
        catch (WebSocketException)
        {
            // Closed without a word.
        }
        Assert.NotEqual(WebSocketState.Open, socket.State);
    }

    /// <summary>Opens the stream by hand and then takes nothing from the socket.</summary>
    private static async Task<TcpClient> SilentReaderAsync(Uri stream)
    {
        var client = new TcpClient { ReceiveBufferSize = 2048 };
        await client.ConnectAsync(stream.Host, stream.Port);
        var request = $"GET {stream.PathAndQuery} HTTP/1.1\r\nHost: {stream.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        var first = new byte[12];
        await client.GetStream().ReadExactlyAsync(first);
        Assert.Equal("HTTP/1.1 101", Encoding.ASCII.GetString(first));
        return client;
    }

    private static bool Answers(JsonElement activity, string id) => activity.TryGetProperty("replyToId", out var to) && to.GetString() == id;
}
