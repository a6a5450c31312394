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
            return Conclude(logits.AsSpan(0, _model.Classes.Count), evidence.Scores, evidence.Ceiling, prior);
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

    private TopicRanking Conclude(Span<float> belief, ReadOnlySpan<float> evidence, float ceiling, ContextPrior? prior)
    {
        if (ceiling > 0)
        {
            for (var i = 0; i < belief.Length; i++)
                if (_topicIndexOfClass[i] is >= 0 and var topic) belief[i] += EvidenceWeight * evidence[topic] / ceiling;
        }
        Softmax(belief);
        prior?.Apply(belief, _topicIndexOfClass, _model.Classes, _segment);
        var top = Top(belief);
        var plan = _planClass >= 0 ? belief[_planClass] : 0;
        return new TopicRanking(top, plan, Outside(belief));
    }

    private float Outside(ReadOnlySpan<float> belief)
    {
        var sum = 0f;
        for (var i = 0; i < belief.Length; i++)
            if (_isOutside[i]) sum += belief[i];
        return sum;
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
