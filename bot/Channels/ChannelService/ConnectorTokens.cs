using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>What became of a token: a caller, or why it is none.</summary>
internal sealed record TokenCheck(Caller? Caller, string? Fault);

/// <summary>
/// Checks the tokens of the Bot Connector and of the Bot Framework Emulator: signature by a published key, issuer, audience, lifetime.
/// </summary>
/// <remarks>Source: "Authentication with the Bot Connector API", sections "Connector to Bot" and "Emulator to Bot".</remarks>
internal sealed class ConnectorTokens(IOptions<AssistantOptions> options, ConnectorHttp http)
{
    private const string ServiceUrlClaim = "serviceurl";
    private const string VersionClaim = "ver";

    // The tenants whose tokens the documentation lists for the Emulator, in both forms of Microsoft Entra ID's tokens.
    private static readonly string[] EmulatorTenants = ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly ChannelServiceOptions _options = options.Value.ChannelService;
    private readonly JsonWebTokenHandler _handler = new();
    private readonly SigningKeys _connectorKeys = new(options.Value.ChannelService.OpenIdMetadata, http.Client);
    private readonly SigningKeys _emulatorKeys = new(options.Value.ChannelService.EmulatorOpenIdMetadata, http.Client);
    private readonly string[] _emulatorIssuers =
    [
        .. EmulatorTenants.Append(options.Value.ChannelService.TenantId).Where(tenant => !string.IsNullOrEmpty(tenant))
            .SelectMany(tenant => new[] { $"https://sts.windows.net/{tenant}/", $"https://login.microsoftonline.com/{tenant}/v2.0" }),
    ];

    /// <summary>Checks a token.</summary>
    /// <exception cref="InvalidOperationException">The keys cannot be had, so that nothing can be said of the token.</exception>
    public async Task<TokenCheck> CheckAsync(string token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(_options.AppId)) return Refused("no application id is set");
        if (Read(token) is not { } read) return Refused("no token in a known form");
        // Looked at before any key is fetched; the signature decides whether it is true.
        var fromEmulator = _emulatorIssuers.Contains(read.Issuer, StringComparer.Ordinal);
        if (!fromEmulator && read.Issuer != _options.Issuer) return Refused("issuer");
        if (string.IsNullOrEmpty(read.Kid)) return Refused("no key named");
        if (await (fromEmulator ? _emulatorKeys : _connectorKeys).FindAsync(read.Kid, cancellationToken) is not { } key) return Refused("unknown key");
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms,
            ValidIssuer = read.Issuer,
            ValidAudience = _options.AppId,
            IssuerSigningKey = key.Key,
            ClockSkew = Skew,
            LogValidationExceptions = false,
        });
        if (!result.IsValid) return Refused(result.Exception.GetType().Name);
        if (!fromEmulator) return new TokenCheck(new Caller.Connector(Claim(result, ServiceUrlClaim), key.Endorsements), null);
        return Application(result) == _options.AppId ? new TokenCheck(new Caller.Emulator(HasToken: true), null) : Refused("another application");
    }

    private JsonWebToken? Read(string token)
    {
        try
        {
            return _handler.ReadJsonWebToken(token);
        }
        catch (Exception fault) when (fault is ArgumentException or SecurityTokenException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whose token it is: which claim says so depends on the form of the token.</summary>
    private static string? Application(TokenValidationResult result) => Claim(result, VersionClaim) switch
    {
        null or "" or "1.0" => Claim(result, "appid"),
        "2.0" => Claim(result, "azp"),
        _ => null,
    };

    private static string? Claim(TokenValidationResult result, string name) => result.Claims.TryGetValue(name, out var value) ? value as string : null;

    private static TokenCheck Refused(string why) => new(null, why);
}
