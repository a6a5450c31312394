using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Hosting.Limits;
using De06Assistant.Bot.Notices;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.Channels.Rest;

/// <summary>The body of <c>POST /api/ask</c>.</summary>
/// <param name="Text">The question as typed.</param>
/// <param name="Locality">The asker's locality; null for the one that the bot serves.</param>
/// <param name="ConversationId">The conversation to go on with; null starts one.</param>
/// <param name="Channel">Where it was asked; null means "api".</param>
/// <param name="ClientId">A name for this question, chosen anew by the asking program for each; sending it again gives the same reply.</param>
/// <param name="Station">The kiosk that it is asked at.</param>
public sealed record AskBody(string? Text, string? Locality = null, string? ConversationId = null, string? Channel = null, string? ClientId = null, string? Station = null);

/// <summary><c>POST /api/ask</c>: one turn.</summary>
internal static class AskApi
{
    public static void MapAsk(this WebApplication app) => app.MapPost("/api/ask", AskAsync)
        .WithName("ask").WithTags("Hỏi đáp")
        .WithSummary("Hỏi một câu")
        .WithDescription("Trả lời một câu hỏi bằng tiếng Việt. Gửi lại conversationId để nối tiếp cuộc trò chuyện. Khi gửi lại cùng một câu hỏi vì mất mạng, giữ nguyên clientId để câu hỏi không bị ghi hai lần.")
        .WithProblemsOfABody(
            Problems.TextEmpty(),
            Problems.TextTooLong(new AssistantOptions().MaxQuestionLength), Problems.TextUnreadable(), Problems.LocalityUnknown("xa-khac"), AskRules.ChannelInvalid, Problems.ConversationUnknown(), Problems.TooMany(TimeSpan.FromSeconds(30)));

    private static async Task<Results<Ok<Reply>, ProblemHttpResult>> AskAsync(
        AskBody body, HttpContext context, TurnService turns, AskRules rules, CitizenLimits limits, NoticeBoard board, CancellationToken cancellationToken)
    {
        if (await limits.TurnAsync(context, body.ConversationId) is { } tooMany) return tooMany;
        var (request, problem) = await rules.CheckAsync(body, cancellationToken);
        if (problem is not null) return problem;
        var reply = await turns.AskAsync(request! with { MayBeHeld = true }, cancellationToken);
        return TypedResults.Ok(reply with { Notices = Notices(board, request!.Locality, reply.Locality) });
    }

    /// <summary>What those have to know who ask, and those who go where the answer is for; null when there is nothing.</summary>
    private static IReadOnlyList<NoticeBody>? Notices(NoticeBoard board, string? asker, string? place)
    {
        var (own, there) = (board.Now(asker), board.Now(place));
        if (own.Count + there.Count == 0) return null;
        return NoticeBody.Of(ReferenceEquals(own, there) ? own : [.. own.Union(there).OrderBy(notice => notice.Kind).ThenBy(notice => notice.Start)]);
    }
}
