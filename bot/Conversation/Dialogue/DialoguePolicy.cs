using System.Diagnostics;
using De06Assistant.Bot.Conversation.Checklists;
using De06Assistant.Bot.Conversation.State;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Conversation.Dialogue;

/// <summary>
/// Decides what a message is, in this order: a cry for help (unless it is a button's own words), another language, a step of a checklist, a command, a choice
/// of what was offered, and only then a question.
/// </summary>
internal sealed class DialoguePolicy(KnowledgeIndex index, AnswerComposer composer, ReplyRenderer renderer)
{
    private const string Emergency = "safety_emergency";
    private const string Handoff = "handoff_requested";

    /// <summary>Below this confidence an answer in the midst of a checklist is taken for a choice that was not understood.</summary>
    private const float SureInBetween = 0.4f;

    /// <summary>From this confidence on a wish to see a person is one, whatever was talked of before.</summary>
    private const float SureWish = 0.8f;

    private readonly ChecklistDialogue _checklists = new(index, new ChecklistReplies(index, renderer));
    private readonly CommandAnswers _commands = new(index, composer, renderer);
    private readonly HashSet<string> _wishesForAPerson = [.. index.Lexicon.SmallTalk.Where(set => set.Status == Handoff).Select(set => Classes.SmallTalkPrefix + set.Kind)];

    public TurnOutcome Answer(TurnInput input)
    {
        var alone = index.Retriever.Retrieve(input.Text, input.Locality);
        if (!IsOffered(input) && index.Emergencies.Hears(input.Text, alone)) return Tell(input, alone, composer.Emergency(alone));
        if (index.Languages.Read(input.Text) is not null) return Tell(input, alone, composer.OtherLanguage(alone.Locality, input.Now));

        var command = index.Dialogue.Command(input.Text);
        if (command?.Command == DialogueCommands.LeaveQuestion)
            return input.End(composer.LeaveQuestion(index.Localities.BySlug(input.Locality ?? ""), input.Now), null, ChecklistDialogue.Pause(input.Start()));
        if (_checklists.TryAnswer(input, command) is { } step) return step;
        if (input.State is not { } state) return Ask(input, alone, input.Locality, null);
        if (command is not null && _commands.TryAnswer(input, command) is { } answer) return answer;
        if (Chosen(input.Text, state) is { } chosen)
            return Answer(input with { Text = chosen.Text, State = state with { Offered = [], MustChoose = false, Place = chosen.Topic is null ? state.Place : null, Trail = Kept(state) } });
        return state.Place?.Context() is { } context && !IsWishForAPerson(alone) ? AskInContext(input, context) : Ask(input, alone, input.Locality, null);
    }

    /// <summary>Shows a page that was opened instead of asking for it; what follows is asked against it. Null when there is no such page.</summary>
    public TurnOutcome? Show(TurnInput input, Place page) =>
        composer.Page(page.Topic, page.FacetOrOverview(), input.Locality, input.Today) is { } shown
            ? input.End(shown.Answer, shown.Found, ChecklistDialogue.Pause(input.Start()) with { IsBrief = false }) : null;

    /// <summary>Whether the message is a button's own words, which say nothing of the citizen's own: "Tai nạn, đột ngột" as a cause of death.</summary>
    private static bool IsOffered(TurnInput input) =>
        input.State?.Offered.Any(suggestion => string.Equals(suggestion.Text, input.Text.Trim(), StringComparison.OrdinalIgnoreCase)) == true;

    /// <summary>"Cho tôi gặp cán bộ" goes on with nothing that was said before, and must not be missed.</summary>
    private bool IsWishForAPerson(Retrieval alone) =>
        alone.Kind == DecisionKind.SmallTalk && alone.Confidence >= SureWish && _wishesForAPerson.Contains(alone.Class);

    private TurnOutcome AskInContext(TurnInput input, AskContext context)
    {
        var locality = context.Topic == AskContext.Plan ? input.State?.PlanLocality ?? input.Locality : input.Locality;
        return Ask(input, index.Retriever.Retrieve(input.Text, locality, context), locality, context);
    }

    private TurnOutcome Ask(TurnInput input, Retrieval whole, string? locality, AskContext? context)
    {
        var found = index.Several.TakeApart(input.Text, whole, locality, context);
        var (first, understood) = (found[0], Stopwatch.GetTimestamp());
        if (_checklists.IsWaiting(input.State) && IsUnclear(input, first)) return _checklists.AskAgain(input);
        var answer = found.Count > 1 ? composer.Several(found, input.Today) : composer.WithRestoredQuestion(composer.Compose(first, input.Now), first);
        return Tell(input, first, answer) with { Understood = understood };
    }

    private TurnOutcome Tell(TurnInput input, Retrieval found, Answer answer)
    {
        var state = input.Start() with { IsBrief = false };
        if (answer.Status == Emergency) return input.End(answer, found, ChecklistDialogue.Pause(state));
        return input.End(_checklists.WithWayBack(answer, state), found, ChecklistDialogue.Pause(state));
    }

    /// <summary>Whether a message in the midst of a checklist is neither a choice nor a question: "dạ em chưa biết".</summary>
    private bool IsUnclear(TurnInput input, Retrieval found) => found.Kind switch
    {
        DecisionKind.Answer when found.Topic!.Slug == input.State!.Checklist!.Topic => !index.Retriever.AsksFacet(input.Text),
        DecisionKind.NoContent or DecisionKind.Clarify or DecisionKind.NotInPlan => true,
        DecisionKind.Answer or DecisionKind.OutOfScope => found.Confidence < SureInBetween,
        _ => false,
    };

    /// <summary>The offered suggestion that is meant; words of one's own only where a choice was asked for.</summary>
    private Suggestion? Chosen(string text, ConversationState state)
    {
        if (state.Offered.Count == 0) return null;
        var labels = state.Offered.Select(suggestion => suggestion.Label).ToList();
        var chosen = index.Dialogue.Label(text, labels) ?? index.Dialogue.Number(text, labels.Count)
            ?? (state.MustChoose ? index.Choices.Choose(text, labels, "") : null);
        return chosen is { } place ? state.Offered[place] : null;
    }

    /// <summary>A choice leaves its place like any question: "quay lại" leads there.</summary>
    private static IReadOnlyList<Place> Kept(ConversationState state) => state.Place is { } place ? [.. state.Trail, place] : state.Trail;
}
