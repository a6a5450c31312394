using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Operations.Telemetry;
using De06Assistant.Knowledge.Search;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Conversation;

/// <summary>
/// The index that is live now. Notices a newly published one, opens it, and closes the old one when the last turn on it
/// is done; one that cannot be opened is reported and the old one goes on serving.
/// </summary>
public sealed class LiveIndex : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly AssistantOptions _options;
    private readonly ContentIndexing _indexing;
    private readonly TimeProvider _time;
    private readonly Lock _looking = new();
    private readonly ILogger<LiveIndex> _log;
    private string? _refused;
    private volatile OpenIndex? _current;

    public LiveIndex(IOptions<AssistantOptions> options, ContentIndexing indexing, TimeProvider time, ILogger<LiveIndex> log)
    {
        _options = options.Value;
        _indexing = indexing;
        _time = time;
        _log = log;
    }

    /// <summary>The content version that is live; null before the start.</summary>
    public string? Version => _current?.Index.Version;

    /// <summary>Told the content version when a newly published index has gone live, not that of the start.</summary>
    internal event Action<string>? Switched;

    /// <summary>Since when this process answers with it.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Why a newer index is not live: it could not be opened, or not be built. Null when nothing is wrong with the live one.</summary>
    public string? Trouble { get; private set; }

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _current = new OpenIndex(OpenOrBuild());
        Since = _time.GetUtcNow();
        if (_options.Locality is { } locality && _current.Index.Localities.BySlug(locality) is null)
            throw new StartupException($"Assistant:Locality là \"{locality}\", nhưng nội dung không có localities/{locality}.yaml.");
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Takes the live index for one turn; disposing the lease gives it back.</summary>
    internal OpenIndex.Lease Acquire()
    {
        while (true)
        {
            var current = _current ?? throw new InvalidOperationException("The index is acquired only after the start.");
            if (current.TryAcquire(out var lease)) return lease;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _current?.Retire();
        base.Dispose();
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

    /// <summary>Looks for a newly published index at once, instead of within two seconds.</summary>
    public void Look()
    {
        lock (_looking) LookAlone();
    }

    private void LookAlone()
    {
        try
        {
            var folder = IndexFolder.Current(_options.IndexPath);
            // A folder that was refused is tried again when its files have changed: they may still be on their way here.
            if (folder is null || folder == _current!.Index.Folder || IndexFolder.Stamp(folder) is var stamp && folder + stamp == _refused) return;
            Switch(folder, stamp);
        }
        catch (IOException fault)
        {
            _log.LogWarning(fault, "Cannot look for a new index");
        }
    }

    private void Switch(string folder, string stamp)
    {
        try
        {
            var next = new OpenIndex(Open(folder));
            var old = _current;
            _current = next;
            Since = _time.GetUtcNow();
            old!.Retire();
            _refused = null;
            Trouble = null;
            Measures.IndexSwitched();
            _log.LogInformation("Index {Version} is live", next.Index.Version);
            Switched?.Invoke(next.Index.Version);
        }
        catch (SegmentException fault)
        {
            _refused = folder + stamp;
            Fail("chỉ mục mới không mở được: " + fault.Message);
            _log.LogError("Index refused, the last good one goes on serving: {Reason}", fault.Message);
        }
    }

    /// <summary>
    /// Opens the published index. Where the content lies beside the program and has changed since, it is indexed anew;
    /// content with errors leaves the last good index in place.
    /// </summary>
    private KnowledgeIndex OpenOrBuild()
    {
        var published = OpenPublished();
        if (!_indexing.HasContent)
        {
            return published ?? throw new StartupException(
                $"chưa có chỉ mục dùng được ở {_options.IndexPath} và không thấy nội dung ở {_options.ContentPath}. Chạy \"indexer build\" hoặc sửa Assistant:ContentDirectory.");
        }
        if (published is not null && _indexing.IsCurrent(published)) return published;

        _log.LogInformation("Indexing {Content}", _options.ContentPath);
        var indexed = _indexing.Run();
        if (indexed.Folder is null && published is null)
            throw new StartupException($"nội dung có {indexed.Errors.Count} lỗi, không lập được chỉ mục:\n{string.Join('\n', indexed.Errors)}");
        if (indexed.Folder is null)
        {
            Fail($"nội dung có {indexed.Errors.Count} lỗi nên chưa lập được chỉ mục mới");
            _log.LogError("Content has {Count} errors, the last good index goes on serving; the first: {Error}", indexed.Errors.Count, indexed.Errors[0]);
            return published!;
        }
        published?.Dispose();
        return Open(indexed.Folder);
    }

    private KnowledgeIndex Open(string folder) =>
        KnowledgeIndex.Open(folder, fault => _log.LogError("A locality's segment was damaged; its plan is not answered until an index is published: {Reason}", fault.Message));

    private void Fail(string trouble)
    {
        Trouble = trouble;
        Measures.Failed(FaultKind.Index);
    }

    private KnowledgeIndex? OpenPublished()
    {
        try
        {
            return IndexFolder.Current(_options.IndexPath) is { } folder ? Open(folder) : null;
        }
        catch (SegmentException fault)
        {
            _log.LogError("Published index refused: {Reason}", fault.Message);
            return null;
        }
    }
}
