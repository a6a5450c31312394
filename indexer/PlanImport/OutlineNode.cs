namespace De06Assistant.Indexer.PlanImport;

/// <summary>A heading, an item or a paragraph of the plan, with what stands below it.</summary>
internal sealed class OutlineNode(Block block, Marker? marker, OutlineNode? parent)
{
    public string Text { get; } = marker?.Rest ?? block.Text;

    public IReadOnlyList<int> Lines => block.Lines;

    public Marker? Marker { get; } = marker;

    public bool IsMarkedHeading => block.IsHeading;

    public OutlineNode? Parent { get; } = parent;

    public List<OutlineNode> Children { get; } = [];

    /// <summary>Labelled lines right below: lead, deadline, product.</summary>
    public List<(FieldText Field, IReadOnlyList<int> Lines)> Fields { get; } = [];

    public List<PlanTable> Tables { get; } = [];

    /// <summary>The label in a section's path, mended where a scanner took "đ" for "d".</summary>
    public string Label { get; set; } = marker?.Label ?? "";

    /// <summary>A short text over other text, not a statement of its own.</summary>
    public bool IsHeading => Marker?.Style is "appendix" or "part" or "roman" or "heading"
        || (Children.Count > 0 || Tables.Count > 0) && !Text.EndsWith('.') && !Text.EndsWith(';') && Marker is not null && Text.Length < 260;

    public IEnumerable<OutlineNode> Ancestors
    {
        get
        {
            for (var node = Parent; node is not null; node = node.Parent) yield return node;
        }
    }

    /// <summary>The place in the plan as people cite it: "II.1.a", "Phụ lục I".</summary>
    public string Section
    {
        get
        {
            var path = Parent?.Section ?? "";
            if (Period is { } period && Label.Length == 0 && period.Words.Length > 0) return path + ", " + period.Words;
            if (Label.Length == 0) return path;
            if (Marker?.Style == Marker.Parenthesis && path.Contains(',', StringComparison.Ordinal)) return path + " " + Label;
            // "2.1" names its parent "2" itself.
            if (Parent is { Label.Length: > 0 } && Label.StartsWith(Parent.Label + ".", StringComparison.Ordinal)) path = Parent.Parent?.Section ?? "";
            return path.Length == 0 ? Label : path + "." + Label;
        }
    }

    /// <summary>The years that the node itself names; null when it names none.</summary>
    public YearSpan? Period => Marker is null or { Style: "roman" or "n1" or "appendix" } ? null : YearSpan.Head(Text);
}
