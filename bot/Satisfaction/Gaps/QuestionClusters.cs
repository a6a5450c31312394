using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Bot.Satisfaction.Gaps;

/// <summary>
/// Brings together questions that ask the same: the index's own analysis without diacritics, each syllable and pair weighed by how
/// few questions have it (inverse document frequency), and the cosine between them. Each question joins the most similar typical
/// question before it or becomes one itself, the most frequent first, so that the same questions always give the same clusters.
/// </summary>
internal sealed class QuestionClusters(VietnameseAnalyzer analyzer)
{
    private const int MostExamples = 5;

    /// <summary>The least cosine of questions that ask the same.</summary>
    private const double LeastSimilarity = 0.4;

    /// <summary>What more than one in so many questions has, tells none of them apart.</summary>
    private const int CommonOneIn = 5;

    /// <summary>With fewer questions than this nothing is common.</summary>
    private const int FewQuestions = 25;

    /// <summary>The clusters, the largest first.</summary>
    public IReadOnlyList<QuestionCluster> Of(IEnumerable<UnansweredQuestion> questions)
    {
        var wordings = questions.GroupBy(question => Fold(question.Text), StringComparer.Ordinal).Select(group => new Wording(group.Key, [.. group]))
            .OrderByDescending(wording => wording.Asked.Count).ThenByDescending(wording => wording.HasMarks).ThenBy(wording => wording.Folded, StringComparer.Ordinal).ToList();
        var clusters = new List<List<Wording>>();
        var postings = new Dictionary<string, List<(int Cluster, double Weight)>>(StringComparer.Ordinal);
        foreach (var (wording, vector) in wordings.Zip(Vectors(wordings)))
        {
            if (Nearest(vector, postings) is { } cluster)
            {
                clusters[cluster].Add(wording);
                continue;
            }
            foreach (var (term, weight) in vector)
            {
                if (!postings.TryGetValue(term, out var list)) postings[term] = list = [];
                list.Add((clusters.Count, weight));
            }
            clusters.Add([wording]);
        }
        return [.. clusters.Select(Cluster).OrderByDescending(cluster => cluster.Questions).ThenBy(cluster => cluster.Key, StringComparer.Ordinal)];
    }

    private static string Fold(string text) => string.Join(' ', Folding.Fold(Normalizer.Normalize(text).Text).Split([' ', '.', ',', '?', '!', ';', ':'], StringSplitOptions.RemoveEmptyEntries));

    private static QuestionCluster Cluster(List<Wording> wordings)
    {
        var last = wordings.SelectMany(wording => wording.Asked).OrderByDescending(question => question.Day, StringComparer.Ordinal).ThenBy(question => question.TurnId, StringComparer.Ordinal).First();
        return new QuestionCluster(
            wordings[0].Folded, wordings[0].Typical, wordings.Sum(wording => wording.Asked.Count), [.. wordings.Take(MostExamples).Select(wording => wording.Typical)], last.Day, last.TurnId,
            [.. wordings.SelectMany(wording => wording.Asked).Select(question => question.TurnId)]);
    }

    private static int? Nearest(Dictionary<string, double> vector, Dictionary<string, List<(int Cluster, double Weight)>> postings)
    {
        var similarities = new SortedDictionary<int, double>();
        foreach (var (term, weight) in vector)
        {
            if (!postings.TryGetValue(term, out var list)) continue;
            foreach (var (cluster, other) in list) similarities[cluster] = similarities.GetValueOrDefault(cluster) + weight * other;
        }
        var (nearest, best) = (-1, LeastSimilarity);
        foreach (var (cluster, similarity) in similarities) if (similarity > best) (nearest, best) = (cluster, similarity);
        return nearest < 0 ? null : nearest;
    }

    /// <summary>The weights of each wording's terms, scaled to length 1.</summary>
    private List<Dictionary<string, double>> Vectors(List<Wording> wordings)
    {
        var terms = wordings.Select(wording => analyzer.AnalyzeContent(wording.Typical).Terms.Where(term => !term.IsMarked).Select(term => term.Value).Distinct(StringComparer.Ordinal).ToList()).ToList();
        var frequencies = terms.SelectMany(list => list).CountBy(term => term, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var common = wordings.Count < FewQuestions ? int.MaxValue : wordings.Count / CommonOneIn;
        return [.. terms.Select(list =>
        {
            var weights = list.Where(term => frequencies[term] <= common).ToDictionary(term => term, term => Math.Log(1 + (double)wordings.Count / frequencies[term]), StringComparer.Ordinal);
            var length = Math.Sqrt(weights.Values.Sum(weight => weight * weight));
            return weights.ToDictionary(weight => weight.Key, weight => weight.Value / length, StringComparer.Ordinal);
        })];
    }

    /// <summary>Questions that are the same but for diacritics and punctuation.</summary>
    private sealed record Wording(string Folded, IReadOnlyList<UnansweredQuestion> Asked)
    {
        /// <summary>How it was typed most often.</summary>
        public string Typical { get; } = Asked.CountBy(question => question.Text, StringComparer.Ordinal).OrderByDescending(text => text.Value).ThenByDescending(text => text.Key, StringComparer.Ordinal).First().Key;

        /// <summary>Whether it was typed with diacritics, which an editor reads more easily.</summary>
        public bool HasMarks => !Typical.All(char.IsAscii);
    }
}
