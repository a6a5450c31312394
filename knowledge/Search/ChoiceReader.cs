namespace De06Assistant.Knowledge.Search;

/// <summary>Recognises which of some options a citizen means in words of their own: "sinh ở nhà ạ" among "Ở bệnh viện" and "Ở nhà".</summary>
/// <remarks>A word counts by how few options have it; the question's own words count for nothing, words that no option has count against.</remarks>
public sealed class ChoiceReader(DialogueReader dialogue)
{
    private const float UnknownWeight = 0.5f;

    /// <summary>Least share of what was said that the option must have.</summary>
    private const float LeastShare = 0.6f;

    /// <summary>How far ahead of the second option the best one must be.</summary>
    private const float Margin = 1.3f;

    /// <summary>The option, from 0; null when none or more than one is meant.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="labels">What the options say.</param>
    /// <param name="ask">The question that they answer.</param>
    public int? Choose(string text, IReadOnlyList<string> labels, string ask)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (dialogue.Label(text, labels) is { } same) return same;
        if (dialogue.Number(text, labels.Count) is { } number) return number;
        var options = labels.Select(Words).ToList();
        // A word of the question that also tells the options apart does count.
        var asked = Words(ask).Where(word => options.All(option => !option.Contains(word)) || options.All(option => option.Contains(word))).ToHashSet(StringComparer.Ordinal);
        // Typed without marks, a word of an option may look like a particle: "o nha".
        var said = Words(text).Where(word => !asked.Contains(word) && (dialogue.IsMeaningful(word, text) || options.Any(option => option.Contains(word)))).Distinct(StringComparer.Ordinal).ToList();
        var weights = said.ToDictionary(word => word, word => options.Count(option => option.Contains(word)) is > 0 and var count ? 1f / count : UnknownWeight, StringComparer.Ordinal);
        var all = weights.Values.Sum();
        if (all <= 0) return null;
        var scores = options.Select(option => said.Where(option.Contains).Sum(word => weights[word])).ToList();
        var best = scores.IndexOf(scores.Max());
        if (scores[best] < LeastShare * all) return null;
        var rivals = Enumerable.Range(0, scores.Count).Where(i => i != best && scores[i] * Margin >= scores[best]).Append(best).ToList();
        if (rivals.Count == 1) return best;
        // "không có" among "Có" and "Không": the first word decides.
        var first = rivals.Where(i => options[i].Count > 0 && options[i][0] == said[0]).ToList();
        return first.Count == 1 ? first[0] : null;
    }

    private List<string> Words(string text) => [.. dialogue.AllTokens(text).Select(token => token.Folded)];
}
