using System.Data.Common;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Notices;

/// <summary>
/// Knows which notices show now: those of the content and those that staff have set. Asking reads memory only; what another
/// process has set is seen within two seconds, and a start or an end counts from its instant.
/// </summary>
public sealed class NoticeBoard : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly LiveIndex _live;
    private readonly NoticeStore _store;
    private readonly AssistantOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<NoticeBoard> _log;
    private readonly Lock _looking = new();
    private readonly Lock _renewing = new();
    private IReadOnlyList<Notice> _set = [];
    private bool _isBlind;
    private volatile NoticeEdition _edition = new(null, [], DateTimeOffset.MinValue);

    public NoticeBoard(LiveIndex live, NoticeStore store, IOptions<AssistantOptions> options, TimeProvider time, ILogger<NoticeBoard> log)
    {
        _live = live;
        _store = store;
        _options = options.Value;
        _time = time;
        _log = log;
    }

    /// <summary>The notices that show to the people of a locality, the gravest first.</summary>
    /// <param name="locality">Null for the one that the bot serves; one that nobody knows gets what is for all.</param>
    public IReadOnlyList<Notice> Now(string? locality) => Current().Of(Place(locality));

    /// <summary>Those that show to the people of a locality or are still to come, for who shows them by a clock of his own.</summary>
    /// <param name="locality">Null for the one that the bot serves.</param>
    public IReadOnlyList<Notice> NotOver(string? locality) => [.. Current().NotOver.Where(notice => notice.IsFor(Place(locality)))];

    /// <summary>Those that show, for whatever locality.</summary>
    public IReadOnlyList<Notice> Showing() => Current().Showing;

    /// <summary>How long what was made with these notices may be kept: at most <paramref name="longest"/>, and never past the next start or end.</summary>
    public TimeSpan MayKeep(TimeSpan longest)
    {
        var left = Current().Until - _time.GetUtcNow();
        return left >= longest ? longest : left < TimeSpan.Zero ? TimeSpan.Zero : left;
    }

    /// <summary>Reads what staff have set; called at each change in this process, so that it shows at once.</summary>
    public void Look()
    {
        // One at a time, so that what was read earlier never takes the place of what was read later.
        lock (_looking) LookAlone();
    }

    private void LookAlone()
    {
        try
        {
            var found = _store.NotOver(_time.GetUtcNow()).Select(Read).ToList();
            lock (_renewing)
            {
                if (found.Select(notice => notice.Id).SequenceEqual(_set.Select(notice => notice.Id), StringComparer.Ordinal)) return;
                _set = found;
                Renew();
            }
        }
        catch (Exception fault) when (fault is StorageException or DbException)
        {
            // Once, not every two seconds; what is known goes on showing.
            if (!_isBlind) _log.LogWarning(fault, "Cannot look for notices");
            _isBlind = true;
            return;
        }
        _isBlind = false;
    }

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Look();
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) Look();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the service.
        }
    }

    private string? Place(string? locality) => string.IsNullOrEmpty(locality) ? _options.Locality : locality;

    private NoticeEdition Current()
    {
        var edition = _edition;
        if (IsCurrent(edition)) return edition;
        lock (_renewing) return IsCurrent(_edition) ? _edition : Renew();
    }

    private bool IsCurrent(NoticeEdition edition) => edition.ContentVersion == _live.Version && _time.GetUtcNow() is var now && edition.Since <= now && now < edition.Until;

    private NoticeEdition Renew()
    {
        using var lease = _live.Acquire();
        return _edition = new NoticeEdition(lease.Index.Version, lease.Index.Notices.Select(NoticeOfFile.Read).Concat(_set), _time.GetUtcNow());
    }

    private static Notice Read(NoticeRecord set) => new($"staff-{set.Number}-{set.Version}", set.Kind, set.Title, set.Text, set.Url, set.Localities, set.Start, set.End);
}
