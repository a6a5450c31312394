using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>What a page's server says when it asks for a token; all of it may be missing.</summary>
/// <param name="User">Whom the token is for; then nobody else can be claimed with it.</param>
/// <param name="TrustedOrigins">The origins of the pages that may use it: "https://xa.gov.vn".</param>
/// <param name="Locality">The locality that the page is of; not part of Direct Line.</param>
internal sealed record TokenRequest(UserBody? User, IReadOnlyList<string>? TrustedOrigins, string? Locality);

/// <summary>What a client says when it begins a conversation; all of it may be missing.</summary>
internal sealed record StartRequest(UserBody? User);

/// <summary>A user.</summary>
internal sealed record UserBody(string? Id);

/// <summary>A conversation: what a client needs to go on with it.</summary>
/// <param name="ExpiresIn">Seconds for which <paramref name="Token"/> is good.</param>
internal sealed record OpenConversationBody(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string? StreamUrl = null);

/// <summary>The identifier of what was sent.</summary>
internal sealed record SentBody(string Id);

/// <summary>A refusal.</summary>
internal sealed record ErrorBody(ErrorDetail Error);

/// <summary>Why.</summary>
internal sealed record ErrorDetail(string Code, string Message);

/// <summary>How the bodies are written and read.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(OpenConversationBody))]
[JsonSerializable(typeof(SentBody))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class DirectLineJson : JsonSerializerContext
{
    /// <summary>Reads a body.</summary>
    /// <exception cref="DirectLineException">It is not JSON of this form.</exception>
    public static async Task<T> ReadAsync<T>(Stream body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken) ?? throw DirectLineException.Malformed();
        }
        catch (JsonException)
        {
            throw DirectLineException.Malformed();
        }
    }

    /// <summary>Reads a body that may be missing.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="DirectLineException">It is not JSON of this form.</exception>
    public static async Task<T?> ReadOptionalAsync<T>(Stream body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, cancellationToken);
        buffer.Position = 0;
        return buffer.Length == 0 ? null : await ReadAsync(buffer, type, cancellationToken);
    }
}
