using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Conversation.State;

/// <summary>Keeps states in the records' database: written in one transaction with the turn.</summary>
internal sealed class RecordedStates(RecordStore records, TimeProvider time) : IConversationStates
{
    public Task<ConversationState?> ReadAsync(string conversation, CancellationToken cancellationToken) =>
        Task.FromResult(StateText.Read(records.State(conversation), time.GetUtcNow()));

    public Task<bool> RecordAsync(TurnRecord turn, ConversationState state, CancellationToken cancellationToken) =>
        records.AddTurnAsync(turn, new StateRecord(StateText.Write(state), state.At - StateText.Longest), cancellationToken);

    public Task<string?> WhyNotAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    // Erased with its conversation, in one transaction (ErasureStore).
    public Task ForgetAsync(string conversation, CancellationToken cancellationToken) => Task.CompletedTask;
}
