using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>
/// Reads a task table that lost its columns: each line of each cell on a line of its own, as text comes out of a PDF file.
/// What a cell is shows in how it begins (an agency, a deadline) and in how wide its lines are.
/// </summary>
internal sealed partial class FlatTableReader
{
    private const int WidestNarrowLine = 34;
    private readonly FlatRow _row = new();
    private readonly List<Block> _blocks;

    private FlatTableReader(List<Block> blocks) => _blocks = blocks;

    /// <summary>Whether a line is the heading of such a table: "STT NHIỆM VỤ ĐƠN VỊ CHỦ TRÌ".</summary>
    public static bool IsHeader(string text) => !text.Contains('\t', StringComparison.Ordinal) && !text.Contains('|', StringComparison.Ordinal) && Header().IsMatch(Phrase.Fold(text.Trim()));

    /// <summary>Adds the rows that begin at a heading; gives the line after the table.</summary>
    public static int Read(IReadOnlyList<SourceLine> lines, int start, List<Block> blocks)
    {
        var heading = Heading(lines, start);
        if (heading.Count == 0) return start;
        var reader = new FlatTableReader(blocks);
        blocks.Add(new Block("", [.. heading.Select(line => line.Number)], Cells: ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian hoàn thành"]));
        var i = heading[^1].Number;
        for (; i < lines.Count && !TableEnd().IsMatch(Phrase.Fold(lines[i].Text.Trim())); i++)
        {
            if (lines[i].IsBlank) continue;
            if (IsHeader(lines[i].Text)) i = reader.SkipHeading(lines, i, heading);
            else reader.Take(lines[i]);
        }
        reader.Finish();
        return i;
    }

    /// <summary>The lines of the heading: up to the first row or group.</summary>
    private static List<SourceLine> Heading(IReadOnlyList<SourceLine> lines, int start)
    {
        const int longest = 24;
        var heading = new List<SourceLine>();
        for (var i = start; i < lines.Count && heading.Count < longest; i++)
        {
            if (lines[i].IsBlank) continue;
            if (RowStart().IsMatch(lines[i].Text.Trim()) || GroupStart().IsMatch(lines[i].Text.Trim())) return heading;
            heading.Add(lines[i]);
        }
        return [];
    }

    private int SkipHeading(IReadOnlyList<SourceLine> lines, int start, List<SourceLine> heading)
    {
        var i = start;
        foreach (var expected in heading)
        {
            while (i < lines.Count && lines[i].IsBlank) i++;
            if (i >= lines.Count || Phrase.Fold(lines[i].Text.Trim()) != Phrase.Fold(expected.Text.Trim())) break;
            _row.Lines.Add(lines[i++].Number);
        }
        _row.IsBroken = true;
        return Math.Max(start, i - 1);
    }

    private void Take(SourceLine line)
    {
        var text = MarkupCleaner.Paragraph(line.Text);
        if (text.Length == 0 || text.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return;
        if (RowStart().IsMatch(text) && text == _row.NextNumber) StartRow(text, line);
        else if (GroupStart().IsMatch(text) && text.Length > WidestNarrowLine / 2 && _row.HasAgencyOrIsEmpty) StartGroup(text, line);
        else
        {
            _row.Lines.Add(line.Number);
            foreach (var part in Parts(text, line.Text)) _row.Add(part, isWide: part.Length > WidestNarrowLine);
        }
    }

    private void StartRow(string number, SourceLine line)
    {
        Finish();
        _row.Start(number, line.Number);
    }

    private void StartGroup(string text, SourceLine line)
    {
        Finish();
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        _blocks.Add(new Block("", [line.Number], Cells: [text[..space].TrimEnd('.'), text[(space + 1)..].Trim(), "", "", ""]));
        _row.Start("0", null);
    }

    private void Finish()
    {
        if (_row.ToBlock() is { } block) _blocks.Add(block);
        _row.Clear();
    }

    // Short cells that share a line: "Công chức LĐTBXH Công an xã Năm 2025".
    private static IEnumerable<string> Parts(string text, string raw)
    {
        if (text.Length > WidestNarrowLine + 6) return [text];
        return WideGap().Split(raw.Trim()).Select(MarkupCleaner.Paragraph).SelectMany(piece => CellStart().Split(piece)).Select(piece => piece.Trim());
    }

    [GeneratedRegex(@"\s{2,}(?=\p{Lu})")]
    private static partial Regex WideGap();

    [GeneratedRegex(@"^(?:so )?(?:stt|tt)\s+.*(?:nhiem vu|noi dung|chu tri)")]
    private static partial Regex Header();

    [GeneratedRegex(@"^\d{1,3}\.?$")]
    private static partial Regex RowStart();

    [GeneratedRegex(@"^(?:[IVX]{1,5}|[A-H])\.?\s+\p{Lu}")]
    private static partial Regex GroupStart();

    [GeneratedRegex(@"^(?:noi nhan\s*:|phu luc\b|[ivx]+\. )")]
    private static partial Regex TableEnd();

    [GeneratedRegex(@"(?<=[\p{L}\d]\s)(?=(?:Công an|Công chức|Văn phòng|Trạm y tế) |Thực hiện thường|Năm 20\d\d|Tháng(?: \d|$)|Trước(?: ngày|$)|Quý [IV])")]
    private static partial Regex CellStart();
}
