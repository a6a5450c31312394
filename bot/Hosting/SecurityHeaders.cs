using De06Assistant.Bot.Conversation;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Hosting;

/// <summary>
/// The headers that every response carries. No page has a script or a style of its own inside it, so the policy allows none
/// at all: stricter than nonces.
/// </summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; " +
        "media-src 'self'; worker-src 'self'; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors ";

    private const string OnlyItself = ContentSecurityPolicy + "'self'";

    /// <summary>What is no page can do nothing at all when it is opened as one, and needs no more headers: a first visit counts its bytes.</summary>
    private const string OfData = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>How long a browser that came by TLS comes by nothing else.</summary>
    private static readonly TimeSpan TlsMemory = TimeSpan.FromDays(365);

    /// <summary>Not for the hosts below a commune's own: they are others' to decide.</summary>
    public static IServiceCollection AddSecurityHeaders(this IServiceCollection services) => services.AddHsts(hsts => hsts.MaxAge = TlsMemory);

    /// <summary>Where the request came by TLS, to this process or to a proxy that is believed, Strict-Transport-Security too.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        app.UseHsts();
        app.Use((context, next) =>
        {
            if (IsData(context.Request.Path)) ApplyToData(context);
            else Apply(context, MayStandInAFrame(context.Request.Path) ? ContentSecurityPolicy + Ancestors(context) : OnlyItself);
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) context.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
    }

    /// <summary>The headers of a problem, whose response has begun anew without any.</summary>
    public static void ApplyToProblem(HttpContext context)
    {
        if (IsData(context.Request.Path)) ApplyToData(context);
        else Apply(context, OnlyItself);
    }

    private static void Apply(HttpContext context, string policy)
    {
        ApplyToAny(context, policy);
        var headers = context.Response.Headers;
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private static void ApplyToData(HttpContext context) => ApplyToAny(context, OfData);

    private static void ApplyToAny(HttpContext context, string policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary>Answers of the API and built files; not /api itself, which is a page.</summary>
    private static bool IsData(PathString path) =>
        (path.StartsWithSegments("/api", StringComparison.Ordinal, out var rest) && rest.Value is { Length: > 1 }) || path.StartsWithSegments("/assets", StringComparison.Ordinal);

    /// <summary>The chat and the pages of the topics, which have nothing to press that a stranger's page could misuse.</summary>
    private static bool MayStandInAFrame(PathString path) => path == "/" || path.StartsWithSegments("/t", StringComparison.Ordinal);

    private static string Ancestors(HttpContext context)
    {
        using var lease = context.RequestServices.GetRequiredService<LiveIndex>().Acquire();
        string? asked = context.Request.Query["locality"];
        return lease.Hosts.FrameAncestors(string.IsNullOrEmpty(asked) ? context.RequestServices.GetRequiredService<IOptions<AssistantOptions>>().Value.Locality : asked);
    }
}
