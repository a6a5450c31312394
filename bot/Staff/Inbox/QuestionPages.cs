using System.Text.Json;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace De06Assistant.Bot.Staff.Inbox;

/// <summary><c>/staff/cau-hoi/{id}</c>: one question; the only place where name and phone are opened, which is recorded.</summary>
internal static class QuestionPages
{
    public static void MapQuestion(this RouteGroupBuilder staff)
    {
        var questions = staff.MapGroup("/cau-hoi/{id}").RequireAuthorization(StaffRoles.InboxPolicy);
        questions.MapGet("", GetAsync);
        questions.MapQuestionActions();
        staff.MapGet("/ban-nhap/{slug}", Draft).RequireAuthorization(StaffRoles.DraftsPolicy);
    }

    private static async Task<IResult> GetAsync(
        string id, [FromQuery] string? xong, HttpContext context, LeftQuestionStore questions, AccountStore accounts, RecordStore records, ContactSeal seal,
        LiveIndex live, AuditStore audit, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Identifiers.IsWellFormed(id) || questions.ById(id) is not { } question)
            return StaffPage.Refuse(StatusCodes.Status404NotFound, "Không có câu hỏi này, hoặc câu hỏi đã hết hạn lưu và đã xóa.");
        var contact = question.Contact is { } box ? seal.Open(id, box) : null;
        if (contact is not null)
            await audit.AddAsync(new AuditRecord(time.GetUtcNow(), context.User.Identity!.Name!, "contact-read", id, ClientAddress.Of(context)), cancellationToken);
        using var lease = live.Acquire();
        return StaffPage.Show(context, "question", "Câu hỏi để lại", new
        {
            done = Done(xong),
            url = $"{InboxPages.Path}/{id}",
            token = StaffPage.Token(context),
            version = question.Version,
            question = question.Question,
            state = LeftQuestionStates.Label(question.State),
            kind = LeftQuestionStates.Name(question.State),
            at = VietnamTime.ReadableInstant(VietnamTime.Local(question.At)),
            age = InboxPages.Age(time.GetUtcNow() - question.At),
            place = question.Locality is { } slug ? lease.Index.Localities.BySlug(slug)?.Name ?? slug : null,
            channel = question.Channel,
            contact = contact is null ? null : new { name = contact.Name, phone = contact.Phone, dial = Dial(contact.Phone) },
            isSealed = question.Contact is not null && contact is null,
            turn = Turn(records, question),
            answer = question.Answer,
            answeredBy = question.AnsweredBy,
            answeredAt = question.AnsweredAt is { } at ? VietnamTime.ReadableInstant(VietnamTime.Local(at)) : null,
            limit = QuestionActions.LongestAnswer,
            assignees = accounts.All().Where(account => StaffRoles.Policies[StaffRoles.InboxPolicy].Contains(account.Role))
                .Select(account => new { name = account.Name, selected = account.Name == question.Assignee }).ToList(),
            isNew = question.State == LeftQuestionState.New,
            isWorking = question.State == LeftQuestionState.Working,
            mayDraft = question.Answer is not null && StaffRoles.Policies[StaffRoles.DraftsPolicy].Any(context.User.IsInRole),
            drafted = xong is not null && xong.StartsWith(QuestionActions.DraftPrefix, StringComparison.Ordinal) ? xong[QuestionActions.DraftPrefix.Length..] : null,
        });
    }

    /// <summary>What the assistant said when the citizen gave up on it.</summary>
    private static object? Turn(RecordStore records, LeftQuestion question)
    {
        if (question.ConversationId is not { } conversation || question.TurnId is not { } turn) return null;
        if (records.Turns(conversation).FirstOrDefault(candidate => candidate.Id == turn) is not { } found) return null;
        return new { question = found.Question, answer = JsonSerializer.Deserialize(found.Reply, ReplyJson.Default.Reply)!.Html };
    }

    private static Results<FileContentHttpResult, NotFound> Draft(string slug, Drafts drafts) =>
        drafts.Read(slug) is { } bytes ? TypedResults.File(bytes, "text/markdown; charset=utf-8", slug + Drafts.Extension) : TypedResults.NotFound();

    private static string? Dial(string? phone) => phone is null ? null : new string([.. phone.Where(c => char.IsAsciiDigit(c) || c == '+')]);

    private static string? Done(string? what) => what switch
    {
        "tra-loi" => "Đã gửi câu trả lời. Người dân thấy ngay trong cuộc trò chuyện hoặc khi gõ mã.",
        "giao" => "Đã giao câu hỏi.",
        "trang-thai" => "Đã đổi trạng thái.",
        _ => null,
    };
}
