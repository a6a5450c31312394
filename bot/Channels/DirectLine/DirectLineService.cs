using De06Assistant.Bot.Channels.Activities;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>
/// The conversations: what a client sends is stored, then answered, then the answer stored. A process that ends in between
/// leaves an unanswered activity, which is answered when the client comes back: by the same turn, so that nothing is asked twice.
/// </summary>
internal sealed class DirectLineService(
    DirectLineStore store, ActivityBot bot, ConversationGates gates, OpenStreams streams, IOptions<AssistantOptions> options, TimeProvider time)
{
    private const string WelcomeKey = "welcome";

    /// <summary>The conversation.</summary>
    /// <exception cref="DirectLineException">There is none, or it is over.</exception>
    public DirectLineConversation Find(string id) => FindEvenEnded(id) is { IsEnded: false } found ? found : throw DirectLineException.ConversationUnknown();

    /// <summary>The same, also when it is over: its end is still to be read.</summary>
    /// <exception cref="DirectLineException">There is none.</exception>
    public DirectLineConversation FindEvenEnded(string id) =>
        (Identifiers.IsWellFormed(id) ? store.Find(id, time.GetUtcNow().AddDays(-options.Value.DirectLineDays)) : null) ?? throw DirectLineException.ConversationUnknown();

    /// <summary>Begins the conversation of the caller's token, unless it has begun, and welcomes its user if the token names one.</summary>
    /// <returns>Whether it has begun now.</returns>
    public async Task<bool> StartAsync(DirectLineCaller caller, CancellationToken cancellationToken)
    {
        var isNew = await store.StartAsync(caller.Token!.Conversation, time.GetUtcNow(), cancellationToken);
        if (!isNew) Find(caller.Token.Conversation);
        await CatchUpAsync(caller);
        return isNew;
    }

    /// <summary>Takes an activity and answers it; when it returns, both are durable.</summary>
    /// <returns>The identifier under which it is stored.</returns>
    public async Task<string> ReceiveAsync(ReceivedActivity received, DirectLineCaller caller, CancellationToken cancellationToken)
    {
        var conversation = caller.Token!.Conversation;
        if (received.Activity.Type == ActivityTypes.Typing)
        {
            streams.Show(conversation, ActivityText.Passing(ActivityText.Read(received.Record().Activity)));
            return received.Activity.Id!;
        }
        if (!await store.AddAsync(conversation, received.Record(), cancellationToken))
        {
            var stored = store.ByKey(conversation, received.Key) ?? throw DirectLineException.ConversationUnknown();
            received = received with { Activity = received.Activity with { Id = stored.Id } };
        }
        streams.Signal(conversation);
        if (received.Activity.Type == ActivityTypes.EndOfConversation) await store.EndAsync(conversation, time.GetUtcNow(), CancellationToken.None);
        await AnswerAsync(received, caller);
        return received.Activity.Id!;
    }

    /// <summary>Does what has been left undone: the welcome, and questions whose process ended before they were answered.</summary>
    public async Task CatchUpAsync(DirectLineCaller caller)
    {
        var conversation = caller.Token!.Conversation;
        var welcome = caller.Token.User is not null && store.ByKey(conversation, WelcomeKey) is null;
        if (!welcome && store.Unanswered(conversation).Count == 0) return;
        using (await gates.EnterAsync(conversation))
        {
            if (welcome && store.ByKey(conversation, WelcomeKey) is null) await WelcomeAsync(caller);
            foreach (var open in store.Unanswered(conversation)) await AnswerStoredAsync(open, caller);
        }
        streams.Signal(conversation);
    }

    private async Task AnswerAsync(ReceivedActivity received, DirectLineCaller caller)
    {
        var conversation = caller.Token!.Conversation;
        using (await gates.EnterAsync(conversation))
        {
            foreach (var open in store.Unanswered(conversation))
            {
                if (open.Key == received.Key)
                {
                    await AnswerAsync(received.Activity, received.Key, caller);
                    break;
                }
                // What was sent before this one is answered before it.
                await AnswerStoredAsync(open, caller);
            }
        }
        streams.Signal(conversation);
    }

    /// <summary>
    /// Answers what is only there as it was stored. A form is not: without what was masked and left out it would be another;
    /// the client sends it again, as it was told of no success.
    /// </summary>
    private async Task AnswerStoredAsync(StoredActivity open, DirectLineCaller caller)
    {
        var activity = ActivityText.Read(open.Activity);
        if (activity.Value is null) await AnswerAsync(activity, open.Key, caller);
    }

    /// <summary>Not to be cancelled: what is stored is answered, even when the client has gone.</summary>
    private async Task AnswerAsync(Activity activity, string key, DirectLineCaller caller)
    {
        var replies = (await bot.AnswerAsync(activity, Origin(key, caller), CancellationToken.None)).ToList();
        if (activity.Attachments?.Count > 0 && !string.IsNullOrWhiteSpace(activity.Text)) replies.Add(ActivityBot.OnlyText().InReplyTo(activity));
        var isWelcome = ActivityReader.Read(activity) is ActivityInput.Joined;
        await store.AnswerAsync(caller.Token!.Conversation, key, [.. replies.Select((reply, number) => Record(reply, isWelcome ? WelcomeKey : $"{key}:{number}"))], CancellationToken.None);
    }

    private async Task WelcomeAsync(DirectLineCaller caller)
    {
        var joined = new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            ChannelId = ReceivedActivity.ChannelId,
            Conversation = new ConversationAccount(caller.Token!.Conversation),
            From = new ChannelAccount(caller.Token.User, Role: ChannelAccount.User),
            Recipient = ReceivedActivity.Bot,
            MembersAdded = [new ChannelAccount(caller.Token.User)],
        };
        var replies = await bot.AnswerAsync(joined, Origin(WelcomeKey, caller), CancellationToken.None);
        await store.AnswerAsync(caller.Token.Conversation, null, [.. replies.Select(reply => Record(reply, WelcomeKey))], CancellationToken.None);
    }

    private DirectLineRecord Record(Activity reply, string key)
    {
        var id = reply.Id ?? Identifiers.New();
        return new DirectLineRecord(id, key, ActivityText.Write(reply with { Id = id, Timestamp = time.GetUtcNow() }));
    }

    private static ActivityOrigin Origin(string key, DirectLineCaller caller) =>
        new(ReceivedActivity.ChannelId, caller.Token!.Conversation, key, caller.Address, caller.Site) { Locality = caller.Token.Locality };
}
