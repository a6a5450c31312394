using System.Net.Http.Json;
using De06Assistant.Tests.Bot.Channels.DirectLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace De06Assistant.Tests.Web;

/// <summary>
/// A web site of someone else that shows the assistant in Microsoft's Web Chat. Its server holds the secret and gets a token for
/// each visitor; Web Chat comes from the installed package.
/// </summary>
internal sealed class WebChatSite : IAsyncDisposable
{
    private const string PageScript =
        """
        const { bot, token } = await (await fetch("/token", { method: "POST" })).json();
        window.directLine = window.WebChat.createDirectLine({ domain: `${bot}/v3/directline`, token });
        window.WebChat.renderWebChat({ directLine: window.directLine, locale: "vi-VN" }, document.getElementById("webchat"));
        """;

    private readonly WebApplication _app;
    private readonly HttpClient _server = new();

    private WebChatSite(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<WebChatSite> StartAsync(Uri bot)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = new WebChatSite(builder.Build());
        var script = NodeClient.Package("botframework-webchat/dist/webchat.js");
        site._app.MapGet("/", () => Results.Text(
            """
            <!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Trang của xã</title>
            <style>html, body, #webchat { height: 100%; margin: 0 }</style><script src="/webchat.js"></script></head>
            <body><div id="webchat"></div><script type="module" src="/page.js"></script></body></html>
            """, "text/html; charset=utf-8"));
        site._app.MapGet("/page.js", () => Results.Text(PageScript, "text/javascript; charset=utf-8"));
        site._app.MapGet("/webchat.js", () => Results.File(script, "text/javascript; charset=utf-8"));
        site._app.MapPost("/token", () => site.TokenAsync(bot));
        await site._app.StartAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _server.Dispose();
    }

    private async Task<IResult> TokenAsync(Uri bot)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "/v3/directline/tokens/generate"));
        request.Headers.Add("Authorization", "Bearer " + DirectLineBot.Secret);
        request.Content = JsonContent.Create(new { user = new { id = $"dl_{Guid.NewGuid():N}" }, trustedOrigins = new[] { Address.GetLeftPart(UriPartial.Authority) } });
        using var response = await _server.SendAsync(request);
        var given = await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        return Results.Json(new { bot = bot.GetLeftPart(UriPartial.Authority), token = given.GetProperty("token").GetString() });
    }
}
