using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace De06Assistant.Bot.Channels.Activities;

/// <summary>Writes a time in UTC, to the millisecond, with the Z that the schema asks for.</summary>
/// <remarks>Source: "Bot Framework -- Activity", A2043.</remarks>
internal sealed class UtcTime : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
}
