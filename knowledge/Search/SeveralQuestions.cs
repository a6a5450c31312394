using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// Takes a message that asks several things apart. Only where every part asks, is understood surely, and the parts ask for
/// different things; whatever else is one question, as a long story with one question at its end is.
/// </summary>
public sealed class SeveralQuestions
{
    private const int Most = 3;

    /// <summary>Least confidence of each part.</summary>
    private const float Sure = 0.6f;

    /// <summary>Confidence from which the whole message is about one topic, which a part must then be about.</summary>
    private const float VerySure = 0.8f;

    /// <summary>A longer message without several question marks is a story, in tokens.</summary>
    private const int LongestMessage = 40;

    /// <summary>Least vote of a wording for a facet that makes a part ask for it.</summary>
    private const float LeastVote = 0.9f;

    private readonly Retriever _retriever;
    private readonly FacetReader _facets;
    private readonly PhraseTable<bool> _joining;
    private readonly MarkedPhrases<bool> _asking;

    internal SeveralQuestions(KnowledgeIndex index, Retriever retriever)
    {
        _retriever = retriever;
        _facets = new FacetReader(index.Lexicon.FacetPhrases);
        _joining = Table(index.Lexicon.Dialogue.Joining);
        _asking = new MarkedPhrases<bool>(index.Lexicon.Dialogue.Asking.Select(phrase => (phrase, true)));
    }

    /// <summary>The decision about a message: that about the whole of it, or up to three when it asks several things.</summary>
    /// <param name="text">The message.</param>
    /// <param name="whole">What was decided about the whole of it, with the same locality and context: it is not decided twice.</param>
    /// <param name="locality">The asker's locality.</param>
    /// <param name="context">What the conversation is about.</param>
    public IReadOnlyList<Retrieval> TakeApart(string text, Retrieval whole, string? locality, AskContext? context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(whole);
        if (whole.Kind is not (DecisionKind.Answer or DecisionKind.Clarify or DecisionKind.NoContent or DecisionKind.OutOfScope)) return [whole];
        var parts = Parts(text);
        if (parts.Count < 2 || (whole.Question.Tokens.Count > LongestMessage && text.Count(mark => mark == '?') < 2)) return [whole];
        var found = new List<Retrieval>();
        var before = context;
        foreach (var part in parts)
        {
            // "Cần gì và mấy ngày xong để làm căn cước": what the first part is about is said later.
            if (found.Count == 0 && whole is { Kind: DecisionKind.Answer, Confidence: >= Sure } && SaysLittle(part, locality)) before = new AskContext(whole.Topic!.Slug, null);
            var next = _retriever.Retrieve(part, locality, before);
            // Between the topic before and one of its own, a part that says enough stands for itself.
            if (!IsSure(next) && !SaysLittle(part, locality)) next = _retriever.Retrieve(part, locality);
            if (!IsSure(next)) return [whole];
            if (found.Any(other => other.Topic!.Slug == next.Topic!.Slug && other.Facet == next.Facet)) continue;
            found.Add(next);
            before = new AskContext(next.Topic!.Slug, null);
        }
        var isConsistent = whole.Kind != DecisionKind.Answer || whole.Confidence < VerySure || found.Any(part => part.Topic!.Slug == whole.Topic!.Slug);
        return found.Count >= 2 && isConsistent ? [.. found.Take(Most)] : [whole];
    }

    private static bool IsSure(Retrieval found) => found.Kind == DecisionKind.Answer && found.Confidence >= Sure;

    private bool SaysLittle(string part, string? locality) => _retriever.Weigh(part, locality, new AskContext("", null)).Length <= 1;

    /// <summary>The parts that ask; what does not ask stays with the question that follows it.</summary>
    private List<string> Parts(string text)
    {
        var parts = new List<string>();
        var start = 0;
        foreach (var end in Cuts(text))
        {
            var clause = text[start..end];
            if (!Asks(clause)) continue;
            parts.Add(WithoutJoin(clause));
            start = end;
        }
        if (parts.Count > 0 && start < text.Length) parts[^1] = Asks(text[start..]) ? parts[^1] : parts[^1] + text[start..];
        if (start < text.Length && Asks(text[start..])) parts.Add(WithoutJoin(text[start..]));
        return parts;
    }

    /// <summary>Where a clause may end: after a mark, or before a word that joins.</summary>
    private List<int> Cuts(string text)
    {
        var tokens = Tokenizer.Tokenize(Normalizer.Normalize(text));
        var cuts = new SortedSet<int>();
        for (var i = 1; i < tokens.Count; i++)
        {
            var (from, to) = (tokens[i - 1].Start + tokens[i - 1].Length, tokens[i].Start);
            var mark = text.AsSpan(from, to - from).IndexOfAny(Clauses.Marks);
            if (mark >= 0) cuts.Add(from + mark + 1);
            else if (_joining.TryMatch(tokens, i, out _, out _)) cuts.Add(to);
        }
        return [.. cuts];
    }

    private string WithoutJoin(string clause)
    {
        var tokens = Tokenizer.Tokenize(Normalizer.Normalize(clause));
        return tokens.Count > 1 && _joining.TryMatch(tokens, 0, out var length, out _) && length < tokens.Count ? clause[tokens[length].Start..].Trim() : clause.Trim();
    }

    private bool Asks(string clause)
    {
        var tokens = Tokenizer.Tokenize(Normalizer.Normalize(clause));
        var reading = _facets.Read(tokens);
        // "Hết hạn", "quá hạn" tell a story more often than they ask.
        if (reading.Best(facet => facet < Facet.PlanTarget && facet != Facet.Notes) is not { } asked || reading.Votes[(int)asked] < LeastVote) return false;
        var marked = tokens.Select(token => token.Marked).ToArray();
        return Enumerable.Range(0, tokens.Count).Any(i => _asking.TryMatch(tokens, marked, i, out _, out _)) || reading.IsFacetWord.Count(isFacet => isFacet) >= tokens.Count - 1;
    }

    private static PhraseTable<bool> Table(IReadOnlyList<string> phrases) => new(phrases.Select(phrase => (Folding.Fold(phrase), true)));
}
