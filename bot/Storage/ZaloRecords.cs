namespace De06Assistant.Bot.Storage;

/// <summary>Someone who writes to the Official Account.</summary>
/// <param name="Key">A keyed hash of the person's identifier at Zalo.</param>
/// <param name="ConversationId">The conversation that the person goes on with.</param>
/// <param name="At">When the person last wrote.</param>
/// <param name="LastAnswer">The turn of the conversation's last answer; null before the first.</param>
/// <param name="OfferedTurn">The turn that the person was last offered to rate; null when none was.</param>
public sealed record ZaloUser(string Key, string ConversationId, DateTimeOffset At, string? LastAnswer, string? OfferedTurn);

/// <summary>A message to be sent to a person.</summary>
/// <param name="Mark">A keyed hash of the event that it answers: an event is answered once.</param>
/// <param name="TurnId">The turn whose reply it is; null for a notice.</param>
/// <param name="Notice">The notice; null for a reply.</param>
/// <param name="AsksRating">Whether it offers to rate.</param>
/// <param name="Recipient">The person's identifier at Zalo, sealed; null once the message is done.</param>
public sealed record ZaloOutgoing(string Mark, string UserKey, DateTimeOffset At, string? TurnId, string? Notice, bool AsksRating, byte[]? Recipient)
{
    /// <summary>The row's number; 0 before it is stored.</summary>
    public long Number { get; init; }

    /// <summary>How often it was tried in vain.</summary>
    public int Attempts { get; init; }
}

/// <summary>How far a message has come. A message is done in every state but the first two.</summary>
public enum ZaloMessageState
{
    /// <summary>To be sent.</summary>
    Waiting,

    /// <summary>On its way.</summary>
    Sending,

    /// <summary>Zalo has taken it.</summary>
    Sent,

    /// <summary>Zalo will not take it.</summary>
    Refused,

    /// <summary>Nobody knows whether Zalo has taken it; it is not sent again, so that nobody is written to twice.</summary>
    Unknown,

    /// <summary>Not sent any more: too late, or the person has gone.</summary>
    Dropped,
}
