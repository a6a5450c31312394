using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>A question made ready for one segment: each term once, weighted by what kind of word it comes from.</summary>
internal static class Query
{
    /// <summary>Weight of a word that asks for a facet ("lệ phí", "ở đâu") when the topic is chosen.</summary>
    private const float FacetWordWeight = 0.25f;

    /// <summary>How much of the rarest word's weight an unknown one has in what a full match would be, where it may be a slip.</summary>
    private const float SlipShare = 0.5f;

    private const int FewestUnknownWords = 2;

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
        foreach (var (value, weight) in weights) terms[count++] = new QueryTerm(value, segment.FindTerm(value), weight, 0);
        var unknown = UnknownShare(segment, terms);
        var units = segment.Manifest.Locality is null ? segment.Manifest.Topics : segment.Manifest.Passages;
        foreach (ref var term in terms.AsSpan()) term = term with { Idf = Idf(segment, term, units, unknown) };
        return terms;
    }

    /// <summary>
    /// A plan does not say what it has no words for. One unknown word may be a slip; from two on, they are what the question
    /// is about. In the national segment the model knows what is out of scope, and an unknown word is rather a slip or a name.
    /// </summary>
    private static float UnknownShare(Segment segment, QueryTerm[] terms)
    {
        if (segment.Manifest.Locality is null) return SlipShare;
        var words = terms.Count(term => term.Number < 0 && SyllableShape.IsWellFormed(term.Value));
        return words < FewestUnknownWords ? SlipShare : 1;
    }

    // Pairs with words between are for the models; no passage has them, so that they say nothing about one.
    private static float Idf(Segment segment, QueryTerm term, int units, float unknown) =>
        Term.IsApart(term.Value) ? 0 : term.Number < 0 ? unknown * Bm25F.Idf(0, units) : Bm25F.Idf(Frequency(segment, term.Number), units);

    private static int Frequency(Segment segment, int term)
    {
        var position = 0;
        return (int)VariableLength.Read(segment.PostingsOf(term), ref position);
    }
}
