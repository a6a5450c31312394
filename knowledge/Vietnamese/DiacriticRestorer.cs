using System.Collections.Frozen;

namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// Restores diacritics: each folded syllable has the marked forms that the corpus knows, and the most likely sequence is
/// found by dynamic programming over pairs (Viterbi 1967), with pair and single probabilities mixed 0.8 to 0.2.
/// </summary>
public sealed class DiacriticRestorer
{
    private const double PairShare = 0.8;
    private const double Unseen = 1e-7;

    private readonly FrozenDictionary<string, string[]> _forms;
    private readonly FrozenDictionary<string, int> _syllables;
    private readonly FrozenDictionary<string, int> _pairs;
    private readonly double _total;

    /// <summary>A restorer that knows <paramref name="counts"/>.</summary>
    public DiacriticRestorer(SyllableCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        _syllables = counts.Syllables.ToFrozenDictionary(StringComparer.Ordinal);
        _pairs = counts.Pairs.ToFrozenDictionary(StringComparer.Ordinal);
        _total = Math.Max(1, counts.Syllables.Values.Sum(count => (double)count));
        _forms = counts.Syllables.Keys.GroupBy(Folding.Fold, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Restores a question that was typed without diacritics.</summary>
    /// <returns>One form a token; null when the question has diacritics, or nothing to restore.</returns>
    public string[]? Restore(IReadOnlyList<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (tokens.Count < 2 || tokens.Any(token => !string.Equals(token.Marked, token.Folded, StringComparison.Ordinal))) return null;
        var lattice = tokens.Select(token => token.Kind == TokenKind.Syllable && _forms.TryGetValue(token.Folded, out var forms) ? forms : [token.Marked]).ToArray();
        var path = BestPath(lattice);
        return path.SequenceEqual(tokens.Select(token => token.Marked), StringComparer.Ordinal) ? null : path;
    }

    private string[] BestPath(string[][] lattice)
    {
        var back = new int[lattice.Length][];
        var scores = lattice[0].Select(form => Math.Log(Single(form))).ToArray();
        for (var i = 1; i < lattice.Length; i++)
        {
            var next = new double[lattice[i].Length];
            back[i] = new int[lattice[i].Length];
            for (var j = 0; j < lattice[i].Length; j++)
            {
                next[j] = double.NegativeInfinity;
                for (var k = 0; k < lattice[i - 1].Length; k++)
                {
                    var score = scores[k] + Math.Log(Transition(lattice[i - 1][k], lattice[i][j]));
                    if (score > next[j]) (next[j], back[i][j]) = (score, k);
                }
            }
            scores = next;
        }
        var path = new string[lattice.Length];
        var place = Array.IndexOf(scores, scores.Max());
        for (var i = lattice.Length - 1; i >= 0; i--)
        {
            path[i] = lattice[i][place];
            if (i > 0) place = back[i][place];
        }
        return path;
    }

    private double Single(string form) => (_syllables.GetValueOrDefault(form) + Unseen) / _total;

    private double Transition(string left, string right)
    {
        var pair = _syllables.TryGetValue(left, out var seen) && seen > 0 ? _pairs.GetValueOrDefault(string.Concat(left, " ", right)) / (double)seen : 0;
        return PairShare * pair + (1 - PairShare) * Single(right) + Unseen / _total;
    }
}
