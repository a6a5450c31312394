using System.Buffers;
using System.Collections.Frozen;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// Ranks the classes: the topic model's logits, with BM25F added for topics, turned into probabilities.
/// </summary>
internal sealed class TopicRanker
{
    /// <summary>How much a full BM25F match adds to a topic's logit.</summary>
    private const float EvidenceWeight = 4f;

    private const int TopCount = 5;

    private readonly Segment _segment;
    private readonly LinearModel _model;
    private readonly FrozenDictionary<string, int> _topicOfClass;
    private readonly int[] _topicIndexOfClass;
    private readonly int _planClass;
    private readonly bool[] _isOutside;

    public TopicRanker(Segment segment, LinearModel model)
    {
        _segment = segment;
        _model = model;
        _topicOfClass = Enumerable.Range(0, segment.Manifest.Topics).ToFrozenDictionary(i => segment.Topic(i).Slug, i => i, StringComparer.Ordinal);
        _topicIndexOfClass = [.. model.Classes.Select(name => _topicOfClass.GetValueOrDefault(name, -1))];
        _isOutside = [.. model.Classes.Select(name => name.StartsWith(Classes.OutOfScopePrefix, StringComparison.Ordinal))];
        _planClass = model.Classes.ToList().IndexOf(Classes.Plan);
    }

    /// <summary>The number of the topic that a class stands for.</summary>
    public int TopicOf(string name) => _topicOfClass[name];

    /// <param name="question">The question.</param>
    /// <param name="prior">What the conversation before it makes likely; null for nothing.</param>
    public TopicRanking Rank(Question question, ContextPrior? prior = null)
    {
        var terms = Query.For(_segment, question.Analysis, question.Facets, question.IsName, choosesFacet: false);
        using var evidence = Evidence.Of(_segment, terms);
        AddBestPassage(evidence.Scores);
        var logits = ArrayPool<float>.Shared.Rent(_model.Stride);
        try
        {
            _model.Score(terms, logits.AsSpan(0, _model.Stride));
            return Conclude(terms, logits.AsSpan(0, _model.Classes.Count), evidence.Scores, evidence.Ceiling, prior);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(logits);
        }
    }

    private void AddBestPassage(Span<float> scores)
    {
        var topics = _segment.Manifest.Topics;
        Span<float> best = stackalloc float[topics <= 1024 ? topics : 0];
        if (topics > 1024) best = new float[topics];
        best.Clear();
        for (var passage = 0; passage < _segment.Manifest.Passages; passage++)
        {
            ref var topic = ref best[_segment.TopicOf(passage)];
            topic = Math.Max(topic, scores[topics + passage]);
        }
        for (var topic = 0; topic < topics; topic++) scores[topic] += best[topic];
    }

    private TopicRanking Conclude(QueryTerm[] terms, Span<float> belief, ReadOnlySpan<float> evidence, float ceiling, ContextPrior? prior)
    {
        if (ceiling > 0)
        {
            for (var i = 0; i < belief.Length; i++)
                if (_topicIndexOfClass[i] is >= 0 and var topic) belief[i] += EvidenceWeight * evidence[topic] / ceiling;
        }
        Softmax(belief);
        var held = prior?.Apply(belief, _topicIndexOfClass, _model.Classes, _segment) ?? 0;
        var top = Top(belief);
        var plan = _planClass >= 0 ? belief[_planClass] : 0;
        var coverage = _topicOfClass.TryGetValue(top[0].Class, out var winner) ? Coverage(terms, winner) : 1;
        // What was said before covers what the question leaves out.
        if (prior is not null && prior.Class == top[0].Class) coverage += (1 - coverage) * held;
        return new TopicRanking(top, plan, Outside(belief), coverage, top[0].Probability * Math.Min(1, coverage / 0.5f));
    }

    private float Outside(ReadOnlySpan<float> belief)
    {
        var sum = 0f;
        for (var i = 0; i < belief.Length; i++)
            if (_isOutside[i]) sum += belief[i];
        return sum;
    }

    /// <summary>Share of the question's single words, weighted by rarity, that occur anywhere in the topic; 1 when it has none.</summary>
    private float Coverage(QueryTerm[] terms, int topic)
    {
        var first = _segment.Manifest.Topics + _segment.Topic(topic).FirstPassage;
        var last = first + _segment.Topic(topic).PassageCount;
        float known = 0, all = 0;
        foreach (var term in terms)
        {
            // Words only: a number that nobody wrote before says nothing about what the topic knows.
            if (!term.Value.All(char.IsAsciiLetterLower)) continue;
            var mass = term.Weight * term.Idf;
            all += mass;
            if (term.Number >= 0 && Occurs(term.Number, topic, first, last)) known += mass;
        }
        return all <= 0 ? 1 : known / all;
    }

    private bool Occurs(int term, int topic, int first, int last)
    {
        var postings = _segment.PostingsOf(term);
        var position = 0;
        _ = VariableLength.Read(postings, ref position);
        for (var unit = 0; position < postings.Length;)
        {
            unit += (int)VariableLength.Read(postings, ref position);
            if (unit == topic || (unit >= first && unit < last)) return true;
            if (unit >= last) return false;
            for (var mask = VariableLength.Read(postings, ref position); mask != 0; mask &= mask - 1) _ = VariableLength.Read(postings, ref position);
        }
        return false;
    }

    private Candidate[] Top(ReadOnlySpan<float> belief)
    {
        Span<int> best = stackalloc int[TopCount];
        var count = 0;
        for (var i = 0; i < belief.Length; i++)
        {
            var place = count;
            while (place > 0 && belief[best[place - 1]] < belief[i]) place--;
            if (place >= TopCount) continue;
            if (count < TopCount) count++;
            for (var j = count - 1; j > place; j--) best[j] = best[j - 1];
            best[place] = i;
        }
        var top = new Candidate[count];
        for (var i = 0; i < count; i++) top[i] = new Candidate(_model.Classes[best[i]], belief[best[i]]);
        return top;
    }

    private static void Softmax(Span<float> values)
    {
        var max = float.NegativeInfinity;
        foreach (var value in values) max = Math.Max(max, value);
        var sum = 0f;
        for (var i = 0; i < values.Length; i++) sum += values[i] = MathF.Exp(values[i] - max);
        for (var i = 0; i < values.Length; i++) values[i] /= sum;
    }
}
