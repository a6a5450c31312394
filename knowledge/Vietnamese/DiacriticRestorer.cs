using System.Collections.Frozen;

namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// Restores diacritics: each folded syllable has the marked forms that the corpus knows, and the most likely sequence is
/// found by dynamic programming over pairs (Viterbi 1967), with pair and single probabilities mixed 0.8 to 0.2.
/// </summary>
/// <remarks>All logarithms are taken once. Forms are numbered so that those of one folded syllable follow one another.</remarks>
public sealed class DiacriticRestorer
{
    private const double PairShare = 0.8;
    private const double Unseen = 1e-7;

    private readonly FrozenDictionary<string, Forms> _forms;
    private readonly double[] _asFirst;
    private readonly double[] _afterAny;
    private readonly double _unknownAsFirst;
    private readonly double _unknownAfterAny;

    /// <summary>The pairs that end in a form lie from its start to the next form's, by their left form.</summary>
    private readonly Pair[] _pairs;
    private readonly int[] _pairStarts;

    /// <summary>A restorer that knows <paramref name="counts"/>.</summary>
    public DiacriticRestorer(SyllableCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var total = Math.Max(1, counts.Syllables.Values.Sum(count => (double)count));
        double Single(int count) => (count + Unseen) / total;
        double Transition(double pair, int count) => PairShare * pair + (1 - PairShare) * Single(count) + Unseen / total;

        var forms = counts.Syllables.Keys.GroupBy(Folding.Fold, StringComparer.Ordinal).SelectMany(group => group.Order(StringComparer.Ordinal)).ToArray();
        var numbers = forms.Index().ToDictionary(form => form.Item, form => form.Index, StringComparer.Ordinal);
        _forms = forms.GroupBy(Folding.Fold, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => new Forms(numbers[group.First()], [.. group]), StringComparer.Ordinal);
        _asFirst = Array.ConvertAll(forms, form => Math.Log(Single(counts.Syllables[form])));
        _afterAny = Array.ConvertAll(forms, form => Math.Log(Transition(0, counts.Syllables[form])));
        (_unknownAsFirst, _unknownAfterAny) = (Math.Log(Single(0)), Math.Log(Transition(0, 0)));
        var frequencies = Array.ConvertAll(forms, form => counts.Syllables[form]);
        _pairs = Pairs(counts.Pairs, numbers, (pair, left, right) => Math.Log(Transition(pair / (double)frequencies[left], frequencies[right])));
        _pairStarts = Starts(_pairs, forms.Length);
    }

    /// <summary>Restores a question that was typed without diacritics.</summary>
    /// <returns>One form a token; null when the question has diacritics, or nothing to restore.</returns>
    public string[]? Restore(IReadOnlyList<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (tokens.Count < 2 || tokens.Any(token => !string.Equals(token.Marked, token.Folded, StringComparison.Ordinal))) return null;
        var lattice = tokens.Select(token => token.Kind == TokenKind.Syllable && _forms.TryGetValue(token.Folded, out var forms) ? forms : new Forms(Forms.Unknown, [token.Marked])).ToArray();
        var path = BestPath(lattice);
        return path.SequenceEqual(tokens.Select(token => token.Marked), StringComparer.Ordinal) ? null : path;
    }

    private string[] BestPath(Forms[] lattice)
    {
        var back = new int[lattice.Length][];
        var scores = new double[lattice[0].Texts.Length];
        for (var j = 0; j < scores.Length; j++) scores[j] = lattice[0].IsKnown ? _asFirst[lattice[0].First + j] : _unknownAsFirst;
        for (var i = 1; i < lattice.Length; i++)
        {
            var next = new double[lattice[i].Texts.Length];
            back[i] = new int[next.Length];
            var likeliest = Array.IndexOf(scores, scores.Max());
            for (var j = 0; j < next.Length; j++) (next[j], back[i][j]) = Best(scores, likeliest, lattice[i - 1], lattice[i], j);
            scores = next;
        }
        var path = new string[lattice.Length];
        var place = Array.IndexOf(scores, scores.Max());
        for (var i = lattice.Length - 1; i >= 0; i--)
        {
            path[i] = lattice[i].Texts[place];
            if (i > 0) place = back[i][place];
        }
        return path;
    }

    /// <summary>The best way to one form: from the likeliest form before it, or from one that is known to stand beside it.</summary>
    private (double Score, int From) Best(double[] scores, int likeliest, Forms left, Forms right, int form)
    {
        if (!right.IsKnown) return (scores[likeliest] + _unknownAfterAny, likeliest);
        var number = right.First + form;
        var best = (Score: scores[likeliest] + _afterAny[number], From: likeliest);
        if (!left.IsKnown) return best;
        var pairs = _pairs.AsSpan(_pairStarts[number].._pairStarts[number + 1]);
        for (var i = FirstFrom(pairs, left.First); i < pairs.Length && pairs[i].Left < left.First + left.Texts.Length; i++)
        {
            var score = scores[pairs[i].Left - left.First] + pairs[i].Log;
            if (score > best.Score) best = (score, pairs[i].Left - left.First);
        }
        return best;
    }

    private static int FirstFrom(ReadOnlySpan<Pair> pairs, int left)
    {
        var (low, high) = (0, pairs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (pairs[middle].Left < left) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The pairs of known forms, by their right form and then by their left one.</summary>
    private static Pair[] Pairs(IReadOnlyDictionary<string, int> counts, Dictionary<string, int> numbers, Func<int, int, int, double> log)
    {
        var byText = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        var (pairs, places) = (new List<Pair>(counts.Count), new List<long>(counts.Count));
        foreach (var (text, count) in counts)
        {
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            if (!byText.TryGetValue(text.AsSpan(0, space), out var left) || !byText.TryGetValue(text.AsSpan(space + 1), out var right)) continue;
            pairs.Add(new Pair(left, right, log(count, left, right)));
            places.Add(((long)right << 32) | (uint)left);
        }
        var sorted = pairs.ToArray();
        Array.Sort(places.ToArray(), sorted);
        return sorted;
    }

    private static int[] Starts(Pair[] pairs, int forms)
    {
        var starts = new int[forms + 1];
        foreach (var pair in pairs) starts[pair.Right + 1]++;
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        return starts;
    }

    /// <summary>The marked forms of one folded syllable.</summary>
    /// <param name="First">The number of the first; the others follow.</param>
    private readonly record struct Forms(int First, string[] Texts)
    {
        public const int Unknown = -1;

        public bool IsKnown => First != Unknown;
    }

    /// <param name="Log">The logarithm of the probability of the right form after the left one.</param>
    private readonly record struct Pair(int Left, int Right, double Log);
}
