using System.Text.Json;
using System.Text.Json.Serialization;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Rest;

/// <summary>A conversation read back after a reload.</summary>
/// <param name="LeftQuestions">What was left in it for a person, with the answers so far, the oldest first.</param>
public sealed record ConversationBody(string ConversationId, string? Locality, IReadOnlyList<MessageBody> Messages, IReadOnlyList<LeftQuestionBody> LeftQuestions);

/// <summary>A turn of it: what was asked (masked), what was answered, how it was rated.</summary>
public sealed record MessageBody(string TurnId, DateTimeOffset At, string Question, Reply Answer, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] RatingBody? Rating);

/// <summary>A rating as it was given.</summary>
public sealed record RatingBody(int Score, string? Comment, IReadOnlyList<string> Reasons);

/// <summary><c>GET /api/conversations/{id}</c>: the identifier is unguessable and is the key.</summary>
internal static class ConversationsApi
{
    public static void MapConversations(this WebApplication app) => app.MapGet("/api/conversations/{id}", Get)
        .WithName("getConversation").WithTags("Hỏi đáp")
        .WithSummary("Đọc lại một cuộc trò chuyện")
        .WithDescription("Mã cuộc trò chuyện không đoán được và là chìa khóa để đọc: ai có mã thì đọc được, không cần đăng nhập.")
        .WithProblems(Problems.ConversationUnknown(), Problems.StorageUnavailable());

    private static Results<Ok<ConversationBody>, ProblemHttpResult> Get(
        string id, RecordStore records, LeftQuestionService left, IOptions<AssistantOptions> options, TimeProvider time)
    {
        if (!Identifiers.IsWellFormed(id) || records.HasConversation(id, time.GetUtcNow().AddDays(-options.Value.ConversationDays)) == false)
            return Problems.ConversationUnknown();
        var turns = records.Turns(id);
        return TypedResults.Ok(new ConversationBody(id, turns.Count > 0 ? turns[^1].Locality : null, [.. turns.Select(Message)], left.OfConversation(id)));
    }

    private static MessageBody Message(StoredTurn turn) => new(
        turn.Id, turn.At, turn.Question, JsonSerializer.Deserialize(turn.Reply, ReplyJson.Default.Reply)!,
        turn.Score is { } score ? new RatingBody(score, turn.Comment, turn.Reasons) : null);
}
