using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>Writes a worksheet row by row, so that none is kept: typed cells under a header that stays in view.</summary>
internal sealed class SheetWriter : IDisposable
{
    /// <summary>The most rows that a worksheet can have.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>The longest text that a cell can have.</summary>
    private const int LongestText = 32_767;

    /// <summary>The number of the paper size in ECMA-376, part 1, 18.3.1.63.</summary>
    private const uint A4 = 9;

    /// <summary>The height of a line, in points.</summary>
    private const double LineHeight = 15;

    /// <summary>The most lines that a row shows: higher than 409 points none can be.</summary>
    private const int MostLines = 27;

    private readonly OpenXmlWriter _xml;
    private readonly string? _drawing;
    private readonly double[] _widths;
    private uint _rows;

    /// <param name="columns">The headers and how wide their columns are, in characters.</param>
    /// <param name="drawing">The relationship of the sheet's drawing; null where it has none.</param>
    public SheetWriter(Stream stream, IReadOnlyList<(string Header, double Width)> columns, string? drawing = null)
    {
        _drawing = drawing;
        _widths = [.. columns.Select(column => column.Width)];
        _xml = OpenXmlWriter.Create(stream);
        _xml.WriteStartDocument();
        _xml.WriteStartElement(new Worksheet());
        // Printed on A4, as wide as the page.
        _xml.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        var frozen = new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        _xml.WriteElement(new SheetViews(new SheetView(frozen) { WorkbookViewId = 0 }));
        _xml.WriteElement(new Columns(columns.Select((column, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true })));
        _xml.WriteStartElement(new SheetData());
        Write([.. columns.Select(column => Cell.Header(column.Header))]);
    }

    /// <summary>Writes a row.</summary>
    public void Write(IReadOnlyList<Cell> cells)
    {
        var row = new Row { RowIndex = ++_rows };
        // Not every program makes room for wrapped text by itself.
        if (Lines(cells) is > 1 and var lines) (row.Height, row.CustomHeight) = (lines * LineHeight, true);
        _xml.WriteStartElement(row);
        foreach (var cell in cells) _xml.WriteElement(Written(cell));
        _xml.WriteEndElement();
    }

    public void Dispose()
    {
        _xml.WriteEndElement();
        if (_rows > 1) _xml.WriteElement(new AutoFilter { Reference = $"A1:{ColumnName(_widths.Length - 1)}{_rows}" });
        _xml.WriteElement(new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        if (_drawing is not null) _xml.WriteElement(new Drawing { Id = _drawing });
        _xml.WriteEndElement();
        _xml.Dispose();
    }

    /// <summary>The letters of a column: 0 is A, 26 is AA.</summary>
    public static string ColumnName(int column) => column < 26 ? $"{(char)('A' + column)}" : ColumnName(column / 26 - 1) + (char)('A' + column % 26);

    private int Lines(IReadOnlyList<Cell> cells)
    {
        var most = 1;
        for (var i = 0; i < cells.Count; i++)
            if (cells[i].Text is { } text) most = Math.Max(most, text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length / _widths[i]))));
        return Math.Min(most, MostLines);
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Written(Cell cell)
    {
        var style = new UInt32Value(WorkbookStyles.Of(cell.Kind));
        if (cell.Number is { } number) return new DocumentFormat.OpenXml.Spreadsheet.Cell { StyleIndex = style, CellValue = new CellValue(number) };
        if (string.IsNullOrEmpty(cell.Text)) return new DocumentFormat.OpenXml.Spreadsheet.Cell { StyleIndex = style };
        // A text is a text, whatever it begins with: inline strings are never read as formulas.
        return new DocumentFormat.OpenXml.Spreadsheet.Cell
        {
            StyleIndex = style,
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(Readable(cell.Text)) { Space = SpaceProcessingModeValues.Preserve }),
        };
    }

    /// <summary>The text without what XML cannot hold, as long as a cell can be.</summary>
    private static string Readable(string text)
    {
        if (text.Length > LongestText) text = text[..LongestText];
        return XmlText.Clean(text);
    }
}
