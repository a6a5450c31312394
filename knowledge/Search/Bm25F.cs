using System.Numerics;
using System.Runtime.InteropServices;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// BM25F: term frequencies of the fields are normalised by field length, weighted and added before saturation
/// (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004; Robertson and
/// Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6).
/// </summary>
internal static class Bm25F
{
    private const int FieldCount = 4;
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

    /// <summary>What each field of one unit contributes to its score, for explanations: title, questions, heading, body.</summary>
    public static float[] FieldScores(Segment segment, ReadOnlySpan<QueryTerm> terms, int unit)
    {
        var byField = new float[FieldCount];
        foreach (var term in terms)
        {
            if (term.Number < 0 || segment.Frequencies(term.Number, unit) is not { } counts) continue;
            var parts = new float[FieldCount];
            for (var field = 0; field < FieldCount; field++)
            {
                var b = LengthNormalisation[field];
                parts[field] = Weights[field] * counts[field] / (1 - b + b * segment.FieldLengths[unit * FieldCount + field] / segment.Manifest.AverageLengths[field]);
            }
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
        var lengths = segment.FieldLengths;
        var averages = CollectionsMarshal.AsSpan([.. segment.Manifest.AverageLengths]);
        var ceiling = 0f;
        foreach (var term in terms)
        {
            if (term.Weight <= 0) continue;
            ceiling += term.Weight * term.Idf;
            if (term.Number < 0) continue;
            var postings = segment.PostingsOf(term.Number);
            var position = 0;
            _ = VariableLength.Read(postings, ref position);
            for (var unit = 0; position < postings.Length;)
            {
                unit += (int)VariableLength.Read(postings, ref position);
                var mask = VariableLength.Read(postings, ref position);
                var frequency = 0f;
                for (; mask != 0; mask &= mask - 1)
                {
                    var field = BitOperations.TrailingZeroCount(mask);
                    var count = VariableLength.Read(postings, ref position);
                    var b = LengthNormalisation[field];
                    frequency += Weights[field] * count / (1 - b + b * lengths[unit * FieldCount + field] / averages[field]);
                }
                scores[unit] += term.Weight * term.Idf * frequency / (Saturation + frequency);
            }
        }
        return ceiling;
    }
}
