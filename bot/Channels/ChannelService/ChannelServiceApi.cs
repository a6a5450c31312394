using System.Text.Json;
using De06Assistant.Bot.Channels.Activities;
using De06Assistant.Bot.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary><c>POST /api/messages</c>: where the Bot Connector delivers activities. Without settings there is no such address.</summary>
internal static class ChannelServiceApi
{
    private const int LongestBody = 256 * 1024;

    public static void MapChannelService(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value.ChannelService.IsOn) return;
        app.MapPost("/api/messages", ReceiveAsync).WithMetadata(new RequestSizeLimitAttribute(LongestBody)).ExcludeFromDescription();
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext context, Callers callers, ActivityInbox inbox, IOptions<AssistantOptions> options, ILogger<Callers> log, CancellationToken cancellationToken)
    {
        var (caller, status) = await callers.IdentifyAsync(context, cancellationToken);
        if (caller is null) return ChannelServiceErrors.Of(status);
        if (!context.Request.HasJsonContentType()) return ChannelServiceErrors.Of(StatusCodes.Status415UnsupportedMediaType);
        var (activity, fault) = await ReadAsync(context.Request, cancellationToken);
        if (activity is not { Type.Length: > 0, ChannelId.Length: > 0, ServiceUrl.Length: > 0, Conversation.Id.Length: > 0 })
            return ChannelServiceErrors.Of(fault ?? StatusCodes.Status400BadRequest);
        if (caller.Fault(activity) is { } why)
        {
            log.LogWarning("An activity for the channel service was refused: {Why}", why);
            return ChannelServiceErrors.Of(StatusCodes.Status403Forbidden);
        }
        var withToken = caller is not Caller.Emulator { HasToken: false };
        var receipt = await inbox.ReceiveAsync(activity, withToken, SiteAddress.Of(context.Request, options.Value), cancellationToken);
        return Result(receipt, activity.Type == ActivityTypes.Invoke);
    }

    private static async Task<(Activity? Activity, int? Fault)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return (await JsonSerializer.DeserializeAsync(request.Body, ActivityJson.Default.Activity, cancellationToken), null);
        }
        catch (JsonException)
        {
            return (null, null);
        }
        catch (BadHttpRequestException fault)
        {
            return (null, fault.StatusCode);
        }
    }

    /// <summary>An operation is answered with a body in any case; everything else with a status.</summary>
    private static IResult Result(Receipt receipt, bool isOperation) => receipt switch
    {
        Receipt.Done or Receipt.Accepted when isOperation => TypedResults.Text("{}", "application/json"),
        Receipt.Done => TypedResults.Ok(),
        Receipt.Accepted => TypedResults.StatusCode(StatusCodes.Status202Accepted),
        Receipt.UnknownOperation => ChannelServiceErrors.Of(StatusCodes.Status501NotImplemented),
        Receipt.TooMany => ChannelServiceErrors.Of(StatusCodes.Status429TooManyRequests),
        Receipt.Busy => ChannelServiceErrors.Of(StatusCodes.Status503ServiceUnavailable),
        _ => ChannelServiceErrors.Of(StatusCodes.Status400BadRequest),
    };
}
