using System.Text.Json;
using De06Assistant.Bot.Channels.Rest;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Conversation.State;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.OwnData;

/// <summary>Reads out and erases what is kept of a conversation, for whoever has its key, or of a left question, for whoever has its code.</summary>
internal sealed class OwnDataService(
    RecordStore records, LeftQuestionStore left, LeftQuestionLimits limits, ErasureStore erasure, IConversationStates states, ContactSeal seal, IOptions<AssistantOptions> options, TimeProvider time, ILogger<OwnDataService> log)
{
    /// <summary>What stays after an erasure, as citizens read it.</summary>
    public const string WhatStays =
        "Sau khi xóa chỉ còn con số để thống kê: ngày giờ, địa phương, kênh, chủ đề và điểm đánh giá. Không còn chữ nào bạn đã viết, không còn họ tên, số điện thoại, không còn mã dẫn tới bạn. "
        + "Đã xóa thì cán bộ cũng không khôi phục được. Bản sao lưu của máy chủ, nếu đơn vị có, còn giữ đến khi bản sao lưu hết hạn.";

    /// <summary>What else there is to know, as citizens read it.</summary>
    public const string About =
        "Đây là toàn bộ những gì trợ lý lưu dưới mã này. Số căn cước, số điện thoại, số tài khoản, địa chỉ thư viết trong câu hỏi đã bị che từ lúc lưu. "
        + "Họ tên và số điện thoại để lại cho cán bộ được mã hóa, ở đây chỉ ghi một phần để bạn nhận ra. " + WhatStays;

    /// <summary>What the audit trail calls it.</summary>
    public const string EraseAction = "erase";

    /// <summary>Everything of a conversation; null when its key opens nothing, or no longer.</summary>
    public OwnDataBody? OfConversation(string id)
    {
        if (!Identifiers.IsWellFormed(id)) return null;
        var turns = records.HasConversation(id, time.GetUtcNow().AddDays(-options.Value.ConversationDays)) == false ? [] : records.Turns(id);
        var questions = left.OfConversation(id);
        return turns.Count + questions.Count == 0 ? null : new OwnDataBody(time.GetUtcNow(), id, [.. turns.Select(Message)], [.. questions.Select(Question)], About);
    }

    /// <summary>A left question, by its code as a person typed it.</summary>
    public async ValueTask<(OwnDataBody? Data, ProblemHttpResult? Problem)> OfCodeAsync(string? code, string address)
    {
        var (question, problem) = await FindAsync(code, address);
        return question is null ? (null, problem) : (new OwnDataBody(time.GetUtcNow(), null, [], [Question(question)], About), null);
    }

    /// <summary>Erases a conversation, however old it is. Erased once more, it stays erased.</summary>
    /// <returns>False when there was nothing to erase.</returns>
    /// <exception cref="StorageException">It cannot be erased now.</exception>
    public async Task<bool> EraseConversationAsync(string id, CancellationToken cancellationToken)
    {
        if (!Identifiers.IsWellFormed(id)) return false;
        // What waits for the database would come after the erasure.
        if (records.HasConversation(id, DateTimeOffset.UnixEpoch) is null) throw new StorageException("The conversation cannot be erased while its turns wait for the database.");
        await states.ForgetAsync(id, cancellationToken);
        // Neither who nor what: the trail says that a citizen erased something, and when.
        var erased = await erasure.EraseConversationAsync(id, new AuditRecord(time.GetUtcNow(), "", EraseAction, null, null), cancellationToken);
        if (erased) log.LogInformation("A conversation was erased at its owner's wish");
        return erased;
    }

    /// <summary>Erases a left question, by its code as a person typed it.</summary>
    /// <returns>The problem when there is none, or when too many codes were tried.</returns>
    public async Task<ProblemHttpResult?> EraseLeftQuestionAsync(string? code, string address, CancellationToken cancellationToken)
    {
        var (question, problem) = await FindAsync(code, address);
        if (question is null) return problem;
        // By its id, so that staff who had it open see in the trail where it went.
        if (await erasure.EraseLeftQuestionAsync(question.Id, new AuditRecord(time.GetUtcNow(), "", EraseAction, question.Id, null), cancellationToken))
            log.LogInformation("A left question was erased at its owner's wish");
        return null;
    }

    private async ValueTask<(LeftQuestion? Question, ProblemHttpResult? Problem)> FindAsync(string? code, string address)
    {
        if (await limits.LookAsync(address) is { } tooMany) return (null, tooMany);
        return LeftQuestionCode.Read(code) is { } read && left.ByCode(read) is { } found ? (found, null) : (null, Problems.LeftQuestionUnknown());
    }

    private static OwnMessageBody Message(StoredTurn turn)
    {
        var reply = JsonSerializer.Deserialize(turn.Reply, ReplyJson.Default.Reply)!;
        return new OwnMessageBody(turn.Id, turn.At, turn.Locality, turn.Question, reply.Text, reply.Topic, turn.Score is { } score ? new RatingBody(score, turn.Comment, turn.Reasons) : null);
    }

    private OwnLeftQuestionBody Question(LeftQuestion question)
    {
        var seen = question.Body(options.Value.LeftQuestions.RetentionDays);
        var contact = question.Contact is { } sealedContact ? seal.Open(question.Id, sealedContact) : null;
        return new OwnLeftQuestionBody(
            seen.Code, seen.At, question.Locality, seen.Question, contact?.Name is { Length: > 0 } name ? $"{name[..1]}…" : null, contact?.Phone is { Length: > 3 } phone ? $"…{phone[^3..]}" : null,
            seen.StateLabel, seen.Answer, seen.AnsweredAt, seen.KeptUntil);
    }
}
