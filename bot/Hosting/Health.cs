using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Operations;
using De06Assistant.Bot.Storage.Spool;

namespace De06Assistant.Bot.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can answer and keep what it answers, or why not. Without its database, its
/// Redis or a fresh index it still can ("degraded"): taken out of service by all load balancers at once, nobody would answer. Where nothing is kept
/// any more it is not ready, though it goes on answering who asks.
/// </summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Ok(new { status = "live" })).ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(Readiness readiness, LiveIndex index, RecordSpool spool, CancellationToken cancellationToken)
    {
        var (canAnswer, reasons) = await readiness.ReportAsync(cancellationToken);
        if (!canAnswer) return Results.Json(new { status = "notReady", reasons }, statusCode: StatusCodes.Status503ServiceUnavailable);
        return Results.Ok(new { status = reasons.Count == 0 ? "ready" : "degraded", contentVersion = index.Version, waitingBytes = spool.IsWaiting ? spool.Bytes : 0, reasons });
    }
}
