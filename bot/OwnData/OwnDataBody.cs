using De06Assistant.Bot.Channels.Rest;

namespace De06Assistant.Bot.OwnData;

/// <summary>All that is kept of a conversation, or of a left question, in the words of who wrote it.</summary>
/// <param name="At">When it was read out.</param>
/// <param name="ConversationId">Null where a left question was asked for by its code.</param>
/// <param name="About">What else is kept, and how to have all of it erased.</param>
public sealed record OwnDataBody(DateTimeOffset At, string? ConversationId, IReadOnlyList<OwnMessageBody> Messages, IReadOnlyList<OwnLeftQuestionBody> LeftQuestions, string About);

/// <summary>A question, its answer and its rating.</summary>
/// <param name="Question">As it is kept: masked.</param>
/// <param name="Answer">As plain text.</param>
public sealed record OwnMessageBody(string TurnId, DateTimeOffset At, string? Locality, string Question, string Answer, string? Topic, RatingBody? Rating);

/// <summary>A question that was left for a person.</summary>
/// <param name="Name">The first letter of the name that was given; null when none was. It is sealed, and whoever has the code need not be who gave it.</param>
/// <param name="Phone">The last three digits of the phone number that was given; null when none was.</param>
public sealed record OwnLeftQuestionBody(
    string Code, DateTimeOffset At, string? Locality, string Question, string? Name, string? Phone, string State, string? Answer, DateTimeOffset? AnsweredAt, DateOnly KeptUntil);
