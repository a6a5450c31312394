using System.Data.Common;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Sharing;
using De06Assistant.Bot.Storage;
using De06Assistant.Bot.Storage.Spool;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Operations;

/// <summary>Whether the bot can answer and keep what it answers, and what is not as it should be.</summary>
internal sealed class Readiness(
    LiveIndex index, IndexBuildStore builds, ContentFreshness content, RecordDatabase database, RecordWriter writer, RecordSpool spool, RedisLink redis, IOptions<AssistantOptions> options)
{
    /// <summary>Whether it can; what is wrong else costs something, but no answer.</summary>
    public bool CanAnswer => index.Version is not null && !spool.IsFull && spool.HeldCount == 0;

    /// <summary>What is wrong, in Vietnamese, the gravest first.</summary>
    public async Task<IReadOnlyList<string>> ReasonsAsync(CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        if (index.Version is null) reasons.Add("chưa có chỉ mục");
        var why = database.WhyNot() ?? writer.WhyNot;
        if (why is not null)
        {
            if (spool.IsFull) reasons.Add("chỗ giữ tạm trên máy này đã đầy");
            if (spool.HeldCount > 0) reasons.Add($"không ghi được vào đĩa; {spool.HeldCount} câu trả lời chỉ còn trong bộ nhớ, chưa nhận được điểm đánh giá");
            reasons.Add("không ghi được dữ liệu: " + why);
        }
        if (await redis.WhyNotAsync(cancellationToken) is { } without) reasons.Add(without);
        if (DiskReason() is { } disk) reasons.Add(disk);
        if (index.Version is not null && IndexReason(areRecordsThere: why is null) is { } old) reasons.Add(old);
        return reasons;
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
