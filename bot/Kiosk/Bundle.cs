using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using De06Assistant.Bot.Channels.Rest;
using De06Assistant.Bot.Conversation;

namespace De06Assistant.Bot.Kiosk;

/// <summary>All that a kiosk needs to find and show procedures by itself, while the server is away too.</summary>
/// <param name="Version">Changes with the content, the notices, the day and the settings.</param>
/// <param name="Desk">The name of the one-stop desk.</param>
/// <param name="PublicUrl">The address under which phones reach the assistant; null for that of the kiosk itself.</param>
/// <param name="Speech">Whether the server can read answers aloud.</param>
/// <param name="LongestQuestion">In characters.</param>
/// <param name="Events">Life events that have topics, in the order of lexicon/life-events.yaml.</param>
/// <param name="MostAsked">Slugs of topics.</param>
/// <param name="Notices">What visitors have to know now or will have to, each shown by the kiosk's own clock.</param>
internal sealed record Bundle(
    string Version, LocalityBody? Locality, string Desk, string? PublicUrl, bool Speech, int LongestQuestion,
    IReadOnlyList<BundleEvent> Events, IReadOnlyList<string> MostAsked, IReadOnlyList<BundleTopic> Topics, IReadOnlyList<BundleNotice> Notices);

/// <summary>A notice with its time.</summary>
/// <param name="From">When it starts.</param>
/// <param name="Until">When it ends, in Vietnam time.</param>
internal sealed record BundleNotice(string Id, string Kind, string Title, string Text, DateTimeOffset From, DateTimeOffset Until, string? Url);

/// <summary>A life event with the slugs of its topics.</summary>
internal sealed record BundleEvent(string Slug, string Name, IReadOnlyList<string> Topics);

/// <summary>A topic with its pages.</summary>
/// <param name="Name">The short name that buttons show.</param>
/// <param name="Checklist">The button that starts its checklist; null where it has none.</param>
internal sealed record BundleTopic(
    string Slug, string Title, string Name, IReadOnlyList<string> Aliases, IReadOnlyList<string> Questions,
    Suggestion? Checklist, IReadOnlyList<string> Related, IReadOnlyList<BundlePage> Pages);

/// <summary>A page on one facet of a topic.</summary>
internal sealed record BundlePage(string Facet, string Heading, string Html);

/// <summary>How a bundle is written.</summary>
[JsonSerializable(typeof(Bundle))]
internal sealed partial class BundleJson : JsonSerializerContext
{
    // Vietnamese as it is: escaped, the bundle is half as large again. It is only ever sent as JSON, never inside a page.
    public static BundleJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
