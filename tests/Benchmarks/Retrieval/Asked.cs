using De06Assistant.Indexer;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>A question as it was put to a peer, and what the peer found.</summary>
internal sealed record Asked(EvalQuestion Question, string Text, PeerReply Reply)
{
    /// <summary>Judges it by the rules of <c>indexer eval</c>; the topics' order is that of their best passages.</summary>
    public EvalOutcome Judge(Corpus corpus, HashSet<string> right, bool isDeclined)
    {
        var found = Reply.Hits.Select(hit => (Answer: corpus.Resolve(hit), hit.Score)).DistinctBy(hit => hit.Answer.Class).ToList();
        var best = found.Count > 0 ? found[0].Answer : ("", null);
        var answer = new EvalAnswer(
            best.Class, found.Count > 0 ? (float)found[0].Score : 0, [.. found.Select(hit => new Candidate(hit.Answer.Class, (float)hit.Score))],
            best.Passage?.Facet, isDeclined, isDeclined, best.Passage is null ? [] : [best.Passage.Text]);
        var outcome = Evaluation.Judge(Question, Text, answer, right);
        return found.Count > 0 && best.Passage is null ? outcome with { FacetRight = null } : outcome;
    }
}
