using System.Collections.Frozen;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Widget;

/// <summary>The web pages, beside the bot's own, that may carry the widget: those that the localities name.</summary>
internal sealed class HostPages
{
    private const string Own = "'self'";

    private readonly FrozenSet<string> _origins;
    private readonly FrozenDictionary<string, string> _ancestors;

    public HostPages(IReadOnlyList<Locality> localities)
    {
        _origins = localities.SelectMany(locality => locality.Widget.Hosts).ToFrozenSet(StringComparer.Ordinal);
        _ancestors = localities.Where(locality => locality.Widget.Hosts.Count > 0)
            .ToFrozenDictionary(locality => locality.Slug, locality => $"{Own} {string.Join(' ', locality.Widget.Hosts)}", StringComparer.Ordinal);
    }

    /// <summary>Whether scripts of a page with this origin may call the bot.</summary>
    public bool MayCall(string origin) => _origins.Contains(origin);

    /// <summary>Who may show a page of the locality in a frame, as Content-Security-Policy writes it.</summary>
    public string FrameAncestors(string? locality) => locality is not null && _ancestors.TryGetValue(locality, out var ancestors) ? ancestors : Own;
}
