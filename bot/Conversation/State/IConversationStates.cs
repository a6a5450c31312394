using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Conversation.State;

/// <summary>
/// Where the state of conversations is kept. Any process that shares the place can go on with any conversation.
/// </summary>
internal interface IConversationStates
{
    /// <summary>The state of a conversation; null when there is none, when it has expired, or when the place cannot be reached.</summary>
    Task<ConversationState?> ReadAsync(string conversation, CancellationToken cancellationToken);

    /// <summary>Records a turn and the state after it. When it returns, the turn is durable.</summary>
    /// <returns>False when a turn with the same <see cref="TurnRecord.ClientId"/> is recorded already; nothing changes then.</returns>
    /// <exception cref="StorageException">The turn could not be written.</exception>
    Task<bool> RecordAsync(TurnRecord turn, ConversationState state, CancellationToken cancellationToken);

    /// <summary>Why the place cannot be reached now; null when it can, or when it is that of the records, which are looked at themselves.</summary>
    Task<string?> WhyNotAsync(CancellationToken cancellationToken);

    /// <summary>Forgets a conversation, where its state lies elsewhere than in the records.</summary>
    Task ForgetAsync(string conversation, CancellationToken cancellationToken);
}
