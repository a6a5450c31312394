using De06Assistant.Bot.Sharing;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Conversation.State;

/// <summary>Keeps states in Redis. Redis being away costs the context, never the answer.</summary>
internal sealed class RedisStates(RecordStore records, RedisLink redis, TimeProvider time) : IConversationStates
{
    private const string KeyPrefix = "de06:conversation:";

    public async Task<ConversationState?> ReadAsync(string conversation, CancellationToken cancellationToken)
    {
        var (_, text) = await redis.TryAsync(database => database.StringGetAsync(KeyPrefix + conversation), cancellationToken);
        return StateText.Read(text, time.GetUtcNow());
    }

    public async Task<bool> RecordAsync(TurnRecord turn, ConversationState state, CancellationToken cancellationToken)
    {
        if (!await records.AddTurnAsync(turn, null, cancellationToken)) return false;
        await SetAsync(turn, state, cancellationToken);
        return true;
    }

    public async Task HoldAsync(TurnRecord turn, ConversationState state)
    {
        await records.HoldTurnAsync(turn, null);
        await SetAsync(turn, state, CancellationToken.None);
    }

    /// <summary>Where Redis is away the state, which holds no words of the citizen, goes with the silence.</summary>
    public Task ForgetAsync(string conversation, CancellationToken cancellationToken) => redis.TryAsync(database => database.KeyDeleteAsync(KeyPrefix + conversation), cancellationToken);

    private async Task SetAsync(TurnRecord turn, ConversationState state, CancellationToken cancellationToken) =>
        await redis.TryAsync(database => database.StringSetAsync(KeyPrefix + turn.ConversationId, StateText.Write(state), StateText.SilenceOf(state.Channel)), cancellationToken);
}
