namespace De06Assistant.Knowledge.Search;

/// <summary>The belief over all classes for one question.</summary>
/// <param name="Top">The likeliest classes, best first, at least one.</param>
/// <param name="OutsideProbability">The belief in all classes outside the assistant's business together.</param>
internal sealed record TopicRanking(IReadOnlyList<Candidate> Top, float PlanProbability, float OutsideProbability)
{
    public Candidate Best => Top[0];

    public Candidate? Second => Top.Count > 1 ? Top[1] : null;

    public float BestTopicProbability => Top.FirstOrDefault(candidate => Classes.IsTopic(candidate.Class))?.Probability ?? 0;

    /// <summary>The likeliest class outside the assistant's business; null when none is among the likeliest.</summary>
    public Candidate? BestOutside => Top.FirstOrDefault(candidate => candidate.Class.StartsWith(Classes.OutOfScopePrefix, StringComparison.Ordinal));
}
