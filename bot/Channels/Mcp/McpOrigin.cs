using System.Net;
using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>
/// Keeps web pages of others out (Model Context Protocol 2026-07-28, "Streamable HTTP", "Security &amp; Endpoint"): a page whose name is
/// made to point at this machine (DNS rebinding) could otherwise call the tools through someone's browser.
/// </summary>
internal static class McpOrigin
{
    // JSON-RPC 2.0: an error without an id, since the message is not even read.
    private const string Refusal = """{"jsonrpc":"2.0","error":{"code":-32600,"message":"Trang web này không được gọi công cụ của trợ lý."}}""";

    /// <summary>Refuses what comes from a page of others. Programs, which send no origin, pass.</summary>
    public static void UseMcpOrigin(this WebApplication app) => app.UseWhen(context => context.Request.Path.StartsWithSegments(McpChannel.Path, StringComparison.OrdinalIgnoreCase), branch => branch.Use((context, next) =>
    {
        var origins = context.Request.Headers.Origin;
        if (origins.Count == 0 || IsOwn(origins.ToString(), context.Request, context.RequestServices.GetRequiredService<IOptions<AssistantOptions>>().Value)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(Refusal, context.RequestAborted);
    }));

    /// <summary>
    /// Our own page: at the configured address, or on this machine under a name that no one else can point here. The request's host
    /// alone proves nothing: after rebinding it is the attacker's, like the origin.
    /// </summary>
    private static bool IsOwn(string text, HttpRequest request, AssistantOptions options)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var origin)) return false;
        if (!string.IsNullOrEmpty(options.PublicUrl)) return IsSame(origin, new Uri(options.PublicUrl));
        return IsThisMachine(origin.Host) && IsSame(origin, new Uri($"{request.Scheme}://{request.Host}"));
    }

    private static bool IsSame(Uri one, Uri other) => Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
