namespace De06Assistant.Indexer.PlanImport;

/// <summary>How wide the document's lines are, and so whether a line's end says anything about its paragraph's end.</summary>
/// <param name="Width">The width of a full line; 0 where each paragraph is one line.</param>
internal sealed record LineWidth(int Width)
{
    private const int LongestWrapped = 130;
    private const int FewestLines = 8;
    private const double NearlyFull = 0.7;
    private const double LongShare = 0.8;

    public bool IsWrapped => Width > 0;

    public static LineWidth Measure(IReadOnlyList<SourceLine> lines)
    {
        var lengths = lines.TakeWhile(line => !FlatTableReader.IsHeader(line.Text))
            .Where(line => !line.IsBlank && !line.Text.Contains('\t', StringComparison.Ordinal)).Select(line => line.Text.Trim().Length).Order().ToList();
        if (lengths.Count < FewestLines) return new LineWidth(0);
        var width = lengths[(int)(lengths.Count * 0.95)];
        var full = lengths.Count(length => length >= width * NearlyFull);
        return new LineWidth(width <= LongestWrapped && full * 2 > lengths.Count ? width : 0);
    }

    /// <summary>Whether a line is long enough to be broken by its width alone.</summary>
    public bool IsLong(string line) => line.Trim().Length >= Width * LongShare;

    /// <summary>Whether a line is so long that the next word had no room on it.</summary>
    public bool IsFull(string line, string next)
    {
        var word = next.TrimStart().Split(' ', 2)[0].Length;
        return line.Trim().Length + 1 + word > Width * 0.94;
    }
}
