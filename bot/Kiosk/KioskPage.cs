using De06Assistant.Bot.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Kiosk;

/// <summary><c>GET /kiosk</c>: the built page for touch screens; without the web part the page that needs no JavaScript.</summary>
internal static class KioskPage
{
    private const string File = "kiosk.html";

    public static void MapKioskPage(this WebApplication app) => app.MapGet("/kiosk", Get).ExcludeFromDescription();

    private static Results<PhysicalFileHttpResult, RedirectHttpResult> Get(HttpContext context, IOptions<AssistantOptions> options)
    {
        var page = Path.Combine(options.Value.WebPath, File);
        context.Response.Headers.CacheControl = "no-cache";
        return System.IO.File.Exists(page) ? TypedResults.PhysicalFile(page, "text/html; charset=utf-8") : TypedResults.LocalRedirect("/hoi" + context.Request.QueryString);
    }
}
