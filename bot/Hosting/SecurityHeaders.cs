using De06Assistant.Bot.Conversation;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Hosting;

/// <summary>The headers that every response carries.</summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; " +
        "media-src 'self'; worker-src 'self'; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors ";

    private const string OnlyItself = ContentSecurityPolicy + "'self'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = MayStandInAFrame(context.Request.Path) ? ContentSecurityPolicy + Ancestors(context) : OnlyItself;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) headers.CacheControl = "no-store";
        return next(context);
    });

    /// <summary>The chat and the pages of the topics, which have nothing to press that a stranger's page could misuse.</summary>
    private static bool MayStandInAFrame(PathString path) => path == "/" || path.StartsWithSegments("/t", StringComparison.Ordinal);

    private static string Ancestors(HttpContext context)
    {
        using var lease = context.RequestServices.GetRequiredService<LiveIndex>().Acquire();
        string? asked = context.Request.Query["locality"];
        return lease.Hosts.FrameAncestors(string.IsNullOrEmpty(asked) ? context.RequestServices.GetRequiredService<IOptions<AssistantOptions>>().Value.Locality : asked);
    }
}
