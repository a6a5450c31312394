namespace De06Assistant.Bot.Improvements;

/// <summary>A count that may be shown; null where it is hidden.</summary>
public sealed record SafeCount(string Label, int? Count);

/// <summary>
/// Counts of citizens in which nobody can be picked out: a cell of fewer than <see cref="Fewest"/> is hidden, and as many
/// others with it as it takes that the total minus what is shown tells none of them (complementary suppression).
/// </summary>
/// <param name="Total">The sum of all cells; null where it would tell a hidden one.</param>
public sealed record SafeCounts(IReadOnlyList<SafeCount> Cells, int? Total)
{
    /// <summary>The smallest count that is shown.</summary>
    public const int Fewest = 5;

    private const int FewestHidden = 2;

    /// <summary>Hides what has to be hidden; empty cells are left out.</summary>
    public static SafeCounts Of(IEnumerable<(string Label, int Count)> cells)
    {
        var all = cells.Where(cell => cell.Count > 0).OrderByDescending(cell => cell.Count).ThenBy(cell => cell.Label, StringComparer.Ordinal).ToList();
        // The smallest are at the end: what is hidden is always a tail of the list.
        var shown = all.TakeWhile(cell => cell.Count >= Fewest).Count();
        while (shown < all.Count && shown > 0 && !IsSafe(all.Skip(shown))) shown--;
        var isTotalSafe = shown == all.Count || IsSafe(all.Skip(shown));
        return new SafeCounts([.. all.Select((cell, i) => new SafeCount(cell.Label, i < shown ? cell.Count : null))], isTotalSafe && all.Count > 0 ? all.Sum(cell => cell.Count) : null);
    }

    private static bool IsSafe(IEnumerable<(string Label, int Count)> hidden)
    {
        var (count, sum) = hidden.Aggregate((0, 0), (so, cell) => (so.Item1 + 1, so.Item2 + cell.Count));
        return count >= FewestHidden && sum >= Fewest;
    }
}
