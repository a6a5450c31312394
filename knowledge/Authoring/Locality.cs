using System.Text.Json.Serialization;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>A commune, ward or province that the assistant serves. What is null is left out of answers.</summary>
/// <param name="Level">xã, phường or tỉnh.</param>
/// <param name="Hours">The opening hours as people read them.</param>
/// <param name="Opening">The same for the machine; empty when not filled in: then nothing is said about open or closed.</param>
/// <param name="Desk">The name of its one-stop desk.</param>
/// <param name="Widget">How the widget looks on its web pages.</param>
public sealed record Locality(
    string Path,
    string Slug,
    string Name,
    string Short,
    string Level,
    string? Province,
    IReadOnlyList<string> Aliases,
    string? Address,
    string? Hours,
    IReadOnlyList<OpeningSpan> Opening,
    string? Hotline,
    string? Email,
    string? Website,
    string? Zalo,
    string? Desk,
    string? Police,
    WidgetSettings Widget,
    IReadOnlyList<Source> Sources)
{
    /// <summary>The name as a heading: "Xã Vĩnh Trụ".</summary>
    [JsonIgnore]
    public string Heading => char.ToUpperInvariant(Name[0]) + Name[1..];
}
