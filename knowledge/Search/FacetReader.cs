using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>Reads which facet a question asks for, from the wordings of lexicon/facets.yaml.</summary>
internal sealed class FacetReader
{
    private readonly PhraseTable<IReadOnlyList<FacetPhrase>> _phrases;

    public FacetReader(IReadOnlyList<FacetPhrase> phrases) =>
        _phrases = new PhraseTable<IReadOnlyList<FacetPhrase>>(phrases
            .GroupBy(phrase => Folding.Fold(Normalizer.Normalize(phrase.Phrase).Text), StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<FacetPhrase>)[.. group])));

    /// <summary>Adds up the votes for each facet and says which tokens cast them.</summary>
    public FacetReading Read(IReadOnlyList<Token> tokens)
    {
        var votes = new float[Enum.GetValues<Facet>().Length];
        var isFacetWord = new bool[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!_phrases.TryMatch(tokens, i, out var length, out var phrases)) continue;
            foreach (var phrase in phrases) votes[(int)phrase.Facet] += phrase.Weight * QuestionTail.Weight(i, tokens.Count);
            // Wordings of a plan ("chỉ tiêu", "ai chủ trì") do say what is meant: the plan.
            if (phrases.Any(phrase => phrase.Facet < Facet.PlanTarget)) isFacetWord.AsSpan(i, length).Fill(true);
            i += length - 1;
        }
        return new FacetReading(votes, isFacetWord);
    }
}

/// <summary>What the wordings of a question say about the facet.</summary>
/// <param name="Votes">The votes of each facet, by its number.</param>
/// <param name="IsFacetWord">Per token, whether it is part of a facet wording: such words do not choose the topic.</param>
internal sealed record FacetReading(float[] Votes, bool[] IsFacetWord)
{
    /// <summary>The facet with the most votes among <paramref name="among"/>; null when none has any.</summary>
    public Facet? Best(Func<Facet, bool> among)
    {
        Facet? best = null;
        for (var i = 0; i < Votes.Length; i++)
            if (Votes[i] > 0 && among((Facet)i) && (best is null || Votes[i] > Votes[(int)best.Value])) best = (Facet)i;
        return best;
    }
}
