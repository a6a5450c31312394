using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using De06Assistant.Bot.Conversation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.OwnData;

/// <summary>Own data as a file to download: JSON that a person can read too.</summary>
internal static class OwnDataFile
{
    private const string Type = "application/json; charset=utf-8";

    public static FileContentHttpResult Of(OwnDataBody data) => TypedResults.Bytes(
        JsonSerializer.SerializeToUtf8Bytes(data, OwnDataJson.Readable.OwnDataBody), Type, $"du-lieu-cua-toi-{VietnamTime.IsoDay(VietnamTime.Day(data.At))}.json");
}

/// <summary>How own data is written.</summary>
[JsonSerializable(typeof(OwnDataBody))]
internal sealed partial class OwnDataJson : JsonSerializerContext
{
    // Vietnamese as it is: the file is for people, and is only ever sent as a file, never inside a page.
    public static OwnDataJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true });
}
