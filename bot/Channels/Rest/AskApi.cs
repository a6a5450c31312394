using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting.Limits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.Channels.Rest;

/// <summary>The body of <c>POST /api/ask</c>.</summary>
/// <param name="Text">The question as typed.</param>
/// <param name="Locality">The asker's locality; null for the one that the bot serves.</param>
/// <param name="ConversationId">The conversation to go on with; null starts one.</param>
/// <param name="Channel">Where it was asked; null means "api".</param>
/// <param name="ClientId">A name for this question, chosen anew by the asking program for each; sending it again gives the same reply.</param>
/// <param name="Station">The kiosk that it is asked at.</param>
public sealed record AskBody(string? Text, string? Locality, string? ConversationId, string? Channel, string? ClientId = null, string? Station = null);

/// <summary><c>POST /api/ask</c>: one turn.</summary>
internal static class AskApi
{
    public static void MapAsk(this WebApplication app) => app.MapPost("/api/ask", AskAsync)
        .WithName("ask").WithTags("Hỏi đáp")
        .WithSummary("Hỏi một câu")
        .WithDescription("Trả lời một câu hỏi bằng tiếng Việt. Gửi lại conversationId để nối tiếp cuộc trò chuyện. Khi gửi lại cùng một câu hỏi vì mất mạng, giữ nguyên clientId để câu hỏi không bị ghi hai lần.")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Ok<Reply>, ProblemHttpResult>> AskAsync(
        AskBody body, HttpContext context, TurnService turns, AskRules rules, CitizenLimits limits, CancellationToken cancellationToken)
    {
        if (await limits.TurnAsync(context, body.ConversationId) is { } tooMany) return tooMany;
        var (request, problem) = await rules.CheckAsync(body, cancellationToken);
        return problem is not null ? problem : TypedResults.Ok(await turns.AskAsync(request!, cancellationToken));
    }
}
