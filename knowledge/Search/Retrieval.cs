using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>What was decided about a question.</summary>
public enum DecisionKind
{
    /// <summary>Answer it with a topic of the national segment.</summary>
    Answer,

    /// <summary>Answer it with a passage of the locality's plan.</summary>
    AnswerFromPlan,

    /// <summary>Two topics are about as likely: ask which is meant.</summary>
    Clarify,

    /// <summary>A greeting, thanks and the like.</summary>
    SmallTalk,

    /// <summary>Not the assistant's business.</summary>
    OutOfScope,

    /// <summary>Its business, but the content is silent.</summary>
    NoContent,

    /// <summary>About the plan, but the plan does not say.</summary>
    NotInPlan,
}

/// <summary>A topic, or a class that is no topic, with its share of the belief.</summary>
/// <param name="Class">A slug, "plan", "smalltalk:…" or "out:…".</param>
/// <param name="Probability">0 to 1.</param>
public sealed record Candidate(string Class, float Probability);

/// <summary>The decision about a question and everything an answer needs.</summary>
/// <param name="Kind">What was decided.</param>
/// <param name="Question">The analysed question.</param>
/// <param name="Locality">The locality that the answer is for: named in the question, else given, else null.</param>
/// <param name="Class">The winning class.</param>
/// <param name="Segment">Where topic and passages are; null when nothing is answered.</param>
/// <param name="Topic">The topic; null when nothing is answered.</param>
/// <param name="Facet">The facet to show.</param>
/// <param name="Passages">The passages that answer, best first: a matching question of "Hỏi đáp" before the facet's text.</param>
/// <param name="Confidence">How sure the decision is, 0 to 1.</param>
/// <param name="Candidates">The likeliest classes, best first.</param>
public sealed record Retrieval(
    DecisionKind Kind,
    AnalyzedText Question,
    Locality? Locality,
    string Class,
    Segment? Segment,
    StoredTopic? Topic,
    Facet? Facet,
    IReadOnlyList<StoredPassage> Passages,
    float Confidence,
    IReadOnlyList<Candidate> Candidates);
