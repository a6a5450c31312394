using System.Data.Common;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.LeftQuestions;

/// <summary>Takes questions for a person, and gives back what became of them.</summary>
internal sealed class LeftQuestionService(
    LeftQuestionStore store, LeaveRules rules, LeftQuestionLimits limits, ContactSeal seal, IOptions<AssistantOptions> options, TimeProvider time, ILogger<LeftQuestionService> log)
{
    /// <summary>How often a new code is drawn when one is taken: never, in practice.</summary>
    private const int MostDraws = 5;

    /// <summary>What a form has to say and to ask.</summary>
    public LeaveTermsBody Terms => rules.Terms(seal.IsAvailable);

    /// <summary>Checks and records a question. When it returns one, it is durable.</summary>
    public async Task<(LeftQuestionBody? Left, ProblemHttpResult? Problem)> LeaveAsync(LeaveBody body, string address, CancellationToken cancellationToken)
    {
        try
        {
            return await TryLeaveAsync(body, address, cancellationToken);
        }
        catch (Exception fault) when (fault is StorageException or DbException)
        {
            return (null, Problems.LeftQuestionNotTaken());
        }
    }

    /// <summary>What became of the question of a code as a person typed it.</summary>
    public async ValueTask<(LeftQuestionBody? Left, ProblemHttpResult? Problem)> LookAsync(string? code, string address)
    {
        if (await limits.LookAsync(address) is { } tooMany) return (null, tooMany);
        try
        {
            return LeftQuestionCode.Read(code) is { } read && store.ByCode(read) is { } found ? (Body(found), null) : (null, Problems.LeftQuestionUnknown());
        }
        catch (Exception fault) when (fault is StorageException or DbException)
        {
            return (null, Problems.StorageUnavailable());
        }
    }

    /// <summary>What became of the questions left in a conversation.</summary>
    public IReadOnlyList<LeftQuestionBody> OfConversation(string conversation) => [.. store.OfConversation(conversation).Select(Body)];

    private async Task<(LeftQuestionBody? Left, ProblemHttpResult? Problem)> TryLeaveAsync(LeaveBody body, string address, CancellationToken cancellationToken)
    {
        if (await rules.ProblemAsync(body, cancellationToken) is { } problem) return (null, problem);
        if (Earlier(body) is { } earlier) return (Body(earlier), null);
        if (await limits.LeaveAsync(address) is { } tooMany) return (null, tooMany);
        for (var draw = 0; draw < MostDraws; draw++)
        {
            var record = Record(body);
            if (await store.AddAsync(record, cancellationToken))
            {
                log.LogInformation("A question was left, code hash {Hash}", LeftQuestionCode.Hash(record.Code));
                return (Body(store.ById(record.Id)!), null);
            }
            // Either the code is taken, or the same request came twice at once.
            if (Earlier(body) is { } twin) return (Body(twin), null);
        }
        throw new InvalidOperationException("No free code was found.");
    }

    private LeftQuestion? Earlier(LeaveBody body) => string.IsNullOrEmpty(body.RequestId) ? null : store.ByRequest(body.RequestId);

    private LeftQuestionRecord Record(LeaveBody body)
    {
        var (id, now) = (Identifiers.New(), time.GetUtcNow());
        return new LeftQuestionRecord(
            id, LeftQuestionCode.New(), NullIfBlank(body.RequestId), now, VietnamTime.IsoDay(VietnamTime.Day(now)), NullIfBlank(body.ConversationId), NullIfBlank(body.TurnId),
            NullIfBlank(body.Locality) ?? options.Value.Locality, NullIfBlank(body.Channel) ?? "api", PersonalData.Mask(body.Text!.Trim()), Sealed(id, body));
    }

    private byte[]? Sealed(string id, LeaveBody body)
    {
        var contact = new Contact(NullIfBlank(body.Name), NullIfBlank(body.Phone));
        return !seal.IsAvailable || contact is { Name: null, Phone: null } ? null : seal.Seal(id, contact);
    }

    private LeftQuestionBody Body(LeftQuestion question) => question.Body(options.Value.LeftQuestions.RetentionDays);

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
