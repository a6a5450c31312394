using De06Assistant.Knowledge.Search;

namespace De06Assistant.Indexer;

/// <summary>Which topics are right for a question: its label, what it gives as just as right, and what belongs to them.</summary>
internal sealed class RightTopics
{
    private readonly List<string[]> _same;
    private readonly Dictionary<string, string> _parts;

    /// <summary>Reads from <paramref name="index"/> which FAQ extends which procedure.</summary>
    /// <param name="same">Pairs "A=B" of topics that count as one.</param>
    public RightTopics(KnowledgeIndex index, IEnumerable<string> same)
    {
        _same = [.. same.Select(pair => pair.Split('=')).Where(pair => pair.Length == 2)];
        _parts = Parts(index);
    }

    /// <summary>The topics that are right for <paramref name="question"/>.</summary>
    public HashSet<string> Of(EvalQuestion question)
    {
        var right = new HashSet<string>(question.Also ?? [], StringComparer.Ordinal) { question.Label };
        right.UnionWith(right.ToList().Where(_parts.ContainsKey).Select(slug => _parts[slug]));
        foreach (var pair in _same)
        {
            if (right.Contains(pair[0])) right.Add(pair[1]);
            else if (right.Contains(pair[1])) right.Add(pair[0]);
        }
        return right;
    }

    /// <summary>The topic that each file's passages belong to: a FAQ that extends a procedure is part of it.</summary>
    private static Dictionary<string, string> Parts(KnowledgeIndex index)
    {
        var national = index.National;
        return Enumerable.Range(0, national.Manifest.Passages).Select(national.Passage)
            .Select(passage => (File: passage.Id[..passage.Id.IndexOf('/', StringComparison.Ordinal)], Topic: national.Topic(passage.Topic).Slug))
            .Distinct().ToDictionary(pair => pair.File, pair => pair.Topic, StringComparer.Ordinal);
    }
}
