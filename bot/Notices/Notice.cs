using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Notices;

/// <summary>A notice as citizens get it.</summary>
/// <param name="Id">
/// Names what it says: whoever has seen or dismissed it knows it again by this. A notice that is changed gets another one,
/// so that it is seen again.
/// </param>
/// <param name="Text">Plain text on one line; pages have to encode it.</param>
/// <param name="Url">Where to read more; https.</param>
/// <param name="Localities">The slugs of the localities that it is for; empty for all.</param>
/// <param name="Start">From when it is shown.</param>
/// <param name="End">The instant from which it is no longer shown.</param>
public sealed record Notice(
    string Id, NoticeKind Kind, string Title, string Text, string? Url, IReadOnlyList<string> Localities, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Whether it is shown at <paramref name="now"/>.</summary>
    public bool IsOn(DateTimeOffset now) => Start <= now && now < End;

    /// <summary>Whether it is for the people of <paramref name="locality"/>; null: for those of no locality.</summary>
    public bool IsFor(string? locality) => Localities.Count == 0 || (locality is not null && Localities.Contains(locality, StringComparer.Ordinal));
}
