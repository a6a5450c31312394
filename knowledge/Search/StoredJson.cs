using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Knowledge.Search;

/// <summary>How stored records are written in a segment: source-generated, so that reading needs no reflection at start-up.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredTopic))]
[JsonSerializable(typeof(StoredPassage))]
[JsonSerializable(typeof(SegmentManifest))]
[JsonSerializable(typeof(ContentLexicon))]
[JsonSerializable(typeof(IReadOnlyList<ReplyTemplate>))]
[JsonSerializable(typeof(IReadOnlyList<Locality>))]
[JsonSerializable(typeof(IReadOnlyList<NoticeFile>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    /// <summary>The same contracts, with Vietnamese written as itself instead of escapes: a third of the bytes.</summary>
    public static StoredJson Readable => ReadableContracts.Instance;

    // A class of its own, because the generated defaults live in another part of this one and may be initialised later.
    private static class ReadableContracts
    {
        public static readonly StoredJson Instance = new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
