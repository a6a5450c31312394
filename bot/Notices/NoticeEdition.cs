using System.Collections.Frozen;

namespace De06Assistant.Bot.Notices;

/// <summary>Which notices show, from one instant until the next at which one starts or ends.</summary>
internal sealed class NoticeEdition
{
    private readonly IReadOnlyList<Notice> _forAll;
    private readonly FrozenDictionary<string, IReadOnlyList<Notice>> _forLocality;

    /// <param name="contentVersion">The content that some of the notices are from.</param>
    /// <param name="notices">All, also those that are over or still to come.</param>
    public NoticeEdition(string? contentVersion, IEnumerable<Notice> notices, DateTimeOffset now)
    {
        (ContentVersion, Since) = (contentVersion, now);
        NotOver = [.. notices.Where(notice => notice.End > now && notice.End > notice.Start).OrderBy(notice => notice.Kind).ThenBy(notice => notice.Start).ThenBy(notice => notice.Id, StringComparer.Ordinal)];
        Showing = [.. NotOver.Where(notice => notice.IsOn(now))];
        Until = NotOver.Select(notice => notice.IsOn(now) ? notice.End : notice.Start).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        _forAll = For(null);
        _forLocality = Showing.SelectMany(notice => notice.Localities).Distinct(StringComparer.Ordinal).ToFrozenDictionary(locality => locality, For, StringComparer.Ordinal);
    }

    public string? ContentVersion { get; }

    /// <summary>The instant that it was made for: before it, after a clock was put back, others may show.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>Those that show or are still to come, the gravest first.</summary>
    public IReadOnlyList<Notice> NotOver { get; }

    /// <summary>Those that show, for whomever.</summary>
    public IReadOnlyList<Notice> Showing { get; }

    /// <summary>When the next one starts or ends.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>Those that show to the people of a locality.</summary>
    public IReadOnlyList<Notice> Of(string? locality) => locality is not null && _forLocality.TryGetValue(locality, out var own) ? own : _forAll;

    private IReadOnlyList<Notice> For(string? locality) => [.. Showing.Where(notice => notice.IsFor(locality))];
}
