using Microsoft.Identity.Client;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>
/// The line to Microsoft's services. It follows no redirection: what is meant for one address, a token above all, is for no other.
/// </summary>
internal sealed class ConnectorHttp : IMsalHttpClientFactory, IDisposable
{
    /// <summary>The longest that one request may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(5);

    // Names are looked up again now and then: the services move.
    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = Renewal }) { Timeout = Patience };

    /// <inheritdoc/>
    public HttpClient GetHttpClient() => Client;

    public void Dispose() => Client.Dispose();
}
