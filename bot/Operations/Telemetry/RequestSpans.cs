using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace De06Assistant.Bot.Operations.Telemetry;

/// <summary>
/// Names the server's own span of a request by the route's pattern. The package that usually does this adds the address as it was asked
/// for, in which the key of a conversation or the code of a left question may stand.
/// </summary>
internal static class RequestSpans
{
    /// <summary>The name of the server's source.</summary>
    public const string SourceName = "Microsoft.AspNetCore";

    public static void UseRequestSpans(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity) Describe(activity, context);
    });

    private static void Describe(Activity activity, HttpContext context)
    {
        // A request that failed has lost its endpoint on the way to the page of the fault.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText;
        activity.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        activity.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError) activity.SetStatus(ActivityStatusCode.Error);
    }
}
