using De06Assistant.Bot.Conversation.State;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Conversation.Dialogue;

/// <summary>Carries out the commands that are about the conversation itself: back, from the start, enough of it, more, less.</summary>
internal sealed class CommandAnswers(KnowledgeIndex index, AnswerComposer composer, ReplyRenderer renderer)
{
    /// <summary>The answer to a command; null when the command is none of these.</summary>
    public TurnOutcome? TryAnswer(TurnInput input, DialogueRequest request)
    {
        var state = input.Start();
        return request.Command switch
        {
            DialogueCommands.Back => Back(input, state),
            DialogueCommands.Restart => input.End(Say("dialogue-restart", composer.MostAsked()), null, state with { Place = null, Trail = [], Checklist = null, IsBrief = false }),
            DialogueCommands.LeaveChecklist => input.End(Say("dialogue-other", composer.MostAsked()), null, state),
            DialogueCommands.More when state.Place is { } place => More(input, state, place),
            DialogueCommands.Brief when state.Place is { } place => Brief(input, state, place),
            _ => null,
        };
    }

    private TurnOutcome Back(TurnInput input, ConversationState state)
    {
        if (state is { IsAside: true, Place: { } here } && Show(input, here.Topic, here.FacetOrOverview()) is { } same) return input.End(same.Answer, same.Found, state);
        for (var i = state.Trail.Count - 1; i >= 0; i--)
        {
            var place = state.Trail[i];
            if (place == state.Place || Show(input, place.Topic, place.FacetOrOverview()) is not { } shown) continue;
            var outcome = input.End(shown.Answer, shown.Found, state with { Place = null, IsBrief = false });
            return outcome with { Next = outcome.Next with { Trail = [.. state.Trail.Take(i)] } };
        }
        return input.End(Say("dialogue-nothing", composer.MostAsked()), null, state);
    }

    /// <summary>The whole facet after its first sentence, else the next facet that people ask for.</summary>
    private TurnOutcome? More(TurnInput input, ConversationState state, Place place)
    {
        var facet = place.FacetOrOverview();
        if (!state.IsBrief) facet = composer.NextFacet(place.Topic, facet) ?? facet;
        return Show(input, place.Topic, facet) is { } shown ? input.End(shown.Answer, shown.Found, state with { IsBrief = false }) : null;
    }

    private TurnOutcome? Brief(TurnInput input, ConversationState state, Place place)
    {
        // What cannot be composed anew, an answer from a plan, is cut as it was sent.
        var shown = Show(input, place.Topic, place.FacetOrOverview());
        if ((shown?.Answer ?? Sent(input, state)) is not { } whole) return null;
        var sentence = FirstSentence.Of(whole.Markdown);
        var more = index.Lexicon.Dialogue.Commands.First(command => command.Command == DialogueCommands.More).Label;
        var brief = whole with
        {
            Text = ReplyRenderer.Text(sentence),
            Markdown = sentence,
            Html = ReplyRenderer.Html(sentence),
            Suggestions = [new Suggestion(more, more, null), .. whole.Suggestions],
        };
        return input.End(brief, shown?.Found, state with { IsBrief = true });
    }

    private static Answer? Sent(TurnInput input, ConversationState state) => input.SentReply?.Invoke(state.LastTurn) is { } reply
        ? new Answer(reply.Kind, "answered_plan", reply.Topic, reply.Facet, reply.Text, reply.Markdown, reply.Html, reply.Sources, reply.Suggestions) : null;

    private (Answer Answer, Retrieval Found)? Show(TurnInput input, string topic, Facet facet) =>
        index.Retriever.Show(topic, facet, input.Locality) is { } found ? (composer.Compose(found, input.Now), found) : null;

    private Answer Say(string template, IReadOnlyList<Suggestion> suggestions)
    {
        var markdown = renderer.Markdown(template, new { });
        return new Answer("smalltalk", "answered_smalltalk", null, null, ReplyRenderer.Text(markdown), markdown, ReplyRenderer.Html(markdown), [], suggestions);
    }
}
