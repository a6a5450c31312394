namespace De06Assistant.Bot.Satisfaction.Gaps;

/// <summary>A question that got no answer, as it is recorded.</summary>
public sealed record UnansweredQuestion(string TurnId, string Day, string Text);

/// <summary>Questions that ask the same in different words.</summary>
/// <param name="Key">The typical question without diacritics: the same cluster has the same key as long as its typical question stays.</param>
/// <param name="Text">The typical question: the one that was asked most often.</param>
/// <param name="Questions">How often any of them was asked.</param>
/// <param name="Examples">Different wordings, the most frequent first; the typical one is the first.</param>
/// <param name="LastDay">The last day on which one was asked, "2026-11-21".</param>
/// <param name="TurnId">The last turn.</param>
/// <param name="TurnIds">All its turns.</param>
public sealed record QuestionCluster(string Key, string Text, int Questions, IReadOnlyList<string> Examples, string LastDay, string TurnId, IReadOnlyList<string> TurnIds);
