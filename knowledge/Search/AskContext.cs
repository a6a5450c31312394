using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Knowledge.Search;

/// <summary>What a conversation is about when a question is asked.</summary>
/// <param name="Topic">The slug that was answered last; <see cref="Plan"/> for a plan.</param>
/// <param name="Facet">The facet that was answered last.</param>
public sealed record AskContext(string Topic, Facet? Facet)
{
    /// <summary>Stands for the plan of a locality.</summary>
    public const string Plan = Classes.Plan;
}

/// <summary>How likely the conversation makes a facet.</summary>
/// <param name="LogOdds">What it adds to the facet's logit.</param>
internal readonly record struct FacetPrior(Facet Facet, float LogOdds);
