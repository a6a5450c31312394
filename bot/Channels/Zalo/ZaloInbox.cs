using De06Assistant.Bot.Channels.Rest;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Conversation.State;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>
/// Answers events. The turn is recorded under a name made of the event, then what to send is put in line under the same name:
/// wherever the program dies, Zalo sends the event again and gets no second turn and no second message.
/// </summary>
internal sealed class ZaloInbox(
    ZaloMessageStore store, ZaloKeys keys, ConversationGates gates, ZaloOutbox outbox, AskRules rules, TurnService turns, RecordStore records, IOptions<AssistantOptions> options, TimeProvider time)
{
    public const string Channel = "zalo";

    /// <summary>Five pictures sent at once get one notice.</summary>
    private static readonly TimeSpan NoticeEvery = TimeSpan.FromMinutes(1);

    /// <summary>Answers an event that is for us. When this returns true, what is to be sent is durable.</summary>
    /// <returns>False when too much waits to be sent; then nothing has been done.</returns>
    public async Task<bool> ReceiveAsync(ZaloEvent zalo, CancellationToken cancellationToken)
    {
        if (zalo.UserId.Length == 0) return true;
        var user = keys.UserKey(zalo.UserId);
        // One person's messages follow one another, since each is understood from what was said before.
        using (await gates.EnterAsync(user, cancellationToken)) return await HandleAsync(zalo, user, cancellationToken);
    }

    private async Task<bool> HandleAsync(ZaloEvent zalo, string user, CancellationToken cancellationToken)
    {
        if (zalo.Name == ZaloEvent.Unfollow)
        {
            await store.ForgetAsync(user, cancellationToken);
            return true;
        }
        if (zalo.Name is not (ZaloEvent.SendText or ZaloEvent.Follow) && !zalo.IsOtherMessage) return true;
        var now = time.GetUtcNow();
        var mark = keys.Mark(zalo);
        if (store.IsKnown(mark)) return true;
        if (store.CountOpen() >= options.Value.Zalo.MostWaiting) return false;
        var message = new ZaloOutgoing(mark, user, now, null, null, false, keys.SealRecipient(mark, zalo.UserId));
        if (zalo.Name == ZaloEvent.SendText) await AnswerAsync(zalo, message, cancellationToken);
        else if (zalo.Name == ZaloEvent.Follow) await NotifyAsync(message, ZaloNotice.Welcome, cancellationToken);
        else if (!store.HasNotice(user, ZaloNotice.TextOnly, now - NoticeEvery)) await NotifyAsync(message, ZaloNotice.TextOnly, cancellationToken);
        return true;
    }

    private async Task AnswerAsync(ZaloEvent zalo, ZaloOutgoing message, CancellationToken cancellationToken)
    {
        var user = store.User(message.UserKey);
        if (user?.OfferedTurn is { } offered && ZaloRating.Score(zalo.Text) is { } score && await RateAsync(offered, score, cancellationToken))
        {
            await NotifyAsync(message, score <= ZaloRating.HighestLow ? ZaloNotice.RatedLow : ZaloNotice.Rated, cancellationToken);
            return;
        }
        var (request, problem) = await rules.CheckAsync(new AskBody(zalo.Text, options.Value.Zalo.Locality, null, Channel, ClientId: "zalo-" + message.Mark), cancellationToken);
        if (problem is not null)
        {
            await NotifyAsync(message, zalo.Text.Length > options.Value.MaxQuestionLength ? ZaloNotice.TooLong : ZaloNotice.Unreadable, cancellationToken);
            return;
        }
        // After silence the state is forgotten, so a new conversation begins, as everywhere else.
        var isGoingOn = user is not null && message.At - user.At < StateText.SilenceOf(Channel);
        var reply = await turns.AskAsync(request! with { ConversationId = isGoingOn ? user!.ConversationId : Identifiers.New(), SaysNotices = true }, cancellationToken);
        var lastAnswer = isGoingOn ? user!.LastAnswer : null;
        var rated = TurnToRate(reply, lastAnswer);
        var next = new ZaloUser(message.UserKey, reply.ConversationId, message.At, reply.Kind == "answer" ? reply.TurnId : lastAnswer, rated ?? user?.OfferedTurn);
        await PutAsync(message with { TurnId = reply.TurnId, AsksRating = rated is not null }, next, cancellationToken);
    }

    /// <summary>
    /// The turn that this reply offers to rate: the first answer of a conversation; and, when someone thanks or says goodbye, the
    /// last answer unless it is rated. Null: nothing is offered.
    /// </summary>
    private string? TurnToRate(Reply reply, string? lastAnswer) => reply.Kind switch
    {
        "answer" when lastAnswer is null => reply.TurnId,
        "smalltalk" when lastAnswer is not null && !records.HasRating(lastAnswer) => lastAnswer,
        _ => null,
    };

    private async Task<bool> RateAsync(string turn, int score, CancellationToken cancellationToken) =>
        (await RatingsApi.RateAsync(turn, new RateBody(score, null, null), records, time, cancellationToken)).Result is NoContent;

    private Task NotifyAsync(ZaloOutgoing message, string notice, CancellationToken cancellationToken) => PutAsync(message with { Notice = notice }, null, cancellationToken);

    private async Task PutAsync(ZaloOutgoing message, ZaloUser? user, CancellationToken cancellationToken)
    {
        if (await store.AddAsync(message, user, cancellationToken)) outbox.Wake();
    }
}
