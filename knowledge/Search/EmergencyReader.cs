namespace De06Assistant.Knowledge.Search;

/// <summary>
/// Hears a cry for help: the kinds of lexicon/out-of-scope.yaml whose status is <c>safety_emergency</c>. One that is
/// overheard costs more than one that was none, so a share of the belief is enough, and in a long message a single clause.
/// </summary>
public sealed class EmergencyReader
{
    private const string Status = "safety_emergency";

    /// <summary>Share of the belief in the whole message.</summary>
    private const float Share = 0.35f;

    /// <summary>Share of the belief in one of several clauses.</summary>
    private const float ClauseShare = 0.8f;

    /// <summary>A shorter clause says too little: "em tôi tự tử" may be the reason for a death certificate.</summary>
    private const int ShortestClause = 4;

    private readonly Retriever _retriever;
    private readonly HashSet<string> _classes;

    internal EmergencyReader(KnowledgeIndex index, Retriever retriever)
    {
        _retriever = retriever;
        _classes = index.Lexicon.OutOfScope.Where(set => set.Status == Status).Select(set => Classes.OutOfScopePrefix + set.Kind)
            .Concat(index.Lexicon.SmallTalk.Where(set => set.Status == Status).Select(set => Classes.SmallTalkPrefix + set.Kind)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether <paramref name="text"/> calls for help.</summary>
    /// <param name="text">The message.</param>
    /// <param name="decided">What was decided about the whole of it.</param>
    public bool Hears(string text, Retrieval decided)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(decided);
        // The words of a plan ("nghiên cứu") are not those of someone in need.
        if (Belief(decided) >= (decided.Kind == DecisionKind.AnswerFromPlan ? ClauseShare : Share)) return true;
        if (decided.Kind is DecisionKind.OutOfScope or DecisionKind.SmallTalk && _classes.Contains(decided.Class)) return true;
        if (!text.AsSpan().ContainsAny(Clauses.Marks)) return false;
        return Clauses.Of(text).Any(clause => clause.Count(char.IsWhiteSpace) + 1 >= ShortestClause && Belief(_retriever.Retrieve(clause, null)) >= ClauseShare);
    }

    private float Belief(Retrieval found) => found.Candidates.Where(candidate => _classes.Contains(candidate.Class)).Sum(candidate => candidate.Probability);
}
