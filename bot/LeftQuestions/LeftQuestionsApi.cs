using De06Assistant.Bot.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.LeftQuestions;

/// <summary><c>/api/left-questions</c>: leave a question for a person; see what became of it.</summary>
internal static class LeftQuestionsApi
{
    public static void MapLeftQuestions(this WebApplication app)
    {
        app.MapGet("/api/left-questions", (LeftQuestionService questions) => TypedResults.Ok(questions.Terms))
            .WithName("getLeaveTerms").WithTags("Để lại câu hỏi").WithSummary("Điều cần nói và cần hỏi khi để lại câu hỏi")
            .WithDescription("Máy chủ có hỏi họ tên, số điện thoại hay không, và lời nói rõ câu hỏi được dùng vào việc gì, giữ bao lâu. Hãy cho người dân đọc trước khi gửi.");
        app.MapPost("/api/left-questions", LeaveAsync)
            .WithName("leaveQuestion").WithTags("Để lại câu hỏi").WithSummary("Để lại câu hỏi cho cán bộ")
            .WithDescription("Trả về mã 8 ký tự để xem câu trả lời. Gửi conversationId để câu trả lời hiện trong chính cuộc trò chuyện đó.")
            .WithProblemsOfABody(Problems.TextEmpty(), Problems.LocalityUnknown("xa-khac"), LeaveRules.PhoneInvalid, Problems.ConversationUnknown(), Problems.TurnUnknown(), Problems.TooMany(TimeSpan.FromMinutes(1)));
        app.MapGet("/api/left-questions/{code}", LookAsync)
            .WithName("getLeftQuestion").WithTags("Để lại câu hỏi").WithSummary("Xem câu trả lời theo mã")
            .WithDescription("Mã 8 ký tự nhận được khi để lại câu hỏi; chữ hoa, chữ thường, dấu cách, gạch nối đều được.")
            .WithProblems(Problems.LeftQuestionUnknown(), Problems.TooMany(TimeSpan.FromMinutes(1)));
        app.MapLeftQuestionPages();
    }

    private static async Task<Results<Ok<LeftQuestionBody>, ProblemHttpResult>> LeaveAsync(
        LeaveBody body, HttpContext context, LeftQuestionService questions, CancellationToken cancellationToken)
    {
        var (left, problem) = await questions.LeaveAsync(body, ClientAddress.Of(context), cancellationToken);
        return problem is not null ? problem.Announced(context) : TypedResults.Ok(left);
    }

    private static async Task<Results<Ok<LeftQuestionBody>, ProblemHttpResult>> LookAsync(string code, HttpContext context, LeftQuestionService questions)
    {
        var (left, problem) = await questions.LookAsync(code, ClientAddress.Of(context));
        return problem is not null ? problem.Announced(context) : TypedResults.Ok(left);
    }
}
