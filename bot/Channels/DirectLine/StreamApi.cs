using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary><c>GET conversations/{id}/stream</c>: the WebSocket whose address the conversation was given with.</summary>
internal sealed class StreamApi(DirectLineAccess access, DirectLineService service, OpenStreams streams, DirectLineStore store, IHostApplicationLifetime lifetime)
{
    // CONNECT is how HTTP/2 asks for a WebSocket (RFC 8441).
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Connect];

    public static void Map(RouteGroupBuilder group) =>
        group.MapMethods("/conversations/{id}/stream", Methods, (string id, string? t, string? watermark, HttpContext context, StreamApi api) => api.OpenAsync(id, t, watermark, context));

    private async Task OpenAsync(string id, string? token, string? watermark, HttpContext context)
    {
        var caller = await access.OfStreamAsync(context, id, token);
        var conversation = service.Find(id);
        if (!context.WebSockets.IsWebSocketRequest) throw DirectLineException.BadArgument("Địa chỉ này chỉ dùng cho WebSocket.");
        var stream = new ActivityStream(id, caller.Address, Math.Min(ActivityText.Watermark(watermark), conversation.Last), store);
        streams.Add(stream);
        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await stream.RunAsync(socket, lifetime.ApplicationStopping);
        }
        finally
        {
            streams.Remove(stream);
        }
    }
}
