using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Puts the blocks into the tree of numbered sections that they stand in.</summary>
internal sealed partial class OutlineReader
{
    private readonly OutlineNode _root = new(new Block("", []), null, null);
    private readonly List<OutlineNode> _stack = [];
    private OutlineNode _last;

    private OutlineReader() => _last = _root;

    /// <summary>Reads the body of a plan; the root itself is no section.</summary>
    public static OutlineNode Read(IReadOnlyList<Block> blocks)
    {
        var reader = new OutlineReader();
        for (var i = 0; i < blocks.Count;)
        {
            if (blocks[i].IsRow) i += reader.TakeRows([.. blocks.Skip(i).TakeWhile(block => block.IsRow)]);
            else reader.TakeParagraph(blocks[i++]);
        }
        return reader._root;
    }

    public static bool IsAppendix(string text) => Appendix().IsMatch(text);

    private OutlineNode Top => _stack.Count > 0 ? _stack[^1] : _root;

    private int TakeRows(IReadOnlyList<Block> rows)
    {
        if (!TableReader.IsHeading(rows[0]))
        {
            Add(new OutlineNode(rows[0] with { Text = string.Join(" ", rows[0].Cells!.Where(cell => cell.Length > 0)).Replace('\n', ' ') }, null, Top));
            return 1;
        }
        var (table, count) = TableReader.Read(rows);
        Top.Tables.Add(table);
        return count;
    }

    private void TakeParagraph(Block block)
    {
        if (Appendix().Match(block.Text) is { Success: true } appendix)
        {
            var number = appendix.Groups["number"].Value;
            Push(block, new Marker("appendix", number.Length > 0 ? "Phụ lục " + number : "Phụ lục", block.Text[appendix.Length..].Trim(' ', ':', '.', '-')));
            return;
        }
        var marker = Marker.Find(block.Text);
        var label = marker?.Style is Marker.Dash or Marker.Plus or Marker.Parenthesis ? marker.Rest : block.Text;
        if (FieldLabel.IsLabelled(label) && _last != _root)
        {
            foreach (var field in FieldLabel.Split(label).Fields) _last.Fields.Add((field, block.Lines));
            return;
        }
        if (marker is null && block.IsHeading) marker = new Marker("heading", "", block.Text);
        if (marker is not null) Push(block, marker);
        else if (block.Text.EndsWith(':') && _stack.Count > 0) Push(block, new Marker(":", "", block.Text));
        else if (block.Text.EndsWith("./.", StringComparison.Ordinal) && _stack.Find(node => node.Marker!.Style is "roman" or "part") is { } section) Add(new OutlineNode(block, null, section));
        else Add(new OutlineNode(block, null, Top.Marker?.Style == ":" && !char.IsLower(block.Text[0]) ? Top.Parent! : Top));
    }

    private void Push(Block block, Marker marker)
    {
        var same = _stack.FindLastIndex(node => node.Marker!.Style == marker.Style);
        if (same >= 0) _stack.RemoveRange(same, _stack.Count - same);
        else if (marker.Rank is { } rank) _stack.RemoveAll(node => node.Marker!.Rank is not { } other || other > rank);
        var node = new OutlineNode(block, marker, Top);
        // Vietnamese counts a, b, c, d, đ, e: a second "d" is a "đ" that lost its bar.
        if (marker is { Style: "letter", Label: "d" } && Top.Children.LastOrDefault(child => child.Marker?.Style == "letter")?.Label == "d") node.Label = "đ";
        Add(node);
        _stack.Add(node);
    }

    private void Add(OutlineNode node)
    {
        node.Parent!.Children.Add(node);
        _last = node;
    }

    [GeneratedRegex(@"^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?(?<number>[IVX]+|\d{1,2}|[A-H])(?![\p{L}\d]))?(?=$|[\s:.-]*(?:$|\p{Lu}|\())(?!\s*kèm theo)")]
    private static partial Regex Appendix();
}
