using De06Assistant.Bot.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace De06Assistant.Bot.Kiosk;

/// <summary><c>GET /api/kiosk/bundle</c>: everything that a kiosk shows, in one piece, sent again only when it has changed.</summary>
internal static class BundleApi
{
    private const string Json = "application/json; charset=utf-8";

    public static void MapBundle(this WebApplication app) => app.MapGet("/api/kiosk/bundle", Get).ExcludeFromDescription();

    private static Results<FileContentHttpResult, ProblemHttpResult> Get(string? locality, HttpContext context, BundleFiles bundles)
    {
        if (bundles.Of(locality) is not { } bundle) return Problems.LocalityUnknown(locality!);
        var headers = context.Response.Headers;
        // Public text: it may be kept, but is asked for anew each time.
        headers.CacheControl = "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var tag = new EntityTagHeaderValue($"\"{bundle.Version}\"");
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            return TypedResults.Bytes(bundle.Json, Json, entityTag: tag);
        headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(bundle.Gzip, Json, entityTag: new EntityTagHeaderValue($"\"{bundle.Version}-gzip\""));
    }
}
