using De06Assistant.Bot.Channels.Rest;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.LeftQuestions;

/// <summary>What a left question must satisfy; the same for the API and the page without JavaScript.</summary>
internal sealed class LeaveRules(AskRules rules, RecordStore records, IOptions<AssistantOptions> options)
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>The length of a request's name: 32 hexadecimal digits.</summary>
    public const int RequestIdLength = 32;

    private const int FewestDigits = 8;
    private const int MostDigits = 15;

    /// <summary>The problem with <paramref name="body"/>; null when the question can be left.</summary>
    public async Task<ProblemHttpResult?> ProblemAsync(LeaveBody body, CancellationToken cancellationToken)
    {
        // Its text, locality, channel and conversation are held to the rules of a question that is asked.
        var (_, problem) = await rules.CheckAsync(new AskBody(body.Text, body.Locality, body.ConversationId, body.Channel), cancellationToken);
        if (problem is not null) return problem;
        if (body.Name?.Trim().Length > LongestName) return Problems.FieldInvalid("name", $"dài nhất {LongestName} ký tự.");
        if (!string.IsNullOrWhiteSpace(body.Phone) && !IsPhone(body.Phone)) return Problems.FieldInvalid("phone", $"phải là số điện thoại, từ {FewestDigits} đến {MostDigits} chữ số.");
        if (!string.IsNullOrEmpty(body.RequestId) && !Identifiers.IsWellFormed(body.RequestId)) return Problems.FieldInvalid("requestId", "phải là 32 chữ số hệ mười sáu.");
        return TurnProblem(body);
    }

    private ProblemHttpResult? TurnProblem(LeaveBody body)
    {
        if (string.IsNullOrEmpty(body.TurnId)) return null;
        if (string.IsNullOrEmpty(body.ConversationId)) return Problems.FieldInvalid("turnId", "chỉ gửi kèm conversationId.");
        if (!Identifiers.IsWellFormed(body.TurnId)) return Problems.TurnUnknown();
        // A conversation that another process recorded has no turns here; the question is left all the same.
        var turns = records.Turns(body.ConversationId);
        return turns.Count == 0 || turns.Any(turn => turn.Id == body.TurnId) ? null : Problems.TurnUnknown();
    }

    private static bool IsPhone(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        return digits is >= FewestDigits and <= MostDigits && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '-' or '+' or '(' or ')');
    }

    /// <summary>What a form has to say and to ask.</summary>
    public LeaveTermsBody Terms(bool asksContact) => new(
        asksContact, options.Value.MaxQuestionLength, LongestName,
        (asksContact
            ? "Câu hỏi, họ tên và số điện thoại chỉ dùng để cán bộ trả lời bạn; họ tên và số điện thoại được mã hóa. "
            : "Câu hỏi chỉ dùng để cán bộ trả lời bạn. ")
        + $"Tất cả tự xóa sau {options.Value.LeftQuestions.RetentionDays} ngày.");
}
