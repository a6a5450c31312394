using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace De06Assistant.Tests.Web;

/// <summary>
/// A web site that is not the bot's: its pages carry the one line, under a policy that allows nothing but what the widget
/// needs, and with styles that would break whatever they reach.
/// </summary>
internal sealed class HostSite : IAsyncDisposable
{
    /// <summary>Styles of the worst kind. They leave the page itself readable, so that the rest of it can be tested.</summary>
    private const string Hostile =
        """
        html { font-size: 3px; direction: rtl; }
        :root { --accent: lime; --text: lime; --surface: lime; --target: 1px; --rem: 1px; }
        * { letter-spacing: 9px !important; text-transform: uppercase !important; }
        button, a, dialog, textarea, input, svg, details { display: none !important; }
        body > *:not(main) {
          all: unset !important; display: none !important; visibility: hidden !important; opacity: 0 !important; font-size: 3px !important;
          pointer-events: none !important; transform: scale(0.1) !important; color: lime !important; background: lime !important;
        }
        """;

    private readonly WebApplication _app;

    private HostSite(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>As a browser names it in the header Origin.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Where the bot is; set before the first page is opened.</summary>
    public Uri Bot { get; set; } = null!;

    public static async Task<HostSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = new HostSite(builder.Build());
        site._app.MapGet("/{page?}", (string? page, HttpContext context) => site.Page(page ?? "dau", context));
        site._app.MapGet("/hostile.css", () => Results.Text(Hostile, "text/css"));
        await site._app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Any name is a page; "du-…" is one with the hostile styles.</summary>
    private IResult Page(string page, HttpContext context)
    {
        var bot = Bot.GetLeftPart(UriPartial.Authority);
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {bot}; connect-src {bot}; style-src 'self'; base-uri 'none'";
        var styles = page.StartsWith("du-", StringComparison.Ordinal) ? "<link rel=\"stylesheet\" href=\"/hostile.css\">" : "";
        var name = WebUtility.HtmlEncode(page);
        return Results.Text(
            $"""
            <!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Trang {name}</title>{styles}
            <script src="{bot}/widget.js" data-locality="{WidgetBot.Locality}" async></script></head>
            <body><main><h1>Trang {name}</h1><p><a href="/khac">Sang trang khác</a></p><p>{string.Concat(Enumerable.Repeat("Chữ của trang chủ. ", 400))}</p></main></body></html>
            """, "text/html; charset=utf-8");
    }
}
