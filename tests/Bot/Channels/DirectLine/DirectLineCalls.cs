using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.DirectLine;

/// <summary>The calls of the protocol, as any client makes them.</summary>
internal static class DirectLineCalls
{
    public const string Root = "/v3/directline";

    /// <summary>Makes a call; <paramref name="key"/> is a token or a secret.</summary>
    public static Task<HttpResponseMessage> CallAsync(this RunningBot bot, HttpMethod method, string path, string? key = null, object? body = null, string? origin = null) =>
        bot.Client.CallAsync(method, path, key, body, origin);

    /// <summary>The same, of whatever the client is connected to.</summary>
    public static async Task<HttpResponseMessage> CallAsync(this HttpClient client, HttpMethod method, string path, string? key = null, object? body = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, Root + path);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body);
        return await client.SendAsync(request);
    }

    /// <summary>A call that succeeds.</summary>
    public static async Task<JsonElement> DoneAsync(this Task<HttpResponseMessage> call)
    {
        using var response = await call;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>A call that is refused, in the words of the protocol.</summary>
    public static async Task RefusedAsync(this Task<HttpResponseMessage> call, HttpStatusCode status, string code)
    {
        using var response = await call;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var error = JsonDocument.Parse(text).RootElement.GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.Equal(["error"], JsonDocument.Parse(text).RootElement.EnumerateObject().Select(member => member.Name));
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    public static Task<JsonElement> GenerateAsync(this RunningBot bot, string? key = null, object? body = null) => bot.CallAsync(HttpMethod.Post, "/tokens/generate", key, body).DoneAsync();

    /// <summary>A conversation that has begun, with the token of a user of its own or one that a secret has given.</summary>
    public static Task<OpenConversation> OpenAsync(this RunningBot bot, string? key = null, object? body = null) => bot.Client.OpenAsync(key, body);

    /// <summary>The same, of whatever the client is connected to.</summary>
    public static async Task<OpenConversation> OpenAsync(this HttpClient client, string? key = null, object? body = null)
    {
        var token = (await client.CallAsync(HttpMethod.Post, "/tokens/generate", key, body).DoneAsync()).GetProperty("token").GetString();
        return new OpenConversation(client, await client.CallAsync(HttpMethod.Post, "/conversations", token).DoneAsync());
    }
}

/// <summary>A conversation as a client has it.</summary>
internal sealed class OpenConversation(HttpClient client, JsonElement opened)
{
    public string Id { get; } = opened.GetProperty("conversationId").GetString()!;

    public string Token { get; } = opened.GetProperty("token").GetString()!;

    public Uri StreamUrl { get; } = new(opened.GetProperty("streamUrl").GetString()!);

    public string Path => "/conversations/" + Id;

    public static object Message(string text, string? client = null, string user = "khach") => client is null
        ? new { type = "message", text, from = new { id = user } }
        : new { type = "message", text, from = new { id = user }, channelData = new { clientActivityID = client } };

    public Task<HttpResponseMessage> PostAsync(object activity) => client.CallAsync(HttpMethod.Post, $"{Path}/activities", Token, activity);

    /// <summary>Sends an activity that is taken.</summary>
    /// <returns>Its identifier.</returns>
    public async Task<string> SendAsync(object activity) => (await PostAsync(activity).DoneAsync()).GetProperty("id").GetString()!;

    public Task<JsonElement> ReadAsync(string? watermark = null) =>
        client.CallAsync(HttpMethod.Get, $"{Path}/activities{(watermark is null ? "" : "?watermark=" + watermark)}", Token).DoneAsync();

    /// <summary>All that has been said, by paging until there is no more.</summary>
    public async Task<List<JsonElement>> AllAsync()
    {
        var (all, watermark) = (new List<JsonElement>(), "");
        while (true)
        {
            var set = await ReadAsync(watermark);
            if (set.GetProperty("activities").GetArrayLength() == 0) return all;
            all.AddRange(set.GetProperty("activities").EnumerateArray());
            watermark = set.GetProperty("watermark").GetString()!;
        }
    }

    /// <summary>Asks, and gives what came in answer.</summary>
    public async Task<List<JsonElement>> AskAsync(string text)
    {
        var id = await SendAsync(Message(text));
        return [.. (await AllAsync()).Where(activity => activity.TryGetProperty("replyToId", out var to) && to.GetString() == id)];
    }

    public async Task<Uri> ReconnectAsync(string query) =>
        new((await client.CallAsync(HttpMethod.Get, Path + query, Token).DoneAsync()).GetProperty("streamUrl").GetString()!);

    public static async Task<ClientWebSocket> ListenAsync(Uri stream, string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(stream, CancellationToken.None);
        return socket;
    }

    /// <summary>The next message of a stream; null when it is closed, "" for one that only keeps it alive.</summary>
    public static async Task<string?> NextAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer, patience.Token);
            if (read.MessageType == WebSocketMessageType.Close) return null;
            text.Write(buffer, 0, read.Count);
            if (read.EndOfMessage) return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    /// <summary>The next set of a stream.</summary>
    public static async Task<JsonElement> NextSetAsync(ClientWebSocket socket)
    {
        while (await NextAsync(socket) is { } text)
            if (text.Length > 0) return JsonDocument.Parse(text).RootElement;
        throw new InvalidOperationException("The stream was closed.");
    }

    /// <summary>Activities of a stream until one satisfies <paramref name="isLast"/>.</summary>
    public static async Task<List<JsonElement>> UntilAsync(ClientWebSocket socket, Func<JsonElement, bool> isLast)
    {
        var all = new List<JsonElement>();
        while (!all.Any(isLast)) all.AddRange((await NextSetAsync(socket)).GetProperty("activities").EnumerateArray());
        return all;
    }
}
