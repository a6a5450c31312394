using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Sharing;
using De06Assistant.Bot.Storage;
using De06Assistant.Bot.Storage.Spool;

namespace De06Assistant.Bot.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can answer and keep what it answers, or why not. Without its database it
/// or its Redis it still can ("degraded"): taken out of service by all load balancers at once, nobody would answer. Where nothing is kept any more it is
/// not ready, though it goes on answering who asks.
/// </summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" })).ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(LiveIndex index, RecordDatabase database, RecordWriter writer, RecordSpool spool, RedisLink redis, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        if (index.Version is null) reasons.Add("chưa có chỉ mục");
        var keepsNothing = spool.IsFull || spool.HeldCount > 0;
        if ((database.WhyNot() ?? writer.WhyNot) is { } why)
        {
            if (spool.IsFull) reasons.Add("chỗ giữ tạm trên máy này đã đầy");
            if (spool.HeldCount > 0) reasons.Add($"không ghi được vào đĩa; {spool.HeldCount} câu trả lời chỉ còn trong bộ nhớ, chưa nhận được điểm đánh giá");
            reasons.Add("không ghi được dữ liệu: " + why);
        }
        if (await redis.WhyNotAsync(cancellationToken) is { } without) reasons.Add(without);
        if (index.Version is null || keepsNothing) return Results.Json(new { status = "notReady", reasons }, statusCode: StatusCodes.Status503ServiceUnavailable);
        return Results.Ok(new { status = reasons.Count == 0 ? "ready" : "degraded", contentVersion = index.Version, waitingBytes = spool.IsWaiting ? spool.Bytes : 0, reasons });
    }
}
