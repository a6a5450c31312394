namespace De06Assistant.Bot.Satisfaction;

/// <summary>A turn with its rating. Question and comment are masked.</summary>
/// <param name="Day">The turn's day in Vietnam, "2026-11-21".</param>
/// <param name="At">When it was asked, in UTC.</param>
/// <param name="Score">1 to 5.</param>
/// <param name="ContentVersion">The content that answered.</param>
public sealed record RatedTurn(
    string TurnId, string Day, DateTimeOffset At, string? Locality, string Channel, string? Station, string? Topic, string? Facet, string Status, string Question,
    int Score, IReadOnlyList<string> Reasons, string? Comment, string ContentVersion);
