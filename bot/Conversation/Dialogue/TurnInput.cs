using De06Assistant.Bot.Conversation.State;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Conversation.Dialogue;

/// <summary>What a turn starts from.</summary>
/// <param name="Locality">The asker's locality: given with the question, else the one that the bot serves.</param>
/// <param name="State">What was said before; null at the start, after silence, and for a single question.</param>
internal sealed record TurnInput(string Text, string? Locality, ConversationState? State, DateTimeOffset Now)
{
    /// <summary>Gives a reply of this conversation back by its turn; null where it is not at hand.</summary>
    public Func<string, Reply?>? SentReply { get; init; }

    public DateOnly Today => VietnamTime.Day(Now);
}

/// <summary>What a turn ends with.</summary>
/// <param name="Found">The decision; null when no question was decided: a command, a choice of a checklist.</param>
/// <param name="Next">The state after it; its turn, time and channel are set when it is recorded.</param>
internal sealed record TurnOutcome(Answer Answer, Retrieval? Found, string? Locality, ConversationState Next)
{
    /// <summary>When the message had been understood and wording the answer began, as a stopwatch's time stamp; null when the two are one.</summary>
    public long? Understood { get; init; }
}
