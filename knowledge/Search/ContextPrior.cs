using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// What the conversation before a question makes likely. The less a question itself says about a topic, and the less sure
/// it is by itself, the more the topic before it counts: "ở đâu vậy" says nothing, "khai tử ở đâu" says all.
/// </summary>
/// <param name="Class">The class that was answered last.</param>
/// <param name="Said">How much the question's own words say about a topic: the sum of their rarity, 1 for a word that a single topic has.</param>
/// <param name="Facet">The facet that was answered last.</param>
/// <param name="AsksFacet">Whether the question itself asks for a facet.</param>
/// <param name="Continues">Whether its wording ties it to what was said before: "còn", "thế", "thì sao".</param>
internal sealed record ContextPrior(string Class, float Said, Facet? Facet, bool AsksFacet, bool Continues)
{
    /// <summary>What the context adds to its topic's log-odds where the question says nothing.</summary>
    private const float Strongest = 9f;

    /// <summary>The same for a plan: its questions mostly name what they ask about.</summary>
    private const float StrongestForPlan = 4f;

    /// <summary>How much has to be said, surely, for the context to count a third (1/e).</summary>
    private const float Scale = 0.42f;

    /// <summary>How much less what is said counts where the wording ties the question to what was said before.</summary>
    private const float ContinuingFactor = 0.75f;

    private const float FacetWhenContinuing = 4f;
    private const float FacetOfSameTopic = 1f;

    /// <summary>Moves the belief towards the context.</summary>
    /// <param name="belief">Probabilities by class; stays summing to 1.</param>
    /// <param name="classes">The classes' names.</param>
    /// <returns>How much the context counted: 1 where the question says nothing, towards 0 where it says all.</returns>
    public float Apply(Span<float> belief, IReadOnlyList<string> classes)
    {
        var own = -1;
        for (var i = 0; i < classes.Count && own < 0; i++)
            if (string.Equals(classes[i], Class, StringComparison.Ordinal)) own = i;
        if (own < 0) return 0;
        var sure = 0f;
        foreach (var probability in belief) sure = Math.Max(sure, probability);
        var held = MathF.Exp(-Said * sure * (Continues ? ContinuingFactor : 1) / Scale);
        belief[own] *= MathF.Exp((Class == Classes.Plan ? StrongestForPlan : Strongest) * held);
        var sum = 0f;
        foreach (var probability in belief) sum += probability;
        for (var i = 0; i < belief.Length; i++) belief[i] /= sum;
        return held;
    }

    /// <summary>The facet to lean to when <paramref name="topic"/> answers: none when the question asks for one itself.</summary>
    public FacetPrior? FacetIn(string topic)
    {
        if (Facet is not { } facet || AsksFacet) return null;
        if (Continues) return new FacetPrior(facet, FacetWhenContinuing);
        return topic == Class ? new FacetPrior(facet, FacetOfSameTopic) : null;
    }
}

/// <summary>Reads how much a question leans on what was said before it.</summary>
internal sealed class ContextReader
{
    private const float LeastVote = 0.5f;

    private readonly Segment _segment;
    private readonly PhraseTable<bool> _continuing;
    private readonly float _rarest;

    public ContextReader(Segment segment, DialogueLexicon lexicon)
    {
        _segment = segment;
        _continuing = new PhraseTable<bool>(lexicon.Continuing.Select(phrase => (Folding.Fold(phrase), true)));
        _rarest = Bm25F.Idf(1, segment.Manifest.Topics);
    }

    public ContextPrior Read(Question question, AskContext context)
    {
        var tokens = question.Analysis.Tokens;
        var isContinuing = new bool[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!_continuing.TryMatch(tokens, i, out var length, out _)) continue;
            isContinuing.AsSpan(i, length).Fill(true);
            i += length - 1;
        }
        var said = 0f;
        for (var i = 0; i < tokens.Count; i++)
            if (!isContinuing[i] && !question.Facets.IsFacetWord[i] && !question.IsName[i]) said += Rarity(tokens[i]);
        var votes = 0f;
        for (var facet = 0; facet < (int)Facet.PlanTarget; facet++) votes = Math.Max(votes, question.Facets.Votes[facet]);
        var continues = tokens.Count > 0 && (isContinuing[0] || isContinuing[^1]);
        return new ContextPrior(context.Topic, said, context.Facet, votes >= LeastVote, continues);
    }

    /// <summary>0 for a word that every topic has, 1 for one that a single topic has; a word that none has says little.</summary>
    private float Rarity(Token token)
    {
        const float unknown = 0.2f;
        if (token.Kind != TokenKind.Syllable) return unknown;
        var term = _segment.FindTerm(token.Folded);
        if (term < 0) return unknown;
        var position = 0;
        var topics = (int)VariableLength.Read(_segment.PostingsOf(term), ref position);
        return Math.Clamp(Bm25F.Idf(topics, _segment.Manifest.Topics) / _rarest, 0, 1);
    }
}
