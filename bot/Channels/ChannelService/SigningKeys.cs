using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>A published key and the channels that it may speak for.</summary>
/// <param name="Endorsements">The channels; empty where the publisher names none, and then it may speak for any.</param>
internal sealed record SigningKey(SecurityKey Key, IReadOnlyList<string> Endorsements);

/// <summary>
/// The keys that one OpenID metadata document leads to. They are kept for a day and looked for anew when a token names an
/// unknown one, at most every five minutes; while the publisher is away, the ones last read go on.
/// </summary>
/// <remarks>Source: OpenID Connect Discovery 1.0; RFC 7517; "Authentication with the Bot Connector API" for the endorsements.</remarks>
internal sealed class SigningKeys(string metadataAddress, HttpClient http)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    private readonly ConfigurationManager<OpenIdConnectConfiguration> _manager =
        new(metadataAddress, new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(http)) { AutomaticRefreshInterval = Fresh };

    /// <summary>The key of this name.</summary>
    /// <returns>Null when the publisher has no such RSA key.</returns>
    /// <exception cref="InvalidOperationException">The publisher has not been reached yet.</exception>
    public async Task<SigningKey?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (Find(await _manager.GetConfigurationAsync(cancellationToken), name) is { } known) return known;
        // Does nothing when it was asked for within the last five minutes, so that made-up names cause no traffic.
        _manager.RequestRefresh();
        return Find(await _manager.GetConfigurationAsync(cancellationToken), name);
    }

    private static SigningKey? Find(OpenIdConnectConfiguration configuration, string name) =>
        configuration.JsonWebKeySet?.Keys.FirstOrDefault(key => key.Kty == JsonWebAlgorithmsKeyTypes.RSA && key.Kid == name) is { } key
            ? new SigningKey(key, Endorsements(key)) : null;

    private static IReadOnlyList<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)] : [];
}
