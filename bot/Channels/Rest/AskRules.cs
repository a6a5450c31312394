using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Rest;

/// <summary>What a question must satisfy before it is answered; the same for the API and the page without JavaScript.</summary>
internal sealed class AskRules(LiveIndex live, RecordStore records, IOptions<AssistantOptions> options, TimeProvider time)
{
    private const int LongestChannel = 20;

    /// <summary>Checks <paramref name="body"/>.</summary>
    /// <returns>Null and a request when it can be answered, else the problem.</returns>
    public ProblemHttpResult? Check(AskBody body, out TurnRequest? request)
    {
        request = null;
        var text = body.Text?.Trim() ?? "";
        if (text.Length == 0) return Problems.TextEmpty();
        if (text.Length > options.Value.MaxQuestionLength) return Problems.TextTooLong(options.Value.MaxQuestionLength);
        if (!text.Any(char.IsLetterOrDigit)) return Problems.TextUnreadable();
        if (!string.IsNullOrEmpty(body.Locality) && !Knows(body.Locality)) return Problems.LocalityUnknown(body.Locality);
        if (!string.IsNullOrEmpty(body.Channel) && (body.Channel.Length > LongestChannel || !body.Channel.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
            return Problems.FieldInvalid("channel", $"chỉ gồm chữ cái không dấu, số, gạch nối, dài nhất {LongestChannel} ký tự.");
        if (!string.IsNullOrEmpty(body.ConversationId) && !Exists(body.ConversationId)) return Problems.ConversationUnknown();
        request = new TurnRequest(text, NullIfEmpty(body.Locality), NullIfEmpty(body.ConversationId), NullIfEmpty(body.Channel) ?? "api");
        return null;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private bool Knows(string locality)
    {
        using var lease = live.Acquire();
        return lease.Index.Localities.BySlug(locality) is not null;
    }

    private bool Exists(string conversation) =>
        Identifiers.IsWellFormed(conversation) && records.HasConversation(conversation, time.GetUtcNow().AddDays(-options.Value.ConversationDays));
}
