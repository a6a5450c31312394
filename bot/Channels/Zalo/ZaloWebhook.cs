using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>
/// <c>POST /channels/zalo/webhook</c>: events of the Official Account. Zalo wants 200 within two seconds, else it sends the event
/// again; so an event is answered and put in line here, and sent by <see cref="ZaloOutbox"/>.
/// </summary>
internal static class ZaloWebhook
{
    public const string Path = "/channels/zalo/webhook";

    public static void MapZaloWebhook(this WebApplication app) => app.MapPost(Path, ReceiveAsync).ExcludeFromDescription();

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request, ZaloInbox inbox, IOptions<AssistantOptions> options, TimeProvider time, ILogger<ZaloInbox> log, CancellationToken cancellationToken)
    {
        var settings = options.Value.Zalo;
        var body = await ReadAsync(request, cancellationToken);
        var signature = request.Headers[ZaloSignature.Header].ToString();
        if (signature.Length == 0 && IsProbe(body)) return TypedResults.Ok();
        var zalo = ZaloEvent.TryRead(body);
        string[] timestamps = [request.Headers[ZaloSignature.TimestampHeader].ToString(), zalo?.Timestamp ?? ""];
        if (!timestamps.Any(timestamp => timestamp.Length > 0 && ZaloSignature.IsValid(signature, settings.AppId!, body, timestamp, settings.SecretKey!)))
        {
            log.LogWarning("Zalo: an event without a valid signature was refused; if all are, check SecretKey and AppId");
            return Problems.SignatureInvalid();
        }
        if (zalo is null) return Problems.EventUnreadable();
        if (!IsTimely(zalo, settings, time.GetUtcNow()))
        {
            log.LogWarning("Zalo: an event out of time was refused; if all are, check this machine's clock");
            return Problems.EventOutOfTime();
        }
        if (zalo.AppId != settings.AppId || zalo.OaId != settings.OaId)
        {
            log.LogInformation("Zalo: an event of another Official Account or application was left alone");
            return TypedResults.Ok();
        }
        return await inbox.ReceiveAsync(zalo, cancellationToken) ? TypedResults.Ok() : Problems.QueueFull();
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // The server itself refuses a body that is too large.
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }

    /// <summary>
    /// Whether this is Zalo's console trying the address, which it does without a signature and saves the address only after 200.
    /// An empty object is no event, so there is nothing to protect.
    /// </summary>
    private static bool IsProbe(byte[] body) => body.AsSpan().Trim((byte)' ') is [] or [(byte)'{', (byte)'}'];

    private static bool IsTimely(ZaloEvent zalo, ZaloOptions settings, DateTimeOffset now) =>
        zalo.At is { } at && at >= now.AddMinutes(-settings.EventMinutes) && at <= now.AddMinutes(settings.ClockMinutes);
}
