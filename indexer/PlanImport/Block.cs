namespace De06Assistant.Indexer.PlanImport;

/// <summary>A mended paragraph or table row, with the source lines that it came from.</summary>
/// <param name="Text">The paragraph; empty for a row.</param>
/// <param name="IsHeading">Whether the document marks it as a heading.</param>
/// <param name="Cells">The cells of a row, paragraphs inside a cell on lines of their own; null for a paragraph.</param>
internal sealed record Block(string Text, IReadOnlyList<int> Lines, bool IsHeading = false, IReadOnlyList<string>? Cells = null)
{
    public bool IsRow => Cells is not null;
}
