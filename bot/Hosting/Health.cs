using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can answer and record, or why not.</summary>
internal static class Health
{

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" })).ExcludeFromDescription();
        app.MapGet("/health/ready", (LiveIndex index, RecordStore records) =>
        {
            var reasons = new List<string>();
            if (index.Version is null) reasons.Add("chưa có chỉ mục");
            if (!records.CanWrite(out var why)) reasons.Add("không ghi được dữ liệu: " + why);
            return reasons.Count == 0
                ? Results.Ok(new { status = "ready", contentVersion = index.Version })
                : Results.Json(new { status = "notReady", reasons }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }).ExcludeFromDescription();
    }
}
