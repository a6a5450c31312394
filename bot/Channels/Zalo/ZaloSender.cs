using System.Text.Json;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>Sends one message, and decides from what came of it whether it is tried again.</summary>
internal sealed class ZaloSender(
    ZaloMessageStore store, RecordStore records, ZaloApi api, ZaloTokens tokens, ZaloKeys keys, ZaloReplies replies, ZaloNotices notices, TimeProvider time, ILogger<ZaloSender> log)
{
    private const int MostAttempts = 6;

    /// <summary>Errors of Zalo that can be the buttons' fault: a parameter, a limit, a kind of message.</summary>
    private static readonly int[] PerhapsButtons = [-201, -210, -233];

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>An answer that comes later than this is of no use.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Sends a message that is due.</summary>
    public async Task SendAsync(ZaloOutgoing message, CancellationToken cancellationToken)
    {
        var recipient = message.Recipient is { } box ? keys.OpenRecipient(message.Mark, box) : null;
        if (recipient is null || time.GetUtcNow() - message.At > Longest || Compose(message) is not { } composed)
        {
            log.LogWarning("Zalo: message {Number} was given up: too old, or its recipient or content cannot be read", message.Number);
            await store.FinishAsync(message.Number, ZaloMessageState.Dropped, cancellationToken);
            return;
        }
        if (await tokens.AccessAsync(cancellationToken) is not { } token)
        {
            await store.PostponeAsync(message.Number, message.Attempts, tokens.NextAttempt, cancellationToken);
            return;
        }
        if (!await store.TakeAsync(message.Number, cancellationToken)) return;
        await EndAsync(message, await TrySendAsync(token, recipient, composed, cancellationToken), cancellationToken);
    }

    private ZaloMessage? Compose(ZaloOutgoing message)
    {
        if (message.Notice is { } notice) return notices.Compose(notice);
        return message.TurnId is { } turn && records.Reply(turn) is { } reply ? replies.Compose(JsonSerializer.Deserialize(reply, ReplyJson.Default.Reply)!, message.AsksRating) : null;
    }

    private async Task<ZaloOutcome> TrySendAsync(string token, string recipient, ZaloMessage message, CancellationToken cancellationToken)
    {
        var outcome = await api.SendAsync(token, recipient, message, cancellationToken);
        if (outcome.Verdict == ZaloVerdict.TokenOver) await tokens.PutAwayAsync(token, cancellationToken);
        // Refused for certain, so sending the words alone writes to nobody twice.
        if (outcome.Verdict == ZaloVerdict.Refused && message.Buttons.Count > 0 && PerhapsButtons.Contains(outcome.Code))
            outcome = await api.SendAsync(token, recipient, message.WithoutButtons(), cancellationToken);
        return outcome;
    }

    private async Task EndAsync(ZaloOutgoing message, ZaloOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Verdict is ZaloVerdict.NotTaken or ZaloVerdict.TokenOver && message.Attempts + 1 < MostAttempts)
        {
            // Back in line before there is a new token, so that a death meanwhile loses nothing. At once, since the next token may do.
            var pause = outcome.Verdict == ZaloVerdict.TokenOver && message.Attempts == 0 ? TimeSpan.Zero : FirstPause * Math.Pow(2, message.Attempts) * Jitter.Next();
            log.LogWarning("Zalo: message {Number} was not taken (error {Code}); next attempt in {Seconds:0} s", message.Number, outcome.Code, pause.TotalSeconds);
            await store.PostponeAsync(message.Number, message.Attempts + 1, time.GetUtcNow() + pause, cancellationToken);
            return;
        }
        var state = outcome.Verdict switch { ZaloVerdict.Delivered => ZaloMessageState.Sent, ZaloVerdict.Unknown => ZaloMessageState.Unknown, _ => ZaloMessageState.Refused };
        if (state == ZaloMessageState.Unknown) log.LogWarning("Zalo: whether message {Number} arrived is not known (error {Code}); it is not sent again", message.Number, outcome.Code);
        if (state == ZaloMessageState.Refused) log.LogWarning("Zalo: message {Number} was refused (error {Code}, see \"Mã lỗi\" in Zalo's documentation)", message.Number, outcome.Code);
        await store.FinishAsync(message.Number, state, cancellationToken);
    }
}
