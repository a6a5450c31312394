using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>
/// Makes whole paragraphs and table rows of the lines of an issued document: joins what a page or a scanner broke, takes
/// markup out, reads the forms in which tables come. Each block keeps the numbers of its lines.
/// </summary>
internal sealed partial class LineMender
{
    private readonly IReadOnlyList<SourceLine> _lines;
    private readonly List<Block> _blocks = [];
    private readonly ParagraphJoiner _paragraphs;

    private LineMender(IReadOnlyList<SourceLine> lines)
    {
        _lines = lines;
        _paragraphs = new ParagraphJoiner(LineWidth.Measure(lines), _blocks);
    }

    public static IReadOnlyList<Block> Mend(IReadOnlyList<SourceLine> lines)
    {
        var mender = new LineMender(lines);
        for (var i = 0; i < lines.Count;) i = mender.Take(i);
        return mender._blocks;
    }

    /// <summary>Takes what begins at a line; gives the line after it.</summary>
    private int Take(int start)
    {
        var text = _lines[start].Text;
        if (HtmlTableStart().IsMatch(text) && TakeHtmlTable(start) is var next && next > start) return next;
        if (PipeRow().IsMatch(text)) return TakePipeRow(start);
        if (IsTabRow(text)) return TakeTabRow(start);
        if (FlatTableReader.IsHeader(text))
        {
            var end = FlatTableReader.Read(_lines, start, _blocks);
            if (end > start) return end;
        }
        if (!_lines[start].IsBlank && !IsPageBreak(text)) TakeText(start);
        return start + 1;
    }

    private void TakeText(int index)
    {
        var line = _lines[index];
        // A cell that was broken over lines goes on without a tab, right below its row.
        if (_blocks is [.., { Cells: { } cells } row] && row.Lines[^1] == line.Number - 1 && char.IsLower(FirstLetter(line.Text)))
        {
            _blocks[^1] = row with { Cells = [.. cells.SkipLast(1), cells[^1] + " " + MarkupCleaner.Cell(line.Text)], Lines = [.. row.Lines, line.Number] };
            return;
        }
        _paragraphs.Add(line);
    }

    private int TakeTabRow(int index)
    {
        var cells = _lines[index].Text.Split('\t').Select(MarkupCleaner.Cell).ToList();
        var columns = _blocks.Count == 0 ? 0 : _blocks.AsEnumerable().Reverse().TakeWhile(block => block.IsRow).Max(block => (int?)block.Cells!.Count) ?? 0;
        if (_blocks is [.., { Cells: { } above } row] && above.Count < columns && above.Count + cells.Count - 1 <= columns
            && cells[0].Length > 0 && !TableRowNumber.IsNumber(cells[0]) && row.Lines[^1] == _lines[index].Number - 1)
            _blocks[^1] = row with { Cells = [.. above.SkipLast(1), above[^1] + " " + cells[0], .. cells.Skip(1)], Lines = [.. row.Lines, _lines[index].Number] };
        else
            _blocks.Add(new Block("", [_lines[index].Number], Cells: cells));
        return index + 1;
    }

    private int TakePipeRow(int index)
    {
        var text = _lines[index].Text.Trim().Trim('|');
        var cells = text.Split('|').Select(cell => MarkupCleaner.Cell(cell.Trim())).ToList();
        if (PipeRule().IsMatch(text))
        {
            if (_blocks is [.., { IsRow: true } row]) _blocks[^1] = row with { Lines = [.. row.Lines, _lines[index].Number] };
        }
        else _blocks.Add(new Block("", [_lines[index].Number], Cells: cells));
        return index + 1;
    }

    /// <summary>Takes the rows of an HTML table; what stands beside its rows is left unplaced, and a table without an end is text.</summary>
    private int TakeHtmlTable(int start)
    {
        var end = start;
        while (end < _lines.Count && !_lines[end].Text.Contains("</table", StringComparison.OrdinalIgnoreCase)) end++;
        if (end == _lines.Count) return start;
        var row = new List<int>();
        var text = "";
        for (var i = start; i <= end; i++)
        {
            if (_lines[i].IsBlank) continue;
            row.Add(_lines[i].Number);
            text += _lines[i].Text + "\n";
            var rows = HtmlRow().Matches(text);
            foreach (Match match in rows) _blocks.Add(new Block("", [.. row], Cells: HtmlCells(match.Value)));
            if (rows.Count > 0) text = text[(rows[^1].Index + rows[^1].Length)..];
            if (MarkupCleaner.Paragraph(text).Length > 0 || row.Count == 0) continue;
            if (rows.Count == 0 && _blocks is [.., { IsRow: true } last]) _blocks[^1] = last with { Lines = [.. last.Lines.Union(row)] };
            if (rows.Count > 0 || text.Contains("</table", StringComparison.OrdinalIgnoreCase)) row = [];
        }
        return end + 1;
    }

    private static List<string> HtmlCells(string row)
    {
        var cells = HtmlCell().Matches(row).Select(cell => MarkupCleaner.Cell(cell.Groups["text"].Value.Replace('\n', ' '))).ToList();
        return cells.Count > 0 ? cells : [MarkupCleaner.Cell(row)];
    }

    // Two cells at least must say something, or the row belongs to a table: text has a stray tab now and then.
    private bool IsTabRow(string text)
    {
        if (!text.Contains('\t', StringComparison.Ordinal)) return false;
        var cells = text.Trim('\r', '\n').Split('\t');
        if (cells.All(string.IsNullOrWhiteSpace)) return false;
        return cells.Count(cell => !string.IsNullOrWhiteSpace(cell)) >= 2 && cells.Length >= 3 || _blocks is [.., { IsRow: true }];
    }

    /// <summary>A page number, a rule between pages, or an address at a page's foot.</summary>
    private static bool IsPageBreak(string text) => PageBreak().IsMatch(text);

    private static char FirstLetter(string text) => text.FirstOrDefault(c => !char.IsWhiteSpace(c));

    [GeneratedRegex(@"^\s*(?:(?:trang|page)\s+\d+(?:\s*[/-]\s*\d+)?|[-–]?\s*\d{1,3}\s*[-–]?|[-_=*\s]{3,}|https?://\S+)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex PageBreak();

    [GeneratedRegex(@"^\s*\|.*\|.*\|?\s*$")]
    private static partial Regex PipeRow();

    [GeneratedRegex(@"^[\s:|-]+$")]
    private static partial Regex PipeRule();

    [GeneratedRegex("<table[ >]|<tr[ >]", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlTableStart();

    [GeneratedRegex("<tr[ >].*?</tr>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex HtmlRow();

    [GeneratedRegex("<t[dh](?:\\s[^>]*)?>(?<text>.*?)</t[dh]>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex HtmlCell();
}
