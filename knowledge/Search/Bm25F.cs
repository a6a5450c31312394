namespace De06Assistant.Knowledge.Search;

/// <summary>
/// BM25F: term frequencies of the fields are normalised by field length, weighted and added before saturation
/// (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004; Robertson and
/// Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6).
/// </summary>
internal static class Bm25F
{
    public const int FieldCount = 4;

    private const float Saturation = 1.2f;

    // Title, questions, heading, body.
    private static readonly float[] Weights = [3f, 2f, 2f, 1f];
    private static readonly float[] LengthNormalisation = [0.3f, 0.6f, 0.3f, 0.6f];

    /// <summary>
    /// Inverse document frequency, counted over topics: a term that every topic has says nothing about which one is meant.
    /// Always above 0.
    /// </summary>
    public static float Idf(int topicFrequency, int topics) =>
        MathF.Log(1 + (topics - topicFrequency + 0.5f) / (topicFrequency + 0.5f));

    /// <summary>What a term's occurrences in one field are worth before saturation: the longer the field, the less.</summary>
    public static float Normalise(int field, int count, int length, float average)
    {
        var b = LengthNormalisation[field];
        return Weights[field] * count / (1 - b + b * length / average);
    }

    /// <summary>Many occurrences are worth little more than some: from 0 to 1.</summary>
    public static float Saturate(float frequency) => frequency / (Saturation + frequency);

    /// <summary>What each field of one unit contributes to its score, for explanations: title, questions, heading, body.</summary>
    public static float[] FieldScores(Segment segment, ReadOnlySpan<QueryTerm> terms, int unit)
    {
        var byField = new float[FieldCount];
        foreach (var term in terms)
        {
            if (term.Number < 0 || segment.Frequencies(term.Number, unit) is not { } counts) continue;
            var parts = new float[FieldCount];
            for (var field = 0; field < FieldCount; field++)
                parts[field] = Normalise(field, counts[field], segment.FieldLengths[unit * FieldCount + field], segment.Manifest.AverageLengths[field]);
            var frequency = parts.Sum();
            for (var field = 0; field < FieldCount; field++) byField[field] += term.Weight * term.Idf * parts[field] / (Saturation + frequency);
        }
        return byField;
    }

    /// <summary>Adds the score of each query term to the units that have it.</summary>
    /// <param name="segment">Where to search.</param>
    /// <param name="terms">The query's terms, each once.</param>
    /// <param name="scores">One score a unit, topics first; the caller clears it.</param>
    /// <returns>The highest score that a unit could reach with these terms.</returns>
    public static float Score(Segment segment, ReadOnlySpan<QueryTerm> terms, Span<float> scores)
    {
        var impacts = segment.Impacts;
        var ceiling = 0f;
        foreach (var term in terms)
        {
            if (term.Weight <= 0) continue;
            var worth = term.Weight * term.Idf;
            ceiling += worth;
            if (term.Number < 0) continue;
            foreach (var (unit, value) in impacts.Of(term.Number)) scores[unit] += worth * value;
        }
        return ceiling;
    }
}
