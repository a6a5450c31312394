using De06Assistant.Bot.Conversation;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace De06Assistant.Bot.Widget;

/// <summary>Opens to the pages of the localities what the widget needs there, and nothing else.</summary>
internal static class WidgetSetup
{
    private const string Policy = "host pages";

    // How long a browser remembers that it may post: the longest that Chromium keeps.
    private static readonly TimeSpan PreflightMemory = TimeSpan.FromHours(2);

    public static IServiceCollection AddWidget(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<LiveIndex>((cors, live) => cors.AddPolicy(Policy, policy => policy
            .SetIsOriginAllowed(origin => MayCall(live, origin)).WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Delete).WithHeaders(HeaderNames.ContentType)
            .SetPreflightMaxAge(PreflightMemory)));
        return services;
    }

    /// <summary>Answers the questions of browsers whether a page may call. Comes before whatever serves files or takes calls.</summary>
    public static void UseHostPages(this WebApplication app) => app.UseWhen(context => IsForHosts(context.Request.Path), branch =>
    {
        branch.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            // Also where no origin is sent: a shared cache must not hand that copy to a page on the list.
            if (!context.Request.Headers.ContainsKey(HeaderNames.Origin)) headers.Append(HeaderNames.Vary, HeaderNames.Origin);
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return next(context);
        });
        branch.UseCors(Policy);
    });

    public static void MapWidget(this WebApplication app)
    {
        app.MapWidgetApi();
        app.MapDemo();
    }

    private static bool MayCall(LiveIndex live, string origin)
    {
        using var lease = live.Acquire();
        return lease.Hosts.MayCall(origin);
    }

    /// <summary>The figures are for staff and exports, never for a page.</summary>
    private static bool IsForHosts(PathString path) =>
        path == "/widget.js" || path.StartsWithSegments("/assets", StringComparison.Ordinal)
        || (path.StartsWithSegments("/api", StringComparison.Ordinal) && !path.StartsWithSegments("/api/metrics", StringComparison.Ordinal));
}
