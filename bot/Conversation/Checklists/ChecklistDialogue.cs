using De06Assistant.Bot.Conversation.Dialogue;
using De06Assistant.Bot.Conversation.State;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Conversation.Checklists;

/// <summary>Leads through a checklist: one question at a time, back, change an answer, something else in between, on again.</summary>
internal sealed class ChecklistDialogue(KnowledgeIndex index, ChecklistReplies replies)
{
    /// <summary>A longer message after something else is a question, in words.</summary>
    private const int LongestChoice = 4;

    /// <summary>Whether the last reply was a question of a checklist.</summary>
    public bool IsWaiting(ConversationState? state) => state?.Checklist?.Stage is ChecklistStage.Asking or ChecklistStage.ChoosingChange && Open(state) is not null;

    /// <summary>The answer when the message is a step of a checklist; null when it is none.</summary>
    public TurnOutcome? TryAnswer(TurnInput input, DialogueRequest? command)
    {
        if (command?.Command == DialogueCommands.StartChecklist) return Start(input, command.About);
        if (Open(input.State) is not { } open) return null;
        return (command is null ? null : Obey(input, open, command)) ?? Choose(input, open);
    }

    /// <summary>Asks again what was not understood.</summary>
    public TurnOutcome AskAgain(TurnInput input)
    {
        var open = Open(input.State)!;
        return open.Progress.Stage == ChecklistStage.ChoosingChange ? AskWhich(input, open) : Go(input, open, isUnclear: true);
    }

    /// <summary>The state while something else is talked about.</summary>
    public static ConversationState Pause(ConversationState state) =>
        state.Checklist is { } progress ? state with { Checklist = progress with { Stage = ChecklistStage.Paused } } : state;

    /// <summary>Offers to go on with a checklist that is not finished.</summary>
    public Answer WithWayBack(Answer answer, ConversationState state)
    {
        if (Open(state) is not { } open || open.Progress is { Stage: ChecklistStage.Done }) return answer;
        if (ChecklistWalk.Next(open.Checklist, open.Progress.Answers) is null && open.Progress.Changing is null) return answer;
        var label = replies.Label(DialogueCommands.ContinueChecklist);
        return answer with { Suggestions = [new Suggestion(label, label, open.Topic.Slug), .. answer.Suggestions] };
    }

    private TurnOutcome? Start(TurnInput input, string? about)
    {
        var topic = (about is null ? null : Named(about)) ?? Topic(input.State?.Place?.Topic) ?? Topic(input.State?.Checklist?.Topic);
        if (topic is null) return input.End(replies.WhichTopic(), null, input.Start());
        if (topic.Checklist is not { } checklist) return null;
        return Go(input, new OpenChecklist(topic, checklist, new ChecklistProgress(topic.Slug, [], null, ChecklistStage.Asking)));
    }

    private TurnOutcome? Obey(TurnInput input, OpenChecklist open, DialogueRequest command)
    {
        var (progress, answers) = (open.Progress, ChecklistWalk.Follow(open.Checklist, open.Progress.Answers));
        var isOn = progress.Stage != ChecklistStage.Paused;
        return command.Command switch
        {
            DialogueCommands.ContinueChecklist => Go(input, open),
            DialogueCommands.LeaveChecklist when isOn => input.End(replies.Left(open.Topic), null, Pause(input.Start())),
            DialogueCommands.Restart when isOn && answers.Count > 0 => Go(input, open.With(progress with { Answers = [], Changing = null })),
            DialogueCommands.Back when isOn && progress.Stage == ChecklistStage.ChoosingChange => Go(input, open),
            DialogueCommands.Back when isOn && progress.Changing is not null => Go(input, open.With(progress with { Changing = null })),
            DialogueCommands.Back when isOn && answers.Count > 0 => Go(input, open.With(progress with { Answers = [.. answers.Take(answers.Count - 1)] })),
            DialogueCommands.ChangeAnswer when answers.Count > 0 => AskWhich(input, open),
            DialogueCommands.ChangeNumbered when command.Number is { } number && number >= 1 && number <= answers.Count =>
                Go(input, open.With(progress with { Changing = answers[number - 1].Question })),
            DialogueCommands.ChangeNumbered when answers.Count > 0 => AskWhich(input, open),
            _ => null,
        };
    }

    private TurnOutcome? Choose(TurnInput input, OpenChecklist open)
    {
        var progress = open.Progress;
        if (progress.Stage == ChecklistStage.ChoosingChange)
        {
            var answers = ChecklistWalk.Follow(open.Checklist, progress.Answers);
            var which = index.Choices.Choose(input.Text, [.. answers.Select((_, i) => ChecklistReplies.ChangeLabel(open.Checklist, answers, i))], "");
            return which is { } place ? Go(input, open.With(progress with { Changing = answers[place].Question })) : null;
        }
        if (open.Current is not { } question) return null;
        var labels = question.Options.Select(option => option.Say).ToList();
        // After something else a number chooses among what that reply offered; words still answer the question.
        var mayAnswer = progress.Stage == ChecklistStage.Asking || (progress.Stage == ChecklistStage.Paused && IsShort(input.Text) && index.Dialogue.Number(input.Text, labels.Count) is null);
        var chosen = mayAnswer ? index.Choices.Choose(input.Text, labels, question.Ask) : null;
        if (chosen is not { } option) return null;
        var kept = progress.Answers.Where(answer => answer.Question != question.Id).Append(new ChecklistAnswer(question.Id, question.Options[option].Id));
        return Go(input, open.With(progress with { Answers = [.. kept], Changing = null }));
    }

    private static bool IsShort(string text) => text.Count(char.IsWhiteSpace) < LongestChoice;

    /// <summary>Asks the next question, or gives the list.</summary>
    private TurnOutcome Go(TurnInput input, OpenChecklist open, bool isUnclear = false)
    {
        var question = open.Current;
        // What the answers no longer lead to is forgotten, so that going back never meets it again.
        var answers = ChecklistWalk.Follow(open.Checklist, open.Progress.Answers);
        var progress = open.Progress with { Answers = answers, Stage = question is null ? ChecklistStage.Done : ChecklistStage.Asking };
        var answer = question is null
            ? replies.Result(open.Topic, open.Checklist, answers, input)
            : replies.Question(open.Topic, open.Checklist, answers, question, isUnclear);
        return input.End(answer, null, input.Start() with { Checklist = progress, IsBrief = false });
    }

    private TurnOutcome AskWhich(TurnInput input, OpenChecklist open)
    {
        var answers = ChecklistWalk.Follow(open.Checklist, open.Progress.Answers);
        var progress = open.Progress with { Stage = ChecklistStage.ChoosingChange, Changing = null };
        return input.End(replies.WhichToChange(open.Topic, open.Checklist, answers), null, input.Start() with { Checklist = progress });
    }

    private OpenChecklist? Open(ConversationState? state) =>
        state?.Checklist is { } progress && Topic(progress.Topic) is { Checklist: { } checklist } topic ? new OpenChecklist(topic, checklist, progress) : null;

    private StoredTopic? Topic(string? slug) => slug is not null && index.Topics.TryGetValue(slug, out var number) ? index.National.Topic(number) : null;

    private StoredTopic? Named(string name)
    {
        var topics = index.Topics.Values.Select(index.National.Topic).Where(topic => topic.Checklist is not null).ToList();
        return index.Dialogue.Label(name, [.. topics.Select(topic => topic.DisplayName)]) is { } found ? topics[found] : null;
    }

    private sealed record OpenChecklist(StoredTopic Topic, Checklist Checklist, ChecklistProgress Progress)
    {
        /// <summary>The question to ask: the one whose answer is being changed, else the next one; null when all are answered.</summary>
        public ChecklistQuestion? Current => Checklist.Questions.FirstOrDefault(question => question.Id == Progress.Changing) ?? ChecklistWalk.Next(Checklist, Progress.Answers);

        public OpenChecklist With(ChecklistProgress progress) => this with { Progress = progress };
    }
}
