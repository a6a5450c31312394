using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using De06Assistant.Bot.Conversation;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>Copies JSON that a client sent, of whatever form, with every text in it masked.</summary>
internal static class MaskedJson
{
    // The longest question that any setting allows; whatever is longer was not typed.
    private const int LongestText = 5000;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The copy.</summary>
    /// <param name="kept">Members whose text stays as it is: identifiers.</param>
    /// <param name="dropped">Members that are left out.</param>
    /// <exception cref="DirectLineException">A text in it is not Unicode.</exception>
    public static JsonElement Of(JsonElement value, IReadOnlyCollection<string>? kept = null, IReadOnlyCollection<string>? dropped = null)
    {
        try
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer, Options)) Copy(writer, value, kept ?? [], dropped ?? []);
            var reader = new Utf8JsonReader(buffer.WrittenSpan);
            return JsonElement.ParseValue(ref reader);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // Half of a surrogate pair: JSON can write it, text cannot hold it.
            throw DirectLineException.Malformed();
        }
    }

    /// <summary>A text, masked, and cut where it is longer than any that is read.</summary>
    public static string? Text(string? text) => text is null ? null : PersonalData.Mask(text.Length <= LongestText ? text : $"{text.AsSpan(0, LongestText)}…");

    private static void Copy(Utf8JsonWriter writer, JsonElement value, IReadOnlyCollection<string> kept, IReadOnlyCollection<string> dropped)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().Where(member => !dropped.Contains(member.Name)))
                {
                    writer.WritePropertyName(member.Name);
                    if (kept.Contains(member.Name)) member.Value.WriteTo(writer);
                    else Copy(writer, member.Value, kept, dropped);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Copy(writer, item, kept, dropped);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Text(value.GetString()));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
