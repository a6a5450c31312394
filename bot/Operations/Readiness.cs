using System.Data.Common;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Sharing;
using De06Assistant.Bot.Storage;
using De06Assistant.Bot.Storage.Spool;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Operations;

/// <summary>Whether the bot can answer and keep what it answers.</summary>
/// <param name="CanAnswer">Whether it can; what is wrong else costs something, but no answer.</param>
/// <param name="Reasons">What is not as it should be, in Vietnamese, the gravest first; never empty when it cannot.</param>
internal sealed record ReadinessReport(bool CanAnswer, IReadOnlyList<string> Reasons);

/// <summary>Looks whether the bot can answer and keep what it answers, and at what is not as it should be.</summary>
internal sealed class Readiness(
    LiveIndex index, IndexBuildStore builds, ContentFreshness content, RecordDatabase database, RecordWriter writer, RecordSpool spool, RedisLink redis, IOptions<AssistantOptions> options)
{
    /// <summary>One look at everything: whether it can, and why not is of the same moment.</summary>
    public async Task<ReadinessReport> ReportAsync(CancellationToken cancellationToken)
    {
        var hasIndex = index.Version is not null;
        var (isFull, held) = (spool.IsFull, spool.HeldCount);
        var why = database.WhyNot() ?? writer.WhyNot;
        var reasons = new List<string>();
        if (!hasIndex) reasons.Add("chưa có chỉ mục");
        if (isFull) reasons.Add("chỗ giữ tạm trên máy này đã đầy");
        if (held > 0) reasons.Add($"không ghi được vào đĩa; {held} câu trả lời chỉ còn trong bộ nhớ, chưa nhận được điểm đánh giá");
        if (why is not null) reasons.Add("không ghi được dữ liệu: " + why);
        if (await redis.WhyNotAsync(cancellationToken) is { } without) reasons.Add(without);
        if (DiskReason() is { } disk) reasons.Add(disk);
        if (hasIndex && IndexReason(areRecordsThere: why is null) is { } old) reasons.Add(old);
        return new ReadinessReport(hasIndex && !isFull && held == 0, reasons);
    }

    private string? DiskReason()
    {
        var least = options.Value.Storage.LeastFreeMegabytes;
        return FreeSpace.Megabytes(options.Value.DataPath) is { } free && free < least ? $"đĩa của thư mục dữ liệu chỉ còn {free} MB, dưới mức {least} MB" : null;
    }

    private string? IndexReason(bool areRecordsThere) =>
        index.Trouble is { } trouble ? trouble + "; chỉ mục cũ vẫn phục vụ"
        : areRecordsThere && LastBuild() is { Failure: { } failure, EndedAt: { } ended } && index.Since < ended ? "lần lập chỉ mục gần nhất không xong: " + failure
        : content.IsCurrent ? null : "nội dung đã sửa sau khi lập chỉ mục; lập lại ở /staff/noi-dung hoặc khởi động lại";

    private IndexBuild? LastBuild()
    {
        try
        {
            return builds.Last();
        }
        catch (Exception fault) when (fault is StorageException or DbException)
        {
            // They went away just now; the next look says so.
            return null;
        }
    }
}
