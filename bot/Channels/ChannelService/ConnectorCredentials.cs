using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>The bot's own tokens, by its id and secret; each is kept until it is about to expire.</summary>
/// <remarks>Source: RFC 6749, 4.4; "Authentication with the Bot Connector API", section "Bot to Connector".</remarks>
internal sealed class ConnectorCredentials(IOptions<AssistantOptions> options, ConnectorHttp http)
{
    private readonly Lazy<IConfidentialClientApplication> _application = new(() => Application(options.Value.ChannelService, http));

    /// <summary>A token for the connector.</summary>
    /// <param name="anew">Not the one that is kept: it has been refused.</param>
    /// <exception cref="MsalException">There is none to be had.</exception>
    public async Task<string> TokenAsync(bool anew, CancellationToken cancellationToken) =>
        (await _application.Value.AcquireTokenForClient([options.Value.ChannelService.TokenScope]).WithForceRefresh(anew).ExecuteAsync(cancellationToken)).AccessToken;

    private static IConfidentialClientApplication Application(ChannelServiceOptions options, ConnectorHttp http) => ConfidentialClientApplicationBuilder
        .Create(options.AppId)
        .WithClientSecret(options.AppSecret)
        // The operator names the authority; asking the public cloud whether it is one would need the public cloud.
        .WithAuthority(options.Authority, validateAuthority: false)
        .WithInstanceDiscovery(false)
        // Trying again is the sender's business, which knows how long it may take.
        .WithHttpClientFactory(http, retryOnceOn5xx: false)
        .Build();
}
