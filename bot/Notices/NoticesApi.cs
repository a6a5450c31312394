using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.Notices;

/// <summary>The notices that show now.</summary>
public sealed record NoticesBody(IReadOnlyList<NoticeBody> Notices);

/// <summary><c>GET /api/notices</c>: what the people of a locality have to know now.</summary>
internal static class NoticesApi
{
    public static void MapNotices(this WebApplication app) => app.MapGet("/api/notices", Get)
        .WithName("listNotices").WithTags("Thông báo").WithSummary("Các thông báo đang hiện ở một địa phương")
        .WithDescription("Thông báo đang trong thời gian hiện, việc gấp đứng trước. Mã (id) đổi khi thông báo được sửa.")
        .WithProblems(Problems.LocalityUnknown("xa-khac"));

    private static Results<Ok<NoticesBody>, ProblemHttpResult> Get(string? locality, HttpContext context, LiveIndex live, NoticeBoard board)
    {
        using var lease = live.Acquire();
        if (!string.IsNullOrEmpty(locality) && lease.Index.Localities.BySlug(locality) is null) return Problems.LocalityUnknown(locality);
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Ok(new NoticesBody(NoticeBody.Of(board.Now(locality))));
    }
}
