using System.Text.Json.Serialization;
using De06Assistant.Bot.Notices;

namespace De06Assistant.Bot.Conversation;

/// <summary>What a turn answers: the contract of <c>POST /api/ask</c>.</summary>
/// <param name="Kind">answer, clarify, smalltalk, outOfScope, noAnswer or handoff.</param>
/// <param name="Topic">The slug; "plan:…" for an answer from a plan.</param>
/// <param name="Text">Plain text, ready for a message.</param>
/// <param name="Markdown">The same as Markdown.</param>
/// <param name="Html">The same as safe HTML: no scripts, no styles, only links that begin with https, tel or mailto.</param>
/// <param name="Confidence">How sure the decision is, 0 to 1.</param>
/// <param name="Locality">The slug of the locality that the answer is for.</param>
public sealed record Reply(
    string ConversationId,
    string TurnId,
    string Kind,
    string? Topic,
    string? Facet,
    string Text,
    string Markdown,
    string Html,
    IReadOnlyList<ReplySource> Sources,
    IReadOnlyList<Suggestion> Suggestions,
    double Confidence,
    string? Locality)
{
    /// <summary>
    /// What the asker has to know at this time; null, and left out, when there is nothing. On a page it belongs to the answer on its
    /// way, not to the turn: it is not recorded, and a reply that is sent again carries what holds then. Where an answer says it in
    /// words (<see cref="TurnRequest.SaysNotices"/>), it is recorded with it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NoticeBody>? Notices { get; init; }
}

/// <summary>A legal reference or a page that an answer leans on.</summary>
/// <param name="Verified">The day on which an editor checked it.</param>
public sealed record ReplySource(string Title, string? Reference, string? Url, DateOnly? Verified);

/// <summary>A next question, as a button.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Text">What it asks.</param>
/// <param name="Topic">The topic that it leads to.</param>
/// <param name="Action">What a client that can does instead of asking: <see cref="LeaveQuestion"/>; null for a question.</param>
public sealed record Suggestion(
    string Label, string Text, string? Topic, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Action = null)
{
    /// <summary>Opens the form to leave a question for a person.</summary>
    public const string LeaveQuestion = "leave-question";
}

/// <summary>An answer without the identifiers of its turn: the same for everyone who asks the same on the same day.</summary>
internal sealed record Answer(
    string Kind,
    string Status,
    string? Topic,
    string? Facet,
    string Text,
    string Markdown,
    string Html,
    IReadOnlyList<ReplySource> Sources,
    IReadOnlyList<Suggestion> Suggestions);

/// <summary>How replies are written as JSON, in responses and in records.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Reply))]
internal sealed partial class ReplyJson : JsonSerializerContext;
