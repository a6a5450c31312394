using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Makes tables of neighbouring rows: finds the heading and its repetitions, joins rows over page breaks, follows the group rows.</summary>
internal sealed partial class TableReader
{
    private readonly List<TableColumn> _columns;
    private readonly List<string> _heading;
    private readonly List<int> _headingLines;
    private readonly List<int> _groupLines = [];
    private readonly List<PlanRow> _rows = [];
    private readonly List<(string Number, string Title)> _groups = [];
    private bool _atGroup;
    private bool _hasRow;

    private TableReader(Block heading)
    {
        _heading = [.. heading.Cells!.Select(Flat)];
        _columns = [.. _heading.Select(Role)];
        _headingLines = [.. heading.Lines];
    }

    /// <summary>Whether a row is the heading of a table of targets or tasks.</summary>
    public static bool IsHeading(Block row)
    {
        var columns = row.Cells!.Select(Flat).Select(Role).ToList();
        return columns.Any(column => column.Role == Column.Title) && columns.Count(column => column.Role != Column.Other) >= 3 && row.Cells!.All(cell => cell.Length < 80);
    }

    /// <summary>Reads the table that begins at a heading row; gives how many rows it took.</summary>
    public static (PlanTable Table, int Count) Read(IReadOnlyList<Block> rows)
    {
        var reader = new TableReader(rows[0]);
        var count = 1;
        for (; count < rows.Count; count++)
        {
            if (IsHeading(rows[count]) && !reader.IsRepeated(rows[count])) break;
            reader.Take(rows[count]);
        }
        return (new PlanTable(reader._columns, reader._rows, reader._headingLines), count);
    }

    private void Take(Block row)
    {
        var cells = row.Cells!;
        if (IsRepeated(row) || !_hasRow && IsSecondHeading(cells)) _headingLines.AddRange(row.Lines);
        else if (NumberOf(cells) is { } number && TableRowNumber.IsGroup(number) && IsGroupRow(cells)) StartGroup(number, row);
        else if (NumberOf(cells) is { } item && (TableRowNumber.IsNumber(item) || !HasNumbers)) AddRow(item, row);
        else if (HasNumbers && _hasRow && !_atGroup && _rows.Count > 0) GoOn(row);
        else if (_atGroup && _groups.Count > 0) GoOnGroup(row);
        else AddRow("", row);
    }

    private bool HasNumbers => _columns.Count > 0 && _columns[0].Role == Column.Number;

    private string? NumberOf(IReadOnlyList<string> cells) => HasNumbers && cells.Count > 0 && cells[0].Length > 0 ? cells[0].TrimEnd('.', ')') : HasNumbers ? null : "";

    private static bool IsGroupRow(IReadOnlyList<string> cells) => cells.Skip(1).Count(cell => cell.Length > 0) == 1;

    private void StartGroup(string number, Block row)
    {
        // "A" stands over "I": the same kind of number replaces its own level.
        var isLetter = number.Length == 1 && number[0] is >= 'A' and <= 'H';
        var level = isLetter ? 0 : _groups.Count > 0 && char.IsLetter(_groups[0].Number[0]) && !IsRoman(_groups[0].Number) ? 1 : 0;
        _groups.RemoveRange(Math.Min(level, _groups.Count), _groups.Count - Math.Min(level, _groups.Count));
        _groups.Add((number, row.Cells!.Skip(1).First(cell => cell.Length > 0).Replace('\n', ' ')));
        _groupLines.AddRange(row.Lines);
        (_atGroup, _hasRow) = (true, true);
    }

    private void GoOnGroup(Block row)
    {
        _groups[^1] = (_groups[^1].Number, string.Join(' ', row.Cells!.Where(cell => cell.Length > 0).Select(Flat).Prepend(_groups[^1].Title)));
        _groupLines.AddRange(row.Lines);
    }

    private void AddRow(string number, Block row)
    {
        // A group's heading goes into the file with the rows below it, and not without any.
        _headingLines.AddRange(_groupLines);
        _groupLines.Clear();
        (_atGroup, _hasRow) = (false, true);
        var section = string.Join('.', _groups.Select(group => group.Number).Append(number).Where(part => part.Length > 0));
        _rows.Add(new PlanRow(section, _groups.Count > 0 ? string.Join(" – ", _groups.Select(group => group.Title)) : null, [.. row.Cells!], row.Lines));
    }

    /// <summary>Joins a row without a number to the one above, cell by cell: it stood on the page before.</summary>
    private void GoOn(Block row)
    {
        var above = _rows[^1];
        var below = row.Cells!.ToList();
        var title = _columns.FindIndex(column => column.Role == Column.Title);
        while (below.Count <= title) below.Add("");
        if (below[0].Length > 0 && title > 0) (below[0], below[title]) = ("", Joined(below[0], below[title]));
        var cells = Enumerable.Range(0, Math.Max(above.Cells.Count, below.Count)).Select(i => Joined(Cell(above.Cells, i), Cell(below, i)));
        _rows[^1] = above with { Cells = [.. cells], Lines = [.. above.Lines, .. row.Lines] };
    }

    private bool IsRepeated(Block row) => row.Cells!.Select(Flat).Where(cell => cell.Length > 0).SequenceEqual(_heading.Where(cell => cell.Length > 0), StringComparer.OrdinalIgnoreCase)
        || IsHeading(row) && row.Cells!.Select(Flat).Select(Role).SequenceEqual(_columns);

    // A heading in two rows: the second one names the years.
    private bool IsSecondHeading(IReadOnlyList<string> cells)
    {
        if (cells.Count == 0 || cells[0].Length > 0 || !cells.Any(cell => Role(Flat(cell)).Role == Column.Year)) return false;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Length == 0) continue;
            while (_columns.Count <= i) _columns.Add(new TableColumn(Column.Other, null));
            _columns[i] = Role(Flat(cells[i]));
        }
        return true;
    }

    private static string Joined(string above, string below) => below.Length == 0 ? above : above.Length == 0 ? below : above + (above.EndsWith('-') ? "" : " ") + below;

    private static string Cell(IReadOnlyList<string> cells, int index) => index < cells.Count ? cells[index] : "";

    private static string Flat(string cell) => cell.Replace('\n', ' ').Trim();

    private static bool IsRoman(string number) => number.All(c => c is 'I' or 'V' or 'X');

    private static TableColumn Role(string heading)
    {
        var match = Names().Match(Phrase.Fold(heading));
        foreach (var role in Enum.GetValues<Column>())
            if (match.Success && match.Groups[role.ToString()].Success) return new TableColumn(role, role == Column.Year ? match.Groups["Year"].Value : null);
        return new TableColumn(Column.Other, null);
    }

    [GeneratedRegex(@"^(?:(?<Number>(?:so )?(?:stt|tt)$)|.*\b(?<Year>20\d\d)\b|.*(?<Unit>don vi tinh|dvt)|.*(?<FollowUp>theo doi|phu trach)|.*(?<With>phoi hop)|.*(?<Lead>chu tri|(?:co quan|don vi) thuc hien)|.*(?<Legal>van ban|can cu)|.*(?<Due>thoi gian|thoi han|tien do|hoan thanh)|.*(?<Product>ket qua|san pham)|(?:.*(?:nhiem vu|muc tieu cu the|chi tieu|noi dung|cong viec)|(?:ten )?muc tieu$)(?<Title>))")]
    private static partial Regex Names();
}
