using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Conversation.State;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Rest;

/// <summary>What a question must satisfy before it is answered; the same for the API and the page without JavaScript.</summary>
internal sealed class AskRules(LiveIndex live, RecordStore records, IConversationStates states, IOptions<AssistantOptions> options, TimeProvider time)
{
    private const int LongestChannel = 20;
    private const int LongestStation = 20;
    private const int ShortestClientId = 16;
    private const int LongestClientId = 64;

    /// <summary>The problem with a channel's name.</summary>
    public static ProblemHttpResult ChannelInvalid => NameInvalid("channel", 1, LongestChannel);

    /// <summary>Checks <paramref name="body"/>.</summary>
    /// <returns>A request when it can be answered, else the problem.</returns>
    public async Task<(TurnRequest? Request, ProblemHttpResult? Problem)> CheckAsync(AskBody body, CancellationToken cancellationToken)
    {
        if (Problem(body) is { } problem) return (null, problem);
        if (!string.IsNullOrEmpty(body.ConversationId) && !await ExistsAsync(body.ConversationId, cancellationToken)) return (null, Problems.ConversationUnknown());
        return (new TurnRequest(body.Text!.Trim(), NullIfEmpty(body.Locality), NullIfEmpty(body.ConversationId), NullIfEmpty(body.Channel) ?? "api")
        {
            ClientId = NullIfEmpty(body.ClientId),
            Station = NullIfEmpty(body.Station),
        }, null);
    }

    private ProblemHttpResult? Problem(AskBody body)
    {
        var text = body.Text?.Trim() ?? "";
        if (text.Length == 0) return Problems.TextEmpty();
        if (text.Length > options.Value.MaxQuestionLength) return Problems.TextTooLong(options.Value.MaxQuestionLength);
        if (!text.Any(char.IsLetterOrDigit)) return Problems.TextUnreadable();
        if (!string.IsNullOrEmpty(body.Locality) && !Knows(body.Locality)) return Problems.LocalityUnknown(body.Locality);
        return NameProblem("channel", body.Channel, 1, LongestChannel)
            ?? NameProblem("station", body.Station, 1, LongestStation)
            ?? NameProblem("clientId", body.ClientId, ShortestClientId, LongestClientId);
    }

    private static ProblemHttpResult? NameProblem(string field, string? name, int shortest, int longest) =>
        string.IsNullOrEmpty(name) || (name.Length >= shortest && name.Length <= longest && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            ? null
            : NameInvalid(field, shortest, longest);

    private static ProblemHttpResult NameInvalid(string field, int shortest, int longest) =>
        Problems.FieldInvalid(field, $"chỉ gồm chữ cái không dấu, số, gạch nối, dài từ {shortest} đến {longest} ký tự.");

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private bool Knows(string locality)
    {
        using var lease = live.Acquire();
        return lease.Index.Localities.BySlug(locality) is not null;
    }

    /// <summary>A conversation may have begun in another process: then its state is known here, or nothing of it. While the database is away it is believed.</summary>
    private async Task<bool> ExistsAsync(string conversation, CancellationToken cancellationToken) =>
        Identifiers.IsWellFormed(conversation)
        && (records.HasConversation(conversation, time.GetUtcNow().AddDays(-options.Value.ConversationDays)) != false || await states.ReadAsync(conversation, cancellationToken) is not null);
}
