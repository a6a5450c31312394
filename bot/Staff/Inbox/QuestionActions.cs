using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.Staff.Inbox;

/// <summary>What staff do to a left question. Each form says which version it saw: nobody overwrites what another just did.</summary>
internal static class QuestionActions
{
    /// <summary>Longest answer, in characters.</summary>
    public const int LongestAnswer = 4000;

    /// <summary>Before the slug of a draft that was just made.</summary>
    public const string DraftPrefix = "ban-nhap:";

    private delegate Task<bool> Change(string id, long version, AuditRecord audit, CancellationToken cancellationToken);

    public static void MapQuestionActions(this RouteGroupBuilder questions)
    {
        questions.MapPost("/tra-loi", AnswerAsync);
        questions.MapPost("/giao", AssignAsync);
        questions.MapPost("/trang-thai", SetStateAsync);
        questions.MapPost("/ban-nhap", DraftAsync).RequireAuthorization(StaffRoles.DraftsPolicy);
    }

    private static async Task<IResult> AnswerAsync(string id, HttpContext context, LeftQuestionStore questions, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var answer = form[FormGuard.AnswerField].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (answer.Length == 0) return StaffPage.Refuse(StatusCodes.Status400BadRequest, "Câu trả lời còn trống.");
        if (answer.Length > LongestAnswer) return StaffPage.Refuse(StatusCodes.Status400BadRequest, $"Câu trả lời dài nhất {LongestAnswer} ký tự; bài này dài {answer.Length}.", answer);
        return await ChangeAsync(id, "answer", "tra-loi", context, form, time,
            (question, version, audit, token) => questions.AnswerAsync(question, version, answer, audit, token), cancellationToken);
    }

    private static async Task<IResult> AssignAsync(
        string id, HttpContext context, LeftQuestionStore questions, AccountStore accounts, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var assignee = form["assignee"].ToString();
        if (assignee.Length > 0 && (accounts.Find(assignee) is not { } account || !StaffRoles.Policies[StaffRoles.InboxPolicy].Contains(account.Role)))
            return StaffPage.Refuse(StatusCodes.Status400BadRequest, "Không giao được cho tài khoản này.");
        return await ChangeAsync(id, "assign", "giao", context, form, time,
            (question, version, audit, token) => questions.AssignAsync(question, version, assignee.Length == 0 ? null : assignee, audit, token), cancellationToken);
    }

    private static async Task<IResult> SetStateAsync(string id, HttpContext context, LeftQuestionStore questions, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        // Answered is what an answer makes of a question, not what someone says of it.
        if (LeftQuestionStates.FromName(form["state"]) is not { } state || state == LeftQuestionState.Answered)
            return StaffPage.Refuse(StatusCodes.Status400BadRequest, "Trạng thái này không đặt được bằng tay.");
        return await ChangeAsync(id, "state", "trang-thai", context, form, time,
            (question, version, audit, token) => questions.SetStateAsync(question, version, state, audit, token), cancellationToken);
    }

    private static async Task<IResult> DraftAsync(
        string id, HttpContext context, LeftQuestionStore questions, Drafts drafts, AuditStore audit, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Identifiers.IsWellFormed(id) || questions.ById(id) is not { Answer: not null } question)
            return StaffPage.Refuse(StatusCodes.Status404NotFound, "Chỉ câu hỏi đã trả lời mới thành bản nháp được.");
        var slug = drafts.Write(question);
        await audit.AddAsync(Audit(context, "draft", time) with { Subject = id }, cancellationToken);
        return Back(id, DraftPrefix + slug);
    }

    private static async Task<IResult> ChangeAsync(
        string id, string action, string done, HttpContext context, IFormCollection form, TimeProvider time, Change change, CancellationToken cancellationToken)
    {
        if (Identifiers.IsWellFormed(id) && long.TryParse(form["version"], out var version) && await change(id, version, Audit(context, action, time), cancellationToken)) return Back(id, done);
        return StaffPage.Refuse(StatusCodes.Status409Conflict, "Người khác vừa sửa hoặc câu hỏi đã xóa, nên chưa ghi gì. Hãy mở lại câu hỏi để xem bản mới.", form[FormGuard.AnswerField]);
    }

    private static AuditRecord Audit(HttpContext context, string action, TimeProvider time) =>
        new(time.GetUtcNow(), context.User.Identity!.Name!, action, null, ClientAddress.Of(context));

    // After a form always a page of its own: reloading it sends nothing again.
    private static RedirectHttpResult Back(string id, string done) => TypedResults.LocalRedirect($"{InboxPages.Path}/{id}{QueryString.Create("xong", done)}");
}
