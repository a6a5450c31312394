using System.Net.Mime;
using System.Text.Json;
using De06Assistant.Bot.Storage;
using Microsoft.Net.Http.Headers;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>Gives every refusal below the channel's path the body of the protocol: <c>{"error":{"code","message"}}</c>.</summary>
internal sealed class DirectLineErrors(RequestDelegate next, ILogger<DirectLineErrors> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null }) await WriteAsync(context, DirectLineException.Of(context.Response.StatusCode));
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: there is nobody to tell.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, Read(fault, context));
        }
    }

    private DirectLineException Read(Exception fault, HttpContext context)
    {
        switch (fault)
        {
            case DirectLineException known: return known;
            case BadHttpRequestException bad: return DirectLineException.Of(bad.StatusCode);
        }
        // The address itself may hold a token or the identifier of a conversation, which are keys.
        log.LogError(fault, "Request to {Route} failed", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unknown");
        return DirectLineException.Of(fault is StorageException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError);
    }

    private static Task WriteAsync(HttpContext context, DirectLineException error)
    {
        context.Response.StatusCode = error.Status;
        if (error.RetryAfter is { } wait) context.Response.Headers[HeaderNames.RetryAfter] = $"{Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))}";
        context.Response.ContentType = MediaTypeNames.Application.Json;
        return JsonSerializer.SerializeAsync(context.Response.Body, new ErrorBody(new ErrorDetail(error.Code, error.Message)), DirectLineJson.Default.ErrorBody, context.RequestAborted);
    }
}
