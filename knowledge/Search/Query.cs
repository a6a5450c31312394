using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>A question made ready for one segment: each term once, weighted by what kind of word it comes from.</summary>
internal static class Query
{
    /// <summary>Weight of a word that asks for a facet ("lệ phí", "ở đâu") when the topic is chosen.</summary>
    private const float FacetWordWeight = 0.25f;

    /// <summary>How much of the rarest word's weight an unknown one that is no syllable has in what a full match would be: it may be a slip.</summary>
    private const float SlipShare = 0.5f;

    /// <summary>How much a word counts when the topic is chosen.</summary>
    public static float TopicWeight(bool isFacetWord) => isFacetWord ? FacetWordWeight : 1;

    /// <summary>Looks the terms up in <paramref name="segment"/>.</summary>
    /// <param name="analysis">The analysed question.</param>
    /// <param name="facets">Which tokens ask for a facet.</param>
    /// <param name="isIgnored">Which tokens count for nothing: the name of the locality.</param>
    /// <param name="choosesFacet">Whether a facet is chosen, so that facet words count in full, and the end of a story more than its beginning.</param>
    public static QueryTerm[] For(Segment segment, AnalyzedText analysis, FacetReading facets, bool[] isIgnored, bool choosesFacet)
    {
        var weights = new Dictionary<string, float>(analysis.Terms.Count, StringComparer.Ordinal);
        foreach (var term in analysis.Terms)
        {
            if (isIgnored[term.Token]) continue;
            var weight = term.Weight * (choosesFacet ? QuestionTail.Weight(term.Token, analysis.Tokens.Count) : TopicWeight(facets.IsFacetWord[term.Token]));
            weights[term.Value] = weights.TryGetValue(term.Value, out var seen) ? Math.Max(seen, weight) : weight;
        }
        var terms = new QueryTerm[weights.Count];
        var count = 0;
        var units = segment.Manifest.Locality is null ? segment.Manifest.Topics : segment.Manifest.Passages;
        foreach (var (value, weight) in weights)
        {
            var number = segment.FindTerm(value);
            terms[count++] = new QueryTerm(value, number, weight, Idf(segment, value, number, units));
        }
        return terms;
    }

    private static float Idf(Segment segment, string value, int number, int units)
    {
        // Pairs with words between are for the models; no passage has them, so that they say nothing about one.
        if (Term.IsApart(value)) return 0;
        if (number >= 0) return Bm25F.Idf(Frequency(segment, number), units);
        return (MayBeSlip(value) ? SlipShare : 1) * Bm25F.Idf(0, units);
    }

    private static bool MayBeSlip(string value)
    {
        var pair = value.IndexOf('_', StringComparison.Ordinal);
        return pair < 0 ? !SyllableShape.IsWellFormed(value) : !SyllableShape.IsWellFormed(value[..pair]) || !SyllableShape.IsWellFormed(value[(pair + 1)..]);
    }

    private static int Frequency(Segment segment, int term)
    {
        var position = 0;
        return (int)VariableLength.Read(segment.PostingsOf(term), ref position);
    }
}
