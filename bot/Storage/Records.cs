namespace De06Assistant.Bot.Storage;

/// <summary>A turn as it is recorded. The question is masked before it gets here.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Day">The day in Vietnam, "2026-11-21".</param>
/// <param name="Status">The outcome: "answered_procedure".</param>
/// <param name="Topic">The slug; "plan:…" for a plan; null when nothing was answered.</param>
/// <param name="RunnerUp">The second likeliest class.</param>
/// <param name="ContentVersion">The content that answered.</param>
/// <param name="Reply">The reply as it was sent, as JSON.</param>
/// <param name="UnderstandMicroseconds">Time to decide.</param>
/// <param name="ComposeMicroseconds">Time to write the answer.</param>
public sealed record TurnRecord(
    string Id,
    string ConversationId,
    DateTimeOffset At,
    string Day,
    string Channel,
    string? Locality,
    string Question,
    string Status,
    string? Topic,
    string? Facet,
    double Confidence,
    string? RunnerUp,
    string ContentVersion,
    string Reply,
    long UnderstandMicroseconds,
    long ComposeMicroseconds)
{
    /// <summary>The name that the asking program gave to the question; null when it gave none.</summary>
    public string? ClientId { get; init; }

    /// <summary>The kiosk that it was asked at; null elsewhere.</summary>
    public string? Station { get; init; }
}

/// <summary>The state of a conversation as it is recorded with a turn.</summary>
/// <param name="Text">The state as JSON.</param>
/// <param name="Oldest">States from before are of no use to anyone and are deleted.</param>
public sealed record StateRecord(string Text, DateTimeOffset Oldest);

/// <summary>A rating as it is recorded. The comment is masked before it gets here.</summary>
/// <param name="Score">1, very dissatisfied, to 5, very satisfied.</param>
public sealed record RatingRecord(string TurnId, int Score, string? Comment, IReadOnlyList<string> Reasons, DateTimeOffset At);

/// <summary>A turn of a conversation that is read back, with its rating.</summary>
public sealed record StoredTurn(string Id, DateTimeOffset At, string? Locality, string Question, string Status, string Reply, int? Score, string? Comment, IReadOnlyList<string> Reasons);
