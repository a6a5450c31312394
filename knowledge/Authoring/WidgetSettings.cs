namespace De06Assistant.Knowledge.Authoring;

/// <summary>How the widget looks on the web pages of a locality, and which pages may carry it.</summary>
/// <param name="Name">What the assistant is called there; null for the usual name.</param>
/// <param name="Colour">"#rrggbb", dark enough for white text on it; null for the usual colour.</param>
/// <param name="Greeting">The first line that a citizen reads; null for the usual one.</param>
/// <param name="Topics">The slugs offered at the greeting, in this order; empty for the most asked.</param>
/// <param name="Hosts">The origins of the pages that may carry it: "https://xa.tinh.gov.vn".</param>
public sealed record WidgetSettings(string? Name, string? Colour, string? Greeting, IReadOnlyList<LocatedText> Topics, IReadOnlyList<string> Hosts)
{
    /// <summary>What counts where a locality has said nothing.</summary>
    public static WidgetSettings Usual { get; } = new(null, null, null, [], []);
}
