using System.Globalization;
using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>A row of a table without columns, while its lines come in: title, lead, coordinating agencies, deadline.</summary>
internal sealed partial class FlatRow
{
    private const int Title = 0;
    private const int Lead = 1;
    private const int With = 2;
    private const int Due = 3;
    private readonly string[] _cells = ["", "", "", ""];
    private int _cell;
    private int _number;
    private string _label = "";

    public List<int> Lines { get; } = [];

    /// <summary>Whether a page ended inside the row, so that cells already left may go on.</summary>
    public bool IsBroken { get; set; }

    public string NextNumber => (_number + 1).ToString(CultureInfo.InvariantCulture);

    public bool HasAgencyOrIsEmpty => _cells[Title].Length == 0 || _cells[Lead].Length > 0;

    public void Start(string number, int? line)
    {
        _number = int.Parse(number, CultureInfo.InvariantCulture);
        _label = number;
        if (line is { } known) Lines.Add(known);
    }

    public void Add(string text, bool isWide)
    {
        if (text.Length == 0) return;
        var cell = isWide ? Title : NarrowCell(text);
        if (cell != Title) _cell = cell;
        _cells[cell] = _cells[cell].Length == 0 ? text : _cells[cell] + (HyphenEnd().IsMatch(_cells[cell]) ? "" : " ") + text;
    }

    public Block? ToBlock() => _label is "" or "0" && _cells.All(cell => cell.Length == 0)
        ? null
        : new Block("", [.. Lines], Cells: [_label == "0" ? "" : _label, .. _cells]);

    public void Clear()
    {
        Array.Fill(_cells, "");
        Lines.Clear();
        (_cell, IsBroken, _label) = (Title, false, "");
    }

    private int NarrowCell(string text)
    {
        var folded = Phrase.Fold(text);
        var startsSmall = char.IsLower(text[0]);
        if (_cell == Title) return startsSmall ? Title : TitleOrNext(text, folded);
        if (_cell < Due && !startsSmall && Deadline().IsMatch(folded) && !_cells[_cell].EndsWith(',')) return Due;
        if (_cell == Lead && !startsSmall && Agency.IsStart(text) && !GoesOn().IsMatch(_cells[Lead])) return With;
        // After a page's end a short line belongs to the cell that was left unfinished.
        if (_cell == Due && startsSmall && _cells[Due].Length > 0 && Complete().IsMatch(Phrase.Fold(_cells[Due]))) return !IsEnded(_cells[Title]) ? Title : _cells[With].Length > 0 ? With : Lead;
        return _cell;
    }

    // A page may break the title anywhere, so an agency ends it also inside a sentence; only the sentence's own last line does not.
    private int TitleOrNext(string text, string folded)
    {
        var ended = IsEnded(_cells[Title]);
        if (Agency.IsStart(text) && (ended || !IsEnded(text))) return Lead;
        return ended && Deadline().IsMatch(folded) ? Due : Title;
    }

    private static bool IsEnded(string text) => text.Length > 0 && text[^1] is '.' or ';' or '!';

    [GeneratedRegex(@"^(?:thuc hien|thuong xuyen|nam 20|thang\b|truoc\b|theo\b|hoan thanh|quy [iv]|trong (?:nam|thang|quy)|\d{1,2}/\d)")]
    private static partial Regex Deadline();

    // "Văn phòng" alone is no agency yet.
    [GeneratedRegex(@"(?:,|-|\bvà|Văn phòng)$")]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"[\p{L}\d]-$")]
    private static partial Regex HyphenEnd();

    [GeneratedRegex(@"(?:\d{4}|thuong xuyen)\.?$")]
    private static partial Regex Complete();
}
