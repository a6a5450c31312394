using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace De06Assistant.Bot.Conversation;

/// <summary>
/// Writes what is recorded of each turn as JSON, by the code that the compiler made for its type and with Vietnamese letters as they are:
/// escaped, each letter with a mark takes six bytes instead of two or three.
/// </summary>
internal static class JsonText
{
    private const int UsualLength = 16 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <summary>The value as JSON.</summary>
    /// <param name="type">From a generated context that makes writers, which is the default.</param>
    public static string Write<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(UsualLength);
        buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(buffer, Options);
        type.SerializeHandler!(json, value);
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
