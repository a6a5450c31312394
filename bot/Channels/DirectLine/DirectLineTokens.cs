using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>Signs and checks tokens: JSON Web Tokens (RFC 7519) with HMAC-SHA-256.</summary>
/// <remarks>Clients of Microsoft read the claim "user" to know whom they speak as.</remarks>
internal sealed class DirectLineTokens(DirectLineKey key, IOptions<AssistantOptions> options, TimeProvider time)
{
    /// <summary>Seconds within which a stream has to be opened: "Reconnect to a conversation" of the Direct Line documentation.</summary>
    public const int StreamSeconds = 60;

    private const string Issuer = "de06assistant";
    private const string ForCalls = "directline";
    private const string ForStreams = "directline-stream";
    private const string ConversationClaim = "conversation";
    private const string UserClaim = "user";
    private const string OriginClaim = "origin";
    private const string LocalityClaim = "locality";

    // Between processes on machines whose clocks differ a little.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    private static readonly JsonWebTokenHandler Handler = new();

    /// <summary>Seconds for which a token for calls is good.</summary>
    public int Seconds => options.Value.DirectLine.TokenMinutes * 60;

    /// <summary>A token for calls.</summary>
    public string Sign(DirectLineToken token) => Sign(token, ForCalls, Seconds);

    /// <summary>A token that opens a stream, and nothing else, for a minute: it stands in an address.</summary>
    public string SignForStream(DirectLineToken token) => Sign(token, ForStreams, StreamSeconds);

    /// <summary>What a token for calls says.</summary>
    /// <exception cref="DirectLineException">It is not one of ours, or no longer good.</exception>
    public Task<DirectLineToken> ReadAsync(string text) => ReadAsync(text, ForCalls);

    /// <summary>What a token for a stream says.</summary>
    /// <exception cref="DirectLineException">It is not one of ours, or no longer good.</exception>
    public Task<DirectLineToken> ReadForStreamAsync(string text) => ReadAsync(text, ForStreams);

    private string Sign(DirectLineToken token, string purpose, int seconds)
    {
        var claims = new Dictionary<string, object> { [ConversationClaim] = token.Conversation };
        if (token.User is not null) claims[UserClaim] = token.User;
        if (token.Origins.Count > 0) claims[OriginClaim] = token.Origins.ToArray();
        if (token.Locality is not null) claims[LocalityClaim] = token.Locality;
        var now = time.GetUtcNow().UtcDateTime;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = purpose,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddSeconds(seconds),
            Claims = claims,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key.Bytes), SecurityAlgorithms.HmacSha256),
        });
    }

    private async Task<DirectLineToken> ReadAsync(string text, string purpose)
    {
        var result = await Handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = purpose,
            IssuerSigningKey = new SymmetricSecurityKey(key.Bytes),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            // By the product's clock. When a token begins is not looked at: a clock that was put back would shut everyone out until it has caught up.
            LifetimeValidator = (_, expires, _, _) => expires > time.GetUtcNow().UtcDateTime - Skew,
        });
        if (result is not { IsValid: true, SecurityToken: JsonWebToken token })
            throw result.Exception is SecurityTokenInvalidLifetimeException ? DirectLineException.TokenExpired() : DirectLineException.BadToken();
        return new DirectLineToken(token.GetPayloadValue<string>(ConversationClaim))
        {
            User = token.TryGetPayloadValue<string>(UserClaim, out var user) ? user : null,
            Origins = [.. token.Claims.Where(claim => claim.Type == OriginClaim).Select(claim => claim.Value)],
            Locality = token.TryGetPayloadValue<string>(LocalityClaim, out var locality) ? locality : null,
        };
    }
}
