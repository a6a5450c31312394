namespace De06Assistant.Knowledge.Search;

/// <summary>The belief over all classes for one question.</summary>
/// <param name="Top">The likeliest classes, best first, at least one.</param>
/// <param name="Coverage">Share of the question's words, weighted by rarity, that the best topic knows: 0 to 1.</param>
/// <param name="Confidence">How sure the best topic is right: 0 to 1.</param>
internal sealed record TopicRanking(IReadOnlyList<Candidate> Top, float PlanProbability, float Coverage, float Confidence)
{
    public Candidate Best => Top[0];

    public Candidate? Second => Top.Count > 1 ? Top[1] : null;

    public float BestTopicProbability => Top.FirstOrDefault(candidate => Classes.IsTopic(candidate.Class))?.Probability ?? 0;

    /// <summary>The likeliest class that is outside the assistant's business.</summary>
    public float OutsideProbability =>
        Top.FirstOrDefault(candidate => candidate.Class.StartsWith(Classes.OutOfScopePrefix, StringComparison.Ordinal))?.Probability ?? 0;
}
