using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Operations.Telemetry;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Staff.Content;

/// <summary>
/// Builds the index in the background, one at a time of all processes that share the records, in the way the bot does at its start; the last good one
/// goes on serving meanwhile. How far it is stands in the records, so that the page tells it whichever process shows the page.
/// </summary>
internal sealed class IndexRebuild(ContentIndexing indexing, LiveIndex live, OwnQuestions questions, IndexBuildStore builds, TimeProvider time, ILogger<IndexRebuild> log)
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1);

    /// <summary>Starts one.</summary>
    /// <returns>False when one is running.</returns>
    /// <exception cref="StorageException">It could not be recorded; nothing was started.</exception>
    public async Task<bool> TryStartAsync(string account, CancellationToken cancellationToken)
    {
        if (await builds.BeginAsync(account, time.GetUtcNow(), cancellationToken) is not { } begun) return false;
        _ = Task.Run(() => RunAsync(new Progress(begun)), CancellationToken.None);
        return true;
    }

    private async Task RunAsync(Progress progress)
    {
        using var isBuilt = new CancellationTokenSource();
        var saving = SaveMeanwhileAsync(progress, isBuilt.Token);
        await BuildAsync(progress);
        await isBuilt.CancelAsync();
        await saving;
        if (progress.Change(build => build with { EndedAt = time.GetUtcNow() }).Failure is not null) Measures.Failed(FaultKind.Index);
        await SaveAsync(progress);
    }

    private async Task BuildAsync(Progress progress)
    {
        try
        {
            var indexed = indexing.Run(progress.Step);
            if (indexed.Folder is null)
            {
                progress.Change(build => build with { Failure = $"Nội dung có {indexed.Errors.Count} lỗi; chỉ mục cũ vẫn đang phục vụ.", Errors = indexed.Errors });
                return;
            }
            progress.Step("Đưa chỉ mục mới vào dùng");
            live.Look();
            progress.Change(build => build with { Version = live.Version });
            progress.Step("Thử câu hỏi của các tệp");
            await questions.CheckAsync();
        }
        // Whatever it is, the page has to show that it ended.
        catch (Exception fault)
        {
            log.LogError(fault, "Building the index failed");
            progress.Change(build => build with { Failure = "Không lập được chỉ mục; chỉ mục cũ vẫn đang phục vụ. Xem nhật ký của máy chủ: " + fault.Message });
        }
    }

    /// <summary>Also where there is no news: who hears nothing for a minute takes it that this process has ended.</summary>
    private async Task SaveMeanwhileAsync(Progress progress, CancellationToken isBuilt)
    {
        using var timer = new PeriodicTimer(SaveEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(isBuilt)) await SaveAsync(progress);
        }
        catch (OperationCanceledException)
        {
            // The end is saved by itself.
        }
    }

    private async Task SaveAsync(Progress progress)
    {
        try
        {
            await builds.SaveAsync(progress.Change(build => build with { SeenAt = time.GetUtcNow() }), CancellationToken.None);
        }
        catch (StorageException fault)
        {
            log.LogWarning(fault, "How far building the index is was not recorded; it goes on");
        }
    }

    private sealed class Progress(IndexBuild begun)
    {
        private readonly Lock _changing = new();
        private IndexBuild _build = begun;

        public void Step(string what) => Change(build => build with { Steps = [.. build.Steps, what] });

        public IndexBuild Change(Func<IndexBuild, IndexBuild> change)
        {
            lock (_changing) return _build = change(_build);
        }
    }
}
