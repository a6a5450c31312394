using De06Assistant.Bot.Channels.Activities;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Hosting.Limits;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>What became of an activity.</summary>
internal enum Receipt
{
    /// <summary>Dealt with; there is nothing to say.</summary>
    Done,

    /// <summary>The answer is on its way.</summary>
    Accepted,

    /// <summary>An operation that is not known here.</summary>
    UnknownOperation,

    /// <summary>Something that has to be there is not.</summary>
    Incomplete,

    /// <summary>Too many in too short a time.</summary>
    TooMany,

    /// <summary>Too many replies are waiting; it may be sent again.</summary>
    Busy,
}

/// <summary>Takes activities of callers that have been checked, has them answered, and puts the answers on their way.</summary>
internal sealed class ActivityInbox(ActivityBot bot, ForeignNames names, ChannelMessageStore store, ReplyQueue queue, RequestLimits limits, IOptions<AssistantOptions> options)
{
    private readonly LimitRule _messages = LimitRule.PerMinute("channel-messages", options.Value.ChannelService.MessagesPerMinute);

    /// <summary>Deals with an activity; when it returns, what it records is durable.</summary>
    /// <param name="withToken">Whether replies are sent with the bot's token.</param>
    /// <param name="site">Scheme and host of the bot's own pages.</param>
    /// <exception cref="StorageException">It could not be recorded.</exception>
    public async Task<Receipt> ReceiveAsync(Activity activity, bool withToken, string site, CancellationToken cancellationToken)
    {
        var input = ActivityReader.Read(activity);
        if (input is ActivityInput.Nothing) return activity.Type == ActivityTypes.Invoke ? Receipt.UnknownOperation : Receipt.Done;
        // Who comes into a group is welcomed by those who are there; the bot says what it is for when it comes itself.
        if (input is ActivityInput.Joined && ChannelAbility.IsGroup(activity) && activity.MembersAdded?.Any(member => member?.Id == activity.Recipient?.Id) == false) return Receipt.Done;
        if (string.IsNullOrEmpty(activity.From?.Id) || (input is not ActivityInput.Joined && string.IsNullOrEmpty(activity.Id))) return Receipt.Incomplete;
        var answers = input is ActivityInput.Joined ? names.Welcome(activity) : names.Incoming(activity);
        if (store.Has(answers)) return Receipt.Done;
        var conversation = names.Conversation(activity);
        if (await limits.TakeAsync(_messages, conversation) is not null) return Receipt.TooMany;
        return await AnswerAsync(activity, conversation, answers, withToken, site, cancellationToken);
    }

    private async Task<Receipt> AnswerAsync(Activity activity, string conversation, string answers, bool withToken, string site, CancellationToken cancellationToken)
    {
        var ability = ChannelAbility.Of(activity);
        // One address stands for a whole channel, so that limits are counted by conversation instead.
        var origin = new ActivityOrigin(ChannelName.Of(activity), conversation, activity.Id ?? answers, conversation, site)
        {
            ShowsCitations = ability.ShowsAll,
            TurnOf = message => store.Turn(names.Outgoing(activity, message)),
        };
        var replies = await bot.AnswerAsync(activity, origin, cancellationToken);
        if (replies.Count == 0) return Receipt.Done;
        var address = new ConnectorAddress(activity.ServiceUrl!, activity.Conversation!.Id!, activity.Id, withToken);
        var reply = new OutgoingReply(
            origin.Channel, conversation, answers, replies[0].Id, address, [.. replies.SelectMany(reply => ChannelMessages.Fit(reply, ability, site))], message => names.Outgoing(activity, message));
        return queue.TryAdd(reply) ? Receipt.Accepted : Receipt.Busy;
    }
}
