using De06Assistant.Bot.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.OwnData;

/// <summary>
/// What is kept, to take away and to erase: by the key of a conversation or the code of a left question, which are all that
/// proves whose it is.
/// </summary>
internal static class OwnDataApi
{
    private const string Tag = "Dữ liệu của tôi";

    public static void MapOwnDataApi(this WebApplication app)
    {
        app.MapGet("/api/conversations/{id}/export", ExportConversation)
            .WithName("exportConversation").WithTags(Tag).WithSummary("Tải về mọi điều đã lưu của một cuộc trò chuyện")
            .WithDescription("Câu hỏi, câu trả lời, đánh giá, câu hỏi để lại, đúng như đang lưu, thành một tệp JSON. Họ tên và số điện thoại chỉ hiện một phần.")
            .Produces<OwnDataBody>().WithProblems(Problems.ConversationUnknown());
        app.MapDelete("/api/conversations/{id}", EraseConversationAsync)
            .WithName("eraseConversation").WithTags(Tag).WithSummary("Xóa một cuộc trò chuyện khỏi máy chủ")
            .WithDescription("Xóa câu hỏi, câu trả lời, góp ý, câu hỏi để lại cùng họ tên, số điện thoại. Chỉ còn con số để thống kê. Không khôi phục được. Gọi lại lần nữa vẫn là đã xóa.");
        app.MapGet("/api/left-questions/{code}/export", ExportLeftQuestionAsync)
            .WithName("exportLeftQuestion").WithTags(Tag).WithSummary("Tải về mọi điều đã lưu của một câu hỏi để lại")
            .WithDescription("Câu hỏi, câu trả lời của cán bộ, thời điểm, thành một tệp JSON. Họ tên và số điện thoại chỉ hiện một phần.")
            .Produces<OwnDataBody>().WithProblems(Problems.LeftQuestionUnknown(), Problems.TooMany(TimeSpan.FromMinutes(1)));
        app.MapDelete("/api/left-questions/{code}", EraseLeftQuestionAsync)
            .WithName("eraseLeftQuestion").WithTags(Tag).WithSummary("Xóa một câu hỏi để lại")
            .WithDescription("Xóa câu hỏi, câu trả lời, họ tên và số điện thoại. Không khôi phục được.")
            .WithProblems(Problems.LeftQuestionUnknown(), Problems.TooMany(TimeSpan.FromMinutes(1)));
    }

    private static IResult ExportConversation(string id, OwnDataService data) =>
        data.OfConversation(id) is { } own ? OwnDataFile.Of(own) : Problems.ConversationUnknown();

    private static async Task<NoContent> EraseConversationAsync(string id, OwnDataService data, CancellationToken cancellationToken)
    {
        await data.EraseConversationAsync(id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> ExportLeftQuestionAsync(string code, HttpContext context, OwnDataService data)
    {
        var (own, problem) = await data.OfCodeAsync(code, ClientAddress.Of(context));
        return own is not null ? OwnDataFile.Of(own) : problem!.Announced(context);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EraseLeftQuestionAsync(string code, HttpContext context, OwnDataService data, CancellationToken cancellationToken) =>
        await data.EraseLeftQuestionAsync(code, ClientAddress.Of(context), cancellationToken) is { } problem ? problem.Announced(context) : TypedResults.NoContent();
}
