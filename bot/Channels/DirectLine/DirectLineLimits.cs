using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Hosting.Limits;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>How much may be sent in a minute.</summary>
internal sealed class DirectLineLimits(RequestLimits limits, IOptions<AssistantOptions> options)
{
    private readonly LimitRule _begun = LimitRule.PerMinute("directline-conversations", options.Value.DirectLine.ConversationsPerMinute);
    private readonly LimitRule _sent = LimitRule.PerMinute("directline-activities", options.Value.DirectLine.ActivitiesPerMinute);
    private readonly LimitRule _sentFromAddress = LimitRule.PerMinute("directline-activities-address", options.Value.DirectLine.ActivitiesPerMinuteAndAddress);

    /// <summary>Counts a conversation that begins. A server stands for many citizens: its own limits are its business.</summary>
    /// <exception cref="DirectLineException">There are too many.</exception>
    public async ValueTask BeginAsync(DirectLineCaller caller)
    {
        if (!caller.IsServer) await TakeAsync(_begun, caller.Address);
    }

    /// <summary>Counts an activity.</summary>
    /// <exception cref="DirectLineException">There are too many.</exception>
    public async ValueTask SendAsync(DirectLineCaller caller)
    {
        await TakeAsync(_sent, caller.Token!.Conversation);
        if (!caller.IsServer) await TakeAsync(_sentFromAddress, caller.Address);
    }

    private async ValueTask TakeAsync(LimitRule rule, string subject)
    {
        if (await limits.TakeAsync(rule, subject) is { } wait) throw DirectLineException.TooMany(wait);
    }
}
