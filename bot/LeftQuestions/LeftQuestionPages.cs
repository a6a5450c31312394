using System.Data.Common;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using HandlebarsDotNet;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace De06Assistant.Bot.LeftQuestions;

/// <summary>
/// <c>/cau-hoi</c>: type a code, see the answer; <c>/cau-hoi/de-lai</c>: leave a question. Without JavaScript. A code is
/// posted, never part of an address, so that neither a history nor a proxy's log keeps it.
/// </summary>
internal static class LeftQuestionPages
{
    private const string LookPath = "/cau-hoi";
    private const string LeavePath = "/cau-hoi/de-lai";

    private static readonly HandlebarsTemplate<object, object> LookPage = PageTemplates.Compile("left-question-look.hbs");
    private static readonly HandlebarsTemplate<object, object> LeavePage = PageTemplates.Compile("left-question-leave.hbs");

    public static void MapLeftQuestionPages(this WebApplication app)
    {
        app.MapGet(LookPath, (HttpContext context) => Look(context, null, null, null)).ExcludeFromDescription();
        app.MapPost(LookPath, LookAsync).DisableAntiforgery().ExcludeFromDescription();
        app.MapGet(LeavePath, Form).ExcludeFromDescription();
        app.MapPost(LeavePath, LeaveAsync).DisableAntiforgery().ExcludeFromDescription();
    }

    /// <summary>The address of the form for a turn of a conversation.</summary>
    public static string FormAddress(string? conversation, string? turn, string? locality)
    {
        var query = QueryString.Create(new Dictionary<string, string?> { ["c"] = conversation, ["t"] = turn, ["locality"] = locality }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
        return LeavePath + query;
    }

    private static async Task<ContentHttpResult> LookAsync([FromForm] string? code, HttpContext context, LeftQuestionService questions)
    {
        var (left, problem) = await questions.LookAsync(code, ClientAddress.Of(context));
        return Look(context, left, problem, code);
    }

    private static ContentHttpResult Look(HttpContext context, LeftQuestionBody? left, ProblemHttpResult? problem, string? typed) => Page(context, problem, LookPage(new
    {
        problem = problem?.ProblemDetails.Detail,
        typed,
        left = left is null ? null : Shown(left),
    }));

    private static ContentHttpResult Form(
        [FromQuery] string? c, [FromQuery] string? t, [FromQuery] string? locality, HttpContext context, RecordStore records, LeftQuestionService questions) =>
        Leave(context, questions, null, new LeaveBody(Unanswered(records, c, t), c, t, locality, null, null, null, Identifiers.New()));

    private static async Task<ContentHttpResult> LeaveAsync(
        [FromForm] string? text, [FromForm] string? name, [FromForm] string? phone, [FromForm] string? c, [FromForm] string? t, [FromForm] string? locality, [FromForm] string? request,
        HttpContext context, LeftQuestionService questions, CancellationToken cancellationToken)
    {
        var body = new LeaveBody(text, c, t, locality, name, phone, "form", request);
        var (left, problem) = await questions.LeaveAsync(body, ClientAddress.Of(context), cancellationToken);
        return left is null ? Leave(context, questions, problem, body) : Page(context, null, LookPage(new { isNew = true, left = Shown(left) }));
    }

    private static ContentHttpResult Leave(HttpContext context, LeftQuestionService questions, ProblemHttpResult? problem, LeaveBody body)
    {
        var terms = questions.Terms;
        return Page(context, problem, LeavePage(new
        {
            problem = problem?.ProblemDetails.Detail,
            text = body.Text,
            name = body.Name,
            phone = body.Phone,
            conversation = body.ConversationId,
            turn = body.TurnId,
            locality = body.Locality,
            request = body.RequestId,
            limit = terms.LongestText,
            nameLimit = terms.LongestName,
            asksContact = terms.AsksContact,
            privacy = terms.Privacy,
        }));
    }

    /// <summary>
    /// The question to fill in: that of the turn; where the turn only asked for a person, the one before it.
    /// </summary>
    private static string? Unanswered(RecordStore records, string? conversation, string? turn)
    {
        if (conversation is null || turn is null || !Identifiers.IsWellFormed(conversation) || !Identifiers.IsWellFormed(turn)) return null;
        var turns = KnownTurns(records, conversation);
        var at = turns.FindIndex(candidate => candidate.Id == turn);
        while (at >= 0 && turns[at].Status.StartsWith("handoff", StringComparison.Ordinal)) at--;
        return at < 0 ? null : turns[at].Question;
    }

    /// <summary>The turns; none while they cannot be read: the form is then filled in by hand.</summary>
    private static List<StoredTurn> KnownTurns(RecordStore records, string conversation)
    {
        try
        {
            return [.. records.Turns(conversation)];
        }
        catch (Exception fault) when (fault is StorageException or DbException)
        {
            return [];
        }
    }

    private static object Shown(LeftQuestionBody left) => new
    {
        code = LeftQuestionCode.Readable(left.Code),
        state = left.StateLabel,
        question = left.Question,
        answer = left.Answer,
        at = VietnamTime.ReadableInstant(VietnamTime.Local(left.At)),
        answeredAt = left.AnsweredAt is { } at ? VietnamTime.ReadableInstant(VietnamTime.Local(at)) : null,
        keptUntil = VietnamTime.ReadableDay(left.KeptUntil),
    };

    private static ContentHttpResult Page(HttpContext context, ProblemHttpResult? problem, string html)
    {
        context.Response.Headers.CacheControl = "no-store";
        problem?.Announced(context);
        return TypedResults.Content(html, "text/html; charset=utf-8", statusCode: problem?.StatusCode ?? StatusCodes.Status200OK);
    }
}
