using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// What the conversation before a question makes likely: with some probability the question goes on with what was answered
/// last, else it is what it is by itself. The less it says about a topic, the less its words name another one, and the
/// less sure it is by itself, the likelier it goes on: "ở đâu vậy" says nothing, "khai tử ở đâu" says all.
/// </summary>
/// <param name="Class">The class that was answered last.</param>
/// <param name="Words">The question's words, and pairs of them, that do not ask for a facet and do not tie it to what was said before.</param>
/// <param name="Length">How many single words that is.</param>
/// <param name="Facet">The facet that was answered last.</param>
/// <param name="AsksFacet">Whether the question itself asks for a facet.</param>
/// <param name="Tie">How its wording ties it to what was said before.</param>
internal sealed record ContextPrior(string Class, IReadOnlyList<SaidWord> Words, int Length, Facet? Facet, bool AsksFacet, Tie Tie)
{
    private const float FacetWhenTied = 8f;
    private const float FacetOfSameTopic = 1f;

    /// <summary>Share of the words from which they are nothing but a name.</summary>
    private const float WholeName = 0.99f;

    /// <summary>Least belief of a class; keeps logarithms finite.</summary>
    private const float Least = 1e-4f;

    /// <summary>Moves the belief towards the context.</summary>
    /// <param name="belief">Probabilities by class; stays summing to 1.</param>
    /// <param name="topicOf">The topic's number of each class, -1 for what is no topic.</param>
    /// <param name="classes">The classes' names.</param>
    /// <param name="segment">The segment of the topics.</param>
    public void Apply(Span<float> belief, int[] topicOf, IReadOnlyList<string> classes, Segment segment)
    {
        var (own, rival) = (-1, -1);
        for (var i = 0; i < classes.Count; i++)
        {
            if (string.Equals(classes[i], Class, StringComparison.Ordinal)) own = i;
            else if (rival < 0 || belief[i] > belief[rival]) rival = i;
        }
        if (own < 0 || rival < 0) return;
        var goesOn = GoesOn(topicOf[rival], topicOf[own], belief[rival], belief[own], segment);
        for (var i = 0; i < belief.Length; i++) belief[i] *= 1 - goesOn;
        belief[own] += goesOn;
    }

    /// <summary>The facet to lean to when <paramref name="topic"/> answers: none when the question asks for one itself.</summary>
    public FacetPrior? FacetIn(string topic)
    {
        if (Facet is not { } facet || AsksFacet) return null;
        // What changes in a case are mostly the documents.
        if (Tie == Tie.PutsCase && topic == Class) return new FacetPrior(Authoring.Facet.Documents, FacetWhenTied);
        if (Tie != Tie.None) return new FacetPrior(facet, FacetWhenTied);
        return topic == Class ? new FacetPrior(facet, FacetOfSameTopic) : null;
    }

    // A logistic regression on follow-ups and on whole questions asked in the midst of another topic (see README, "Follow-ups").
    private float GoesOn(int rival, int own, float rivalBelief, float ownBelief, Segment segment)
    {
        var (said, named) = Said(rival, own, segment);
        var (outside, whole) = (rival < 0 ? rivalBelief : 0, named >= WholeName ? 1 : 0);
        var logOdds = 6.3f - 2.1f * said - 3.1f * said * rivalBelief - 0.9f * named - 2.3f * named * rivalBelief - 0.7f * whole
            + 0.21f * MathF.Log(Math.Max(ownBelief, Least) / Math.Max(rivalBelief, Least)) - 3.5f * outside - 0.56f * Length
            + (AsksFacet ? 0.3f : 0) + (Length == 0 ? 1.5f : 0) + Tie switch { Tie.Switches => -2.85f, Tie.PutsCase => 2.2f, Tie.Continues => -0.6f, _ => 0 };
        return 1 / (1 + MathF.Exp(-logOdds));
    }

    /// <summary>How much the words say of any topic, and which share of them is the rival's name and not the context's.</summary>
    internal (float Said, float Named) Said(int rival, int own, Segment segment)
    {
        var (said, shared, others) = (0f, 0, 0);
        foreach (var word in Words)
        {
            said += word.Rarity;
            if (rival < 0 || word.Term < 0 || !segment.HasInTitle(word.Term, rival)) continue;
            if (own >= 0 && segment.HasInTitle(word.Term, own)) shared += word.IsPair ? 0 : 1;
            else others += word.IsPair ? 0 : 1;
        }
        // Words of both names ("đăng ký") only help a name along that has words of its own.
        return (said, Length == 0 || others == 0 ? 0 : (others + shared) / (float)Length);
    }
}

/// <summary>A word of a question, or a pair of words.</summary>
/// <param name="Term">Its number in the segment, with its marks where it has some: "cần" is no part of the name "căn cước"; -1 when it is unknown there.</param>
/// <param name="Rarity">0 for a word that every topic has, 1 for one that a single topic has; 0 for a pair.</param>
/// <param name="IsPair">Whether it is a pair.</param>
internal readonly record struct SaidWord(int Term, float Rarity, bool IsPair)
{
    /// <summary>Whether its marks were not typed but restored.</summary>
    public bool IsGuess { get; init; }
}

/// <summary>How the wording of a question ties it to what was said before.</summary>
internal enum Tie
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>It goes on: "thế", "vậy".</summary>
    Continues,

    /// <summary>It puts a case of the same thing: "thì sao", "nếu".</summary>
    PutsCase,

    /// <summary>It goes over to another thing: "còn".</summary>
    Switches,
}
