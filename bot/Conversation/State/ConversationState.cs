using System.Text.Json.Serialization;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Conversation.State;

/// <summary>
/// What a conversation is about: all that the next turn has to know. Holds no words of the citizen, so that nothing
/// personal is kept.
/// </summary>
/// <param name="Version">The format, <see cref="CurrentVersion"/>; a newer one starts the conversation afresh.</param>
/// <param name="At">When the last turn was, in UTC.</param>
/// <param name="Channel">Where it was: silence ends a conversation sooner at a kiosk.</param>
/// <param name="LastTurn">The last reply's turn.</param>
public sealed record ConversationState(int Version, DateTimeOffset At, string Channel, string LastTurn)
{
    /// <summary>The format that this program writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What was answered last; null before the first answer.</summary>
    public Place? Place { get; init; }

    /// <summary>What was answered before that, the latest last: where "quay lại" leads.</summary>
    public IReadOnlyList<Place> Trail { get; init; } = [];

    /// <summary>The locality of the plan that was answered last; null when no plan was.</summary>
    public string? PlanLocality { get; init; }

    /// <summary>The choices that the last reply offered.</summary>
    public IReadOnlyList<Suggestion> Offered { get; init; } = [];

    /// <summary>Whether the last reply asked to choose one of them.</summary>
    public bool MustChoose { get; init; }

    /// <summary>Whether the last reply left the place alone: small talk, a refusal.</summary>
    public bool IsAside { get; init; }

    /// <summary>Whether the last answer was cut to its first sentence.</summary>
    public bool IsBrief { get; init; }

    /// <summary>The notices that show and have been said in it.</summary>
    public IReadOnlyList<string> NoticesSaid { get; init; } = [];

    /// <summary>The checklist that is being answered or was answered last; null when there is none.</summary>
    public ChecklistProgress? Checklist { get; init; }
}

/// <summary>A part of a topic that was shown.</summary>
/// <param name="Topic">The slug; "plan:…" for a plan.</param>
/// <param name="Facet">The facet's slug.</param>
public sealed record Place(string Topic, string? Facet);

/// <summary>How far a checklist has been answered.</summary>
/// <param name="Topic">The slug of its topic.</param>
/// <param name="Answers">The answers so far.</param>
/// <param name="Changing">The question whose answer is being changed; null when none is.</param>
/// <param name="Stage">What the citizen is asked.</param>
public sealed record ChecklistProgress(string Topic, IReadOnlyList<ChecklistAnswer> Answers, string? Changing, ChecklistStage Stage);

/// <summary>What a citizen is asked by a checklist.</summary>
public enum ChecklistStage
{
    /// <summary>The next question.</summary>
    Asking,

    /// <summary>Which answer to change.</summary>
    ChoosingChange,

    /// <summary>Nothing: something else was asked in between.</summary>
    Paused,

    /// <summary>Nothing: the list is there.</summary>
    Done,
}

/// <summary>How the state is written.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ConversationState))]
internal sealed partial class StateJson : JsonSerializerContext;
