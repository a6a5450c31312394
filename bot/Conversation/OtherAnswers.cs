using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Conversation;

/// <summary>What is said when no content answers: small talk, a question back, an honest refusal.</summary>
internal sealed class OtherAnswers(KnowledgeIndex index, ReplyRenderer renderer)
{
    private const int NearestTopics = 3;

    private readonly Dictionary<string, ExampleSet> _sets = index.Lexicon.SmallTalk.Concat(index.Lexicon.OutOfScope)
        .ToDictionary(set => set.Kind, StringComparer.Ordinal);

    public Answer Compose(Retrieval found, string? opening) => found.Kind switch
    {
        DecisionKind.Clarify => Say(found.Locality, "clarify", "clarification_topic", Nearest(found, 2), opening),
        DecisionKind.NotInPlan => Say(found.Locality, "decline-not-in-plan", "declined_not_in_plan", [], opening),
        DecisionKind.NoContent => Say(found.Locality, "decline-no-content", "declined_no_content", Nearest(found, NearestTopics), opening),
        _ when SetOf(found.Class) is { } set => Say(found.Locality, set.Reply, set.Status, set.Status == "answered_smalltalk" ? MostAsked() : [], opening),
        _ => Say(found.Locality, "decline-out-of-scope", "declined_out_of_scope", MostAsked(), opening),
    };

    /// <summary>How to leave a question for a person.</summary>
    public Answer LeaveQuestion(Locality? locality, string? opening) => Say(locality, "leave-question", "handoff_requested", [], opening);

    /// <summary>The most asked topics as buttons.</summary>
    public List<Suggestion> MostAsked() => Buttons(index.Lexicon.MostAsked);

    /// <summary>Topics as buttons; one that the content does not have is left out.</summary>
    public List<Suggestion> Buttons(IEnumerable<string> slugs) => [.. slugs.Where(index.Topics.ContainsKey).Select(slug => Button(index.National.Topic(index.Topics[slug])))];

    /// <summary>Where to call for help: before anything else and without anything else.</summary>
    public Answer Emergency(Locality? locality) => Say(locality, "safety-emergency", "safety_emergency", [], null);

    /// <summary>A short answer in English.</summary>
    public Answer OtherLanguage(Locality? locality, string? opening) => Say(locality, "other-language", "declined_language", [], opening);

    private Answer Say(Locality? locality, string template, string status, List<Suggestion> suggestions, string? opening)
    {
        var markdown = renderer.Markdown(template, new
        {
            locality = locality?.Name,
            desk = Desk.Name(locality),
            contact = Desk.Contact(locality),
            address = locality?.Address,
            hours = locality?.Hours,
            phone = locality?.Hotline,
            opening,
            options = suggestions.Select(suggestion => suggestion.Label).ToList(),
        });
        List<Suggestion> offered = MayLeave(status) ? [.. suggestions, LeaveButton()] : suggestions;
        return new Answer(Kind(status), status, null, null, ReplyRenderer.Text(markdown), markdown, ReplyRenderer.Html(markdown), [], offered);
    }

    /// <summary>Whoever got no answer, and whoever asks for a person, may leave the question. English speakers are sent to the desk.</summary>
    private static bool MayLeave(string status) =>
        status == "handoff_requested" || (status.StartsWith("declined_", StringComparison.Ordinal) && status != "declined_language");

    private Suggestion LeaveButton()
    {
        var label = index.Lexicon.Dialogue.Commands.First(command => command.Command == DialogueCommands.LeaveQuestion).Label;
        return new Suggestion(label, label, null, Suggestion.LeaveQuestion);
    }

    private static string Kind(string status) => status switch
    {
        "clarification_topic" => "clarify",
        "answered_smalltalk" => "smalltalk",
        "declined_out_of_scope" => "outOfScope",
        "handoff_requested" or "safety_emergency" => "handoff",
        _ => "noAnswer",
    };

    private ExampleSet? SetOf(string name) => name.Split(':') is [_, var kind] ? _sets.GetValueOrDefault(kind) : null;

    private List<Suggestion> Nearest(Retrieval found, int count) =>
        [.. found.Candidates.Where(candidate => index.Topics.ContainsKey(candidate.Class)).Take(count)
            .Select(candidate => Button(index.National.Topic(index.Topics[candidate.Class])))];

    private static Suggestion Button(StoredTopic topic) => new(topic.DisplayName, topic.Title, topic.Slug);
}
