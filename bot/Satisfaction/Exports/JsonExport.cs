using System.Text.Encodings.Web;
using System.Text.Json;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>Writes a report as JSON: the figures as the API gives them, the plan's targets, what got no answer, and every rated turn.</summary>
internal static class JsonExport
{
    private const int FlushEvery = 64 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Report report, Stream stream, ExportProgress progress)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = Options.Encoder });
        json.WriteStartObject();
        foreach (var property in JsonSerializer.SerializeToElement(report.Figures, Options).EnumerateObject()) property.WriteTo(json);
        Property(json, "locality", report.Place?.Slug);
        Property(json, "targets", report.Targets);
        Property(json, "mostAsked", report.MostAsked);
        Property(json, "worstRated", report.WorstRated);
        Property(json, "unanswered", report.Unanswered);
        Property(json, "personAnswers", report.Persons);
        json.WriteStartArray("turns");
        foreach (var turn in report.Ratings)
        {
            JsonSerializer.Serialize(json, turn, Options);
            if (json.BytesPending > FlushEvery) json.Flush();
            progress.Wrote();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Property<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, Options);
    }
}
