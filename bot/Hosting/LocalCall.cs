using System.Net;

namespace De06Assistant.Bot.Hosting;

/// <summary>Whether a request was made by a program on this machine for itself.</summary>
internal static class LocalCall
{
    /// <summary>What a proxy adds; the one that our own middleware has taken is kept under another name.</summary>
    private static readonly string[] TracesOfProxies =
        ["Forwarded", "Via", "X-Real-IP", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Original-Proto"];

    /// <summary>
    /// Both ends on loopback, no proxy between, addressed by a loopback name, and not sent by a page in a browser: a stranger's
    /// page can reach loopback too, but cannot leave out <c>Origin</c>, nor choose the name without <c>Host</c> telling.
    /// </summary>
    public static bool Is(HttpContext context) =>
        context.Connection is { RemoteIpAddress: { } remote, LocalIpAddress: { } local } && IPAddress.IsLoopback(remote) && IPAddress.IsLoopback(local)
        && IsLoopback(context.Request.Host.Host)
        && !context.Request.Headers.ContainsKey("Origin")
        && !TracesOfProxies.Any(context.Request.Headers.ContainsKey);

    /// <summary>Whether an address that the bot listens on can be reached from this machine only.</summary>
    public static bool ListensLocally(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
