using System.Net.Mime;
using De06Assistant.Bot.Channels.Activities;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>Sends to a conversation, and reads it for those who have no WebSocket.</summary>
/// <remarks>Source: "Send an activity to the bot" and "Receive activities from the bot" of the Direct Line documentation.</remarks>
internal sealed class ActivitiesApi(DirectLineAccess access, DirectLineService service, DirectLineLimits limits, DirectLineStore store, TimeProvider time)
{
    private const int ReadTogether = 50;
    private const int LargestUpload = 10 * 1024 * 1024;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/conversations/{id}/activities", (string id, HttpContext context, ActivitiesApi api) => api.SendAsync(id, context));
        group.MapPost("/conversations/{id}/upload", (string id, string? userId, HttpContext context, ActivitiesApi api) => api.UploadAsync(id, userId, context))
            .ReadsParts()
            .WithMetadata(new RequestSizeLimitAttribute(LargestUpload));
        group.MapGet("/conversations/{id}/activities", (string id, string? watermark, HttpContext context, ActivitiesApi api) => api.ReadAsync(id, watermark, context));
    }

    private async Task<JsonHttpResult<SentBody>> SendAsync(string id, HttpContext context)
    {
        var caller = await EnterAsync(id, context);
        var activity = await DirectLineJson.ReadAsync(context.Request.Body, ActivityJson.Default.Activity, context.RequestAborted);
        return await TakeAsync(activity, caller, context);
    }

    private async Task<JsonHttpResult<SentBody>> UploadAsync(string id, string? userId, HttpContext context)
    {
        var caller = await EnterAsync(id, context);
        var activity = await UploadReader.ReadAsync(context.Request, context.RequestAborted);
        if (string.IsNullOrEmpty(activity.From?.Id)) activity = activity with { From = new ChannelAccount(userId) };
        return await TakeAsync(activity, caller, context);
    }

    private async Task<ContentHttpResult> ReadAsync(string id, string? watermark, HttpContext context)
    {
        var caller = await access.OfAsync(context, id);
        var conversation = service.FindEvenEnded(id);
        await service.CatchUpAsync(caller);
        var after = Math.Min(ActivityText.Watermark(watermark), conversation.Last);
        return TypedResults.Content(ActivityText.Set(store.After(id, after, ReadTogether), after), MediaTypeNames.Application.Json);
    }

    private async Task<DirectLineCaller> EnterAsync(string id, HttpContext context)
    {
        var caller = await access.OfAsync(context, id);
        service.Find(id);
        await limits.SendAsync(caller);
        return caller;
    }

    private async Task<JsonHttpResult<SentBody>> TakeAsync(Activity activity, DirectLineCaller caller, HttpContext context)
    {
        var received = ReceivedActivity.Of(activity, caller.Token!, time.GetUtcNow());
        return TypedResults.Json(new SentBody(await service.ReceiveAsync(received, caller, context.RequestAborted)), DirectLineJson.Default.SentBody);
    }
}
