using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace De06Assistant.Bot.Channels.Rest;

/// <summary>A question tried on the page, as the request that a program would send. The page's script writes the same (bot/web/src/try-api).</summary>
internal static class TryRequest
{
    /// <summary>The channel of questions tried on the page, so that they can be told from those of citizens.</summary>
    public const string Channel = "thu";

    private static readonly JsonSerializerOptions Short = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body; what is empty is left out.</summary>
    public static AskBody Body(string? text, string? locality, string? conversationId) => new(text ?? "", NullIfEmpty(locality), NullIfEmpty(conversationId), Channel);

    /// <summary>The command for a POSIX shell.</summary>
    public static string Curl(string site, AskBody body) =>
        $"curl -X POST '{site}/api/ask' \\\n  -H 'Content-Type: application/json' \\\n  -d '{JsonSerializer.Serialize(body, Short).Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
