namespace De06Assistant.Bot.Storage;

/// <summary>A question that a citizen leaves for a person, as it is recorded. Its text is masked before it gets here.</summary>
/// <param name="Code">The code by which the citizen asks for the answer.</param>
/// <param name="RequestId">The sender's own id: sent twice, it is left once; null when the sender gave none.</param>
/// <param name="Day">The day in Vietnam, "2026-11-21".</param>
/// <param name="Contact">Name and phone, sealed; null when there are none.</param>
public sealed record LeftQuestionRecord(
    string Id,
    string Code,
    string? RequestId,
    DateTimeOffset At,
    string Day,
    string? ConversationId,
    string? TurnId,
    string? Locality,
    string Channel,
    string Question,
    byte[]? Contact);

/// <summary>How far a left question has come.</summary>
public enum LeftQuestionState
{
    /// <summary>Nobody has taken it up.</summary>
    New,

    /// <summary>Someone is at it.</summary>
    Working,

    /// <summary>The citizen can read the answer.</summary>
    Answered,
}

/// <summary>A left question read back.</summary>
/// <param name="Version">Counts the changes; a change says which version it was made on.</param>
public sealed record LeftQuestion(
    string Id,
    string Code,
    DateTimeOffset At,
    string? ConversationId,
    string? TurnId,
    string? Locality,
    string Channel,
    string Question,
    byte[]? Contact,
    LeftQuestionState State,
    string? Assignee,
    string? Answer,
    string? AnsweredBy,
    DateTimeOffset? AnsweredAt,
    long Version);

/// <summary>Which left questions are listed.</summary>
/// <param name="State">Null: all.</param>
/// <param name="Locality">Null: all.</param>
public sealed record LeftQuestionFilter(LeftQuestionState? State, string? Locality, int Skip, int Take);
