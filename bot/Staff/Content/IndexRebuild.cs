using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Operations.Telemetry;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Staff.Content;

/// <summary>How far building the index has come, or how it ended.</summary>
/// <param name="Account">Who asked for it.</param>
/// <param name="Steps">What was done so far; the last is being done while it runs.</param>
/// <param name="EndedAt">Null while it runs.</param>
/// <param name="Failure">Why it ended without a new index; null when it has one.</param>
/// <param name="Errors">What is wrong in the content.</param>
internal sealed record RebuildProgress(
    string Account, DateTimeOffset StartedAt, IReadOnlyList<string> Steps, DateTimeOffset? EndedAt, string? Failure, IReadOnlyList<Finding> Errors);

/// <summary>Builds the index in the background, one at a time, in the way the bot does at its start; the last good one goes on serving meanwhile.</summary>
internal sealed class IndexRebuild(ContentIndexing indexing, LiveIndex live, OwnQuestions questions, TimeProvider time, ILogger<IndexRebuild> log)
{
    private readonly Lock _changing = new();

    /// <summary>The one that runs or ran last in this process; null before the first.</summary>
    public RebuildProgress? Last { get; private set; }

    /// <summary>Starts one.</summary>
    /// <returns>False when one is running.</returns>
    public bool TryStart(string account)
    {
        lock (_changing)
        {
            if (Last is { EndedAt: null }) return false;
            Last = new RebuildProgress(account, time.GetUtcNow(), [], null, null, []);
        }
        _ = Task.Run(RunAsync);
        return true;
    }

    private async Task RunAsync()
    {
        try
        {
            var indexed = indexing.Run(Step);
            if (indexed.Folder is null)
            {
                End($"Nội dung có {indexed.Errors.Count} lỗi; chỉ mục cũ vẫn đang phục vụ.", indexed.Errors);
                return;
            }
            Step("Đưa chỉ mục mới vào dùng");
            live.Look();
            Step("Thử câu hỏi của các tệp");
            await questions.CheckAsync();
            End(null, []);
        }
        // Whatever it is, the page has to show that it ended.
        catch (Exception fault)
        {
            log.LogError(fault, "Building the index failed");
            End("Không lập được chỉ mục; chỉ mục cũ vẫn đang phục vụ. Xem nhật ký của máy chủ: " + fault.Message, []);
        }
    }

    private void Step(string what) => Change(progress => progress with { Steps = [.. progress.Steps, what] });

    private void End(string? failure, IReadOnlyList<Finding> errors)
    {
        if (failure is not null) Measures.Failed(FaultKind.Index);
        Change(progress => progress with { EndedAt = time.GetUtcNow(), Failure = failure, Errors = errors });
    }

    private void Change(Func<RebuildProgress, RebuildProgress> change)
    {
        lock (_changing) Last = change(Last!);
    }
}
