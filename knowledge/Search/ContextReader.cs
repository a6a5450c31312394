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
    private readonly MarkedPhrases<bool> _asking;
    private readonly float _rarest;

    public ContextReader(Segment segment, DialogueLexicon lexicon)
    {
        _segment = segment;
        _ties = new MarkedPhrases<Tie>(
            Phrases(lexicon.Continuing, Tie.Continues).Concat(Phrases(lexicon.Cases, Tie.PutsCase)).Concat(Phrases(lexicon.Switching, Tie.Switches)));
        _asking = new MarkedPhrases<bool>(lexicon.Asking.Select(phrase => (phrase, true)));
        _rarest = Bm25F.Idf(1, segment.Manifest.Topics);
    }

    public ContextPrior Read(Question question, AskContext context)
    {
        var tokens = question.Analysis.Tokens;
        var marked = Marked(question.Analysis);
        var tie = Ties(tokens, marked, out var saysNothing);
        var words = new List<SaidWord>(tokens.Count * 2);
        var (length, previous) = (0, -2);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (saysNothing[i] || question.Facets.IsFacetWord[i] || question.IsName[i]) continue;
            words.Add(Word(tokens[i], marked[i]));
            if (previous == i - 1) words.Add(Pair(tokens[previous], tokens[i]));
            (length, previous) = (length + 1, i);
        }
        // A single word whose marks are only guessed ("can": cần, căn) names nothing.
        if (length == 1 && IsTypedWithoutMarks(tokens)) words.RemoveAll(word => word.Term >= 0 && word.IsGuess);
        var votes = 0f;
        for (var facet = 0; facet < (int)Facet.PlanTarget; facet++) votes = Math.Max(votes, question.Facets.Votes[facet]);
        return new ContextPrior(context.Topic, words, length, context.Facet, votes >= LeastVote, tie);
    }

    /// <summary>The tokens with their marks: as typed, else as restored. Typed without, "con" may be "con" or "còn".</summary>
    private static string[] Marked(AnalyzedText analysis) =>
        analysis.Restored?.Split(' ') is { } restored && restored.Length == analysis.Tokens.Count ? restored : [.. analysis.Tokens.Select(token => token.Marked)];

    /// <summary>How the question's start and end tie it, and which tokens only tie or ask: they say nothing of a topic.</summary>
    private Tie Ties(IReadOnlyList<Token> tokens, string[] marked, out bool[] saysNothing)
    {
        saysNothing = new bool[tokens.Count];
        var isTie = new bool[tokens.Count];
        var (start, end) = (Tie.None, Tie.None);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (_asking.TryMatch(tokens, marked, i, out var asking, out _)) saysNothing.AsSpan(i, asking).Fill(true);
            if (!_ties.TryMatch(tokens, marked, i, out var length, out var found) && !MayContinue(tokens, i, out length, out found)) continue;
            saysNothing.AsSpan(i, length).Fill(true);
            isTie.AsSpan(i, length).Fill(true);
            if ((i == 0 || isTie[i - 1]) && found > start) start = found;
            if (i + length == tokens.Count) end = found;
            i += length - 1;
        }
        if (start is Tie.Switches or Tie.PutsCase || end != Tie.PutsCase) return start > end ? start : end;
        // "Thế mai táng phí thì sao" may be either.
        return start == Tie.Continues ? Tie.Continues : Tie.PutsCase;
    }

    /// <summary>"The can giay to gi", typed without marks, goes on even where "thẻ căn" was restored; "vay con" goes over, "con" alone may be a child.</summary>
    private bool MayContinue(IReadOnlyList<Token> tokens, int at, out int length, out Tie tie)
    {
        (length, tie) = (0, Tie.None);
        if (at != 0 || !IsTypedWithoutMarks(tokens)) return false;
        return _ties.TryMatch(tokens, [.. tokens.Select(token => token.Folded)], at, out length, out tie) && (tie == Tie.Continues || (tie == Tie.Switches && length > 1));
    }

    private SaidWord Word(Token token, string marked)
    {
        if (token.Kind != TokenKind.Syllable) return new SaidWord(-1, UnknownRarity, false);
        var term = _segment.FindTerm(token.Folded);
        if (term < 0) return new SaidWord(-1, UnknownRarity, false);
        var position = 0;
        var rarity = Rarity((int)VariableLength.Read(_segment.PostingsOf(term), ref position));
        var hasMarks = !string.Equals(marked, token.Folded, StringComparison.Ordinal);
        return new SaidWord(hasMarks ? _segment.FindTerm("=" + marked) : term, rarity, false) { IsGuess = hasMarks && string.Equals(token.Marked, token.Folded, StringComparison.Ordinal) };
    }

    private static bool IsTypedWithoutMarks(IReadOnlyList<Token> tokens) => tokens.All(token => string.Equals(token.Marked, token.Folded, StringComparison.Ordinal));

    private SaidWord Pair(Token left, Token right) => new(_segment.FindTerm(string.Concat(left.Folded, "_", right.Folded)), 0, true);

    private float Rarity(int topics) => Math.Clamp(Bm25F.Idf(topics, _segment.Manifest.Topics) / _rarest, 0, 1);

    private static IEnumerable<(string Phrase, Tie Value)> Phrases(IReadOnlyList<string> phrases, Tie tie) => phrases.Select(phrase => (phrase, tie));
}
