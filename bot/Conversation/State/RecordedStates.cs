using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Conversation.State;

/// <summary>Keeps states in the records' database: written in one transaction with the turn.</summary>
internal sealed class RecordedStates(RecordStore records, TimeProvider time) : IConversationStates
{
    public Task<ConversationState?> ReadAsync(string conversation, CancellationToken cancellationToken) =>
        Task.FromResult(StateText.Read(records.State(conversation), time.GetUtcNow()));

    public Task<bool> RecordAsync(TurnRecord turn, ConversationState state, CancellationToken cancellationToken) =>
        records.AddTurnAsync(turn, Written(state), cancellationToken);

    public Task HoldAsync(TurnRecord turn, ConversationState state) => records.HoldTurnAsync(turn, Written(state));

    // Erased with its conversation, in one transaction (ErasureStore).
    public Task ForgetAsync(string conversation, CancellationToken cancellationToken) => Task.CompletedTask;

    private static StateRecord Written(ConversationState state) => new(StateText.Write(state), state.At - StateText.Longest);
}
