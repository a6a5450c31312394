using De06Assistant.Bot.Conversation.State;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Conversation.Dialogue;

/// <summary>How a turn changes the state of its conversation.</summary>
internal static class Turns
{
    private const string PlanPrefix = "plan:";
    private const int LongestTrail = 8;

    /// <summary>The state that a conversation starts with.</summary>
    public static ConversationState Start(this TurnInput input) => input.State ?? new ConversationState(ConversationState.CurrentVersion, input.Now, "", "");

    /// <summary>Ends a turn with an answer: remembers where it was and what it offers.</summary>
    public static TurnOutcome End(this TurnInput input, Answer answer, Retrieval? found, ConversationState next)
    {
        var place = answer.Topic is null ? next.Place : new Place(answer.Topic, answer.Facet);
        var trail = next.Place is { } before && before != place && answer.Topic is not null ? [.. next.Trail.Append(before).TakeLast(LongestTrail)] : next.Trail;
        var isPlan = place?.Topic.StartsWith(PlanPrefix, StringComparison.Ordinal) == true;
        return new TurnOutcome(answer, found, found?.Locality?.Slug ?? input.Locality, next with
        {
            Place = place,
            Trail = trail,
            Offered = answer.Suggestions,
            IsAside = answer.Topic is null,
            MustChoose = answer.Kind == "clarify",
            PlanLocality = isPlan ? found?.Locality?.Slug ?? next.PlanLocality : null,
        });
    }

    /// <summary>What the next question is asked against.</summary>
    public static AskContext? Context(this Place place)
    {
        if (place.Topic.StartsWith(PlanPrefix, StringComparison.Ordinal)) return new AskContext(AskContext.Plan, null);
        return new AskContext(place.Topic, place.Facet is { } slug && Facets.TryFromSlug(slug, out var facet) ? facet : null);
    }

    /// <summary>The facet of a place; the overview where it has none of its own.</summary>
    public static Facet FacetOrOverview(this Place place) => place.Facet is { } slug && Facets.TryFromSlug(slug, out var facet) ? facet : Facet.Overview;
}
