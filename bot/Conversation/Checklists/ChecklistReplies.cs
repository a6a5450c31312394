using De06Assistant.Bot.Conversation.Dialogue;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Conversation.Checklists;

/// <summary>Words a checklist's questions and its result.</summary>
internal sealed class ChecklistReplies(KnowledgeIndex index, ReplyRenderer renderer)
{
    private const string QuestionStatus = "clarification_checklist";
    private const int MostTopics = 8;
    private static readonly string Documents = Facet.Documents.Slug();

    private readonly ChecklistView.Reader _views = new(index);

    /// <summary>What a button for a command says.</summary>
    public string Label(string command) => index.Lexicon.Dialogue.Commands.First(item => item.Command == command).Label;

    public Answer Question(StoredTopic topic, Checklist checklist, IReadOnlyList<ChecklistAnswer> answers, ChecklistQuestion question, bool isUnclear)
    {
        var isChange = answers.Any(answer => answer.Question == question.Id);
        var number = (isChange ? answers.ToList().FindIndex(answer => answer.Question == question.Id) : answers.Count) + 1;
        var markdown = renderer.Markdown("checklist-question", new
        {
            topic = topic.DisplayName,
            isFirst = number == 1 && !isUnclear && !isChange,
            isUnclear,
            number,
            total = Math.Max(number, ChecklistWalk.CountAsked(checklist, answers)),
            ask = question.Ask,
            options = question.Options.Select((option, i) => new { number = i + 1, say = option.Say }).ToList(),
        });
        List<Suggestion> suggestions = [.. question.Options.Select(option => new Suggestion(option.Say, option.Say, topic.Slug))];
        if (answers.Count > 0) suggestions.Add(Command(DialogueCommands.Back, topic));
        suggestions.Add(Command(DialogueCommands.LeaveChecklist, topic));
        return Say("clarify", QuestionStatus, topic, markdown, suggestions);
    }

    /// <summary>Asks for which procedure a list is wanted.</summary>
    public Answer WhichTopic()
    {
        var topics = index.Topics.Values.Select(index.National.Topic).Where(topic => topic.Checklist is not null)
            .OrderByDescending(topic => index.Lexicon.MostAsked.Contains(topic.Slug)).ThenBy(topic => topic.Slug, StringComparer.Ordinal).Take(MostTopics).ToList();
        var markdown = renderer.Markdown("checklist-which", new { options = topics.Select((topic, i) => new { number = i + 1, say = topic.DisplayName }).ToList() });
        return new Answer("clarify", QuestionStatus, null, null, ReplyRenderer.Text(markdown), markdown, ReplyRenderer.Html(markdown), [],
            [.. topics.Select(topic => new Suggestion(topic.DisplayName, $"{Label(DialogueCommands.StartChecklist)}: {topic.DisplayName}", topic.Slug))]);
    }

    public Answer WhichToChange(StoredTopic topic, Checklist checklist, IReadOnlyList<ChecklistAnswer> answers)
    {
        var labels = answers.Select((_, i) => ChangeLabel(checklist, answers, i)).ToList();
        var markdown = renderer.Markdown("checklist-change", new { options = labels.Select((say, i) => new { number = i + 1, say }).ToList() });
        return Say("clarify", QuestionStatus, topic, markdown, [.. labels.Select(label => new Suggestion(label, label, topic.Slug)), Command(DialogueCommands.Back, topic)]);
    }

    /// <summary>How the answer at <paramref name="place"/> is offered for change.</summary>
    public static string ChangeLabel(Checklist checklist, IReadOnlyList<ChecklistAnswer> answers, int place)
    {
        var (question, option) = ChecklistWalk.Result(checklist, answers).Options[place];
        return $"{question.Ask} {option.Say}";
    }

    public Answer Result(StoredTopic topic, Checklist checklist, IReadOnlyList<ChecklistAnswer> answers, TurnInput input)
    {
        var view = _views.Read(topic, checklist, answers, input.Locality, input.Today);
        var markdown = renderer.Markdown("checklist-result", new
        {
            view,
            page = ChecklistAddress.Page(topic.Slug, answers, input.Locality),
            hours = Desk.State(renderer, index, view.Locality, input.Now),
        });
        var answer = Say("answer", "answered_procedure", topic, markdown, [Command(DialogueCommands.ChangeAnswer, topic)]);
        return answer with
        {
            Sources = ProcedureAnswers.Sources(topic, [.. topic.Legal.Where(law => law.IsInForce(input.Today))]),
            Suggestions = [.. answer.Suggestions, .. view.See.Select(see => new Suggestion(see.DisplayName, see.Title, see.Slug))],
        };
    }

    public Answer Left(StoredTopic topic) => Say("smalltalk", "answered_smalltalk", topic, renderer.Markdown("checklist-left", new { topic = topic.DisplayName }), [Command(DialogueCommands.ContinueChecklist, topic)]);

    private Suggestion Command(string command, StoredTopic topic) => new(Label(command), Label(command), topic.Slug);

    private static Answer Say(string kind, string status, StoredTopic topic, string markdown, IReadOnlyList<Suggestion> suggestions) =>
        new(kind, status, topic.Slug, Documents, ReplyRenderer.Text(markdown), markdown, ReplyRenderer.Html(markdown), [], suggestions);
}
