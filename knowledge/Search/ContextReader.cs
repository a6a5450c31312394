using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>Reads how much a question leans on what was said before it.</summary>
internal sealed class ContextReader
{
    /// <summary>A word that no content has: a name, a slip.</summary>
    private const float UnknownRarity = 0.2f;

    private const float LeastVote = 0.5f;

    private readonly Segment _segment;
    private readonly MarkedPhrases<Tie> _ties;
    private readonly float _rarest;

    public ContextReader(Segment segment, DialogueLexicon lexicon)
    {
        _segment = segment;
        _ties = new MarkedPhrases<Tie>(
            Phrases(lexicon.Continuing, Tie.Continues).Concat(Phrases(lexicon.Cases, Tie.PutsCase)).Concat(Phrases(lexicon.Switching, Tie.Switches)));
        _rarest = Bm25F.Idf(1, segment.Manifest.Topics);
    }

    public ContextPrior Read(Question question, AskContext context)
    {
        var tokens = question.Analysis.Tokens;
        var tie = Ties(question.Analysis, out var isTie);
        var words = new List<SaidWord>(tokens.Count * 2);
        var (length, previous) = (0, -2);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (isTie[i] || question.Facets.IsFacetWord[i] || question.IsName[i]) continue;
            words.Add(Word(tokens[i]));
            if (previous == i - 1) words.Add(Pair(tokens[previous], tokens[i]));
            (length, previous) = (length + 1, i);
        }
        var votes = 0f;
        for (var facet = 0; facet < (int)Facet.PlanTarget; facet++) votes = Math.Max(votes, question.Facets.Votes[facet]);
        return new ContextPrior(context.Topic, words, length, context.Facet, votes >= LeastVote, tie);
    }

    /// <summary>How the question's start and end tie it, and which tokens do.</summary>
    private Tie Ties(AnalyzedText analysis, out bool[] isTie)
    {
        var tokens = analysis.Tokens;
        // Typed without marks, "con" may be "con" or "còn": the restored text decides.
        string[] marked = analysis.Restored?.Split(' ') is { } restored && restored.Length == tokens.Count ? restored : [.. tokens.Select(token => token.Marked)];
        isTie = new bool[tokens.Count];
        var (start, end) = (Tie.None, Tie.None);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!_ties.TryMatch(tokens, marked, i, out var length, out var found)) continue;
            isTie.AsSpan(i, length).Fill(true);
            if ((i == 0 || isTie[i - 1]) && found > start) start = found;
            if (i + length == tokens.Count) end = found;
            i += length - 1;
        }
        if (start is Tie.Switches or Tie.PutsCase || end != Tie.PutsCase) return start > end ? start : end;
        // "Thế mai táng phí thì sao" may be either.
        return start == Tie.Continues ? Tie.Continues : Tie.PutsCase;
    }

    private SaidWord Word(Token token)
    {
        if (token.Kind != TokenKind.Syllable) return new SaidWord(-1, UnknownRarity, false);
        var term = _segment.FindTerm(token.Folded);
        if (term < 0) return new SaidWord(-1, UnknownRarity, false);
        var position = 0;
        return new SaidWord(term, Rarity((int)VariableLength.Read(_segment.PostingsOf(term), ref position)), false);
    }

    private SaidWord Pair(Token left, Token right)
    {
        var term = _segment.FindTerm(string.Concat(left.Folded, "_", right.Folded));
        return new SaidWord(term, 0, true);
    }

    private float Rarity(int topics) => Math.Clamp(Bm25F.Idf(topics, _segment.Manifest.Topics) / _rarest, 0, 1);

    private static IEnumerable<(string Phrase, Tie Value)> Phrases(IReadOnlyList<string> phrases, Tie tie) => phrases.Select(phrase => (phrase, tie));
}
