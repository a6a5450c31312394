using System.Data.Common;
using System.Threading.Channels;
using De06Assistant.Bot.Sharing;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Conversation;

/// <summary>
/// Keeps this process at the content that the others answer from. Tells them when it switches to another index; hears it from them by Redis, and sees in
/// the records what staff have built. Processes that share the index folder find the new index there; one with a folder of its own builds it from its own
/// content, where that is the same.
/// </summary>
internal sealed class IndexFollower(LiveIndex live, ContentIndexing indexing, IndexBuildStore builds, Announcements announcements, TimeProvider time, ILogger<IndexFollower> log) : BackgroundService
{
    private const string Subject = "index";
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    // Of several versions only the last is of interest.
    private readonly Channel<string> _wanted = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    // The build in the records that was dealt with last, by number and version.
    private (long Number, string? Version)? _seen;
    private bool _isBlind;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // What was built before this start is not to be followed: the start itself takes the content as it is now.
        LookIntoRecords(isStart: true);
        announcements.Hear(Subject, version => _wanted.Writer.TryWrite(version));
        live.Switched += version => announcements.Say(Subject, version);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var looking = LookAsync(stoppingToken);
        try
        {
            await foreach (var version in _wanted.Reader.ReadAllAsync(stoppingToken)) await Task.Run(() => Follow(version), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the service.
        }
        await looking;
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) LookIntoRecords(isStart: false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the service.
        }
    }

    private void LookIntoRecords(bool isStart)
    {
        try
        {
            var found = builds.Last() is { } last ? (last.Number, last.Version) : default((long, string?)?);
            _isBlind = false;
            if (found == _seen) return;
            _seen = found;
            if (!isStart && found?.Item2 is { } version) _wanted.Writer.TryWrite(version);
        }
        catch (Exception fault) when (fault is StorageException or DbException)
        {
            // Once, not every two seconds.
            if (!_isBlind) log.LogWarning(fault, "Cannot look for what staff have built");
            _isBlind = true;
        }
    }

    private void Follow(string version)
    {
        try
        {
            live.Look();
            if (live.Version == version) return;
            if (!indexing.HasContent || !indexing.IsOf(version))
            {
                log.LogWarning("Another process answers from content {Version}, which is not on this machine; this one goes on with {Own}", version, live.Version);
                return;
            }
            log.LogInformation("Another process answers from content {Version}; indexing it here too", version);
            indexing.Run();
            live.Look();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "Content {Version} could not be indexed, the last good index goes on serving", version);
        }
    }
}
