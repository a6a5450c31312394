using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.LeftQuestions;

/// <summary>The body of <c>POST /api/left-questions</c>.</summary>
/// <param name="Text">The question.</param>
/// <param name="ConversationId">The conversation in which the answer is to be seen.</param>
/// <param name="TurnId">The turn of it that did not help.</param>
/// <param name="Name">Kept only where the server has a key to seal it with; so is <paramref name="Phone"/>.</param>
/// <param name="Channel">Where it was left; null means "api".</param>
/// <param name="RequestId">32 random hexadecimal digits: sent again with the same, the question is left once and has the same code.</param>
public sealed record LeaveBody(
    string? Text, string? ConversationId = null, string? TurnId = null, string? Locality = null, string? Name = null, string? Phone = null, string? Channel = null, string? RequestId = null);

/// <summary>A left question as the citizen sees it.</summary>
/// <param name="Code">Eight characters; the key to the answer.</param>
/// <param name="State">new, working or answered.</param>
/// <param name="StateLabel">The same in Vietnamese.</param>
/// <param name="HasContact">Whether a name or a phone number was kept, sealed.</param>
/// <param name="KeptUntil">The day on which it is deleted.</param>
public sealed record LeftQuestionBody(
    string Code, string? TurnId, string State, string StateLabel, string Question, string? Answer, DateTimeOffset At, DateTimeOffset? AnsweredAt, bool HasContact, DateOnly KeptUntil);

/// <summary>What a form has to say and to ask.</summary>
/// <param name="AsksContact">Whether name and phone can be given.</param>
/// <param name="Privacy">What the question is used for and how long it is kept.</param>
public sealed record LeaveTermsBody(bool AsksContact, int LongestText, int LongestName, string Privacy);

/// <summary>How states are named.</summary>
internal static class LeftQuestionStates
{
    public static string Name(LeftQuestionState state) => state switch
    {
        LeftQuestionState.Working => "working",
        LeftQuestionState.Answered => "answered",
        _ => "new",
    };

    public static string Label(LeftQuestionState state) => state switch
    {
        LeftQuestionState.Working => "đang xử lý",
        LeftQuestionState.Answered => "đã trả lời",
        _ => "mới",
    };

    public static LeftQuestionState? FromName(string? name) => name switch
    {
        "new" => LeftQuestionState.New,
        "working" => LeftQuestionState.Working,
        "answered" => LeftQuestionState.Answered,
        _ => null,
    };

    public static LeftQuestionBody Body(this LeftQuestion question, int retentionDays) => new(
        question.Code, question.TurnId, Name(question.State), Label(question.State), question.Question, question.Answer, question.At, question.AnsweredAt,
        question.Contact is not null, VietnamTime.Day(question.At.AddDays(retentionDays)));
}
