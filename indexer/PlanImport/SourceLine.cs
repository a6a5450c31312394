namespace De06Assistant.Indexer.PlanImport;

/// <summary>A line of the issued document: for Word, a paragraph or a table row.</summary>
/// <param name="Number">From 1.</param>
internal sealed record SourceLine(int Number, string Text)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}
