using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>
/// The paragraphs and tables of an administrative document as Appendix I of Nghị định 30/2020/NĐ-CP sets them: Times New Roman, 13 to
/// 14 points, justified, the first line moved in by 1,27 cm, at least 6 points between paragraphs.
/// </summary>
internal static class OfficialText
{
    /// <summary>Font size of the text, in half points.</summary>
    public const int TextSize = 28;

    /// <summary>Font size of tables and of what the decree sets at 13 points.</summary>
    public const int SmallerSize = 26;

    private const string FirstLine = "720";
    private const string ParagraphSpace = "120";

    /// <summary>Marks what only the office itself can fill in.</summary>
    private const char BlankStart = '[';

    /// <summary>A paragraph of the text; what stands in brackets is marked as to be filled in.</summary>
    /// <param name="staysWithNext">Whether it is on the page of what follows: the last sentence on that of the signature.</param>
    public static Paragraph Body(string text, bool staysWithNext = false) => Paragraph(
        new ParagraphProperties(
            new KeepNext { Val = staysWithNext }, new SpacingBetweenLines { Before = ParagraphSpace, After = ParagraphSpace }, new Indentation { FirstLine = FirstLine }, new Justification { Val = JustificationValues.Both }),
        text, TextSize);

    /// <summary>The heading of a part or of a section.</summary>
    public static Paragraph Heading(string text) => Paragraph(
        new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = ParagraphSpace, After = ParagraphSpace }, new Indentation { FirstLine = FirstLine }), text, TextSize, isBold: true);

    /// <summary>An empty line between two blocks that stay on one page.</summary>
    public static Paragraph Gap() => new(new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "0", After = "0" }));

    /// <summary>A line of a block that is set as a whole: centred, without space around it.</summary>
    public static Paragraph Centred(string text, int size, bool isBold = false, bool isItalic = false, string before = "0") => Paragraph(
        new ParagraphProperties(new SpacingBetweenLines { Before = before, After = "0" }, new Justification { Val = JustificationValues.Center }), text, size, isBold, isItalic);

    /// <summary>A line at the left without space around it.</summary>
    public static Paragraph Plain(string text, int size, bool isBold = false, bool isItalic = false) =>
        Paragraph(new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = "0" }), text, size, isBold, isItalic);

    /// <summary>A solid horizontal line, shortened at both ends by <paramref name="indent"/> twentieths of a point.</summary>
    public static Paragraph Rule(int indent) => new(new ParagraphProperties(
        new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 1 }),
        new SpacingBetweenLines { Before = "0", After = "0", Line = "40", LineRule = LineSpacingRuleValues.Exact },
        new Indentation { Left = $"{indent}", Right = $"{indent}" }));

    /// <summary>A table with lines, its first row repeated on each page.</summary>
    /// <param name="widths">The widths of the columns in twentieths of a point; the first is at the left, the others hold figures.</param>
    public static Table Grid(IReadOnlyList<int> widths, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var border = new Func<BorderType, BorderType>(side =>
        {
            (side.Val, side.Size) = (BorderValues.Single, 4);
            return side;
        });
        var table = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{widths.Sum()}" }, new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(border(new TopBorder()), border(new LeftBorder()), border(new BottomBorder()), border(new RightBorder()), border(new InsideHorizontalBorder()), border(new InsideVerticalBorder())),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        table.AppendChild(Row(widths, header, isHeader: true));
        foreach (var row in rows) table.AppendChild(Row(widths, row, isHeader: false));
        return table;
    }

    /// <summary>Two blocks side by side, without lines.</summary>
    public static Table Blocks(int left, int right, IEnumerable<Paragraph> first, IEnumerable<Paragraph> second) => new(
        new TableProperties(new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{left + right}" }, new TableLayout { Type = TableLayoutValues.Fixed }),
        new TableGrid(new GridColumn { Width = $"{left}" }, new GridColumn { Width = $"{right}" }),
        new TableRow(new TableRowProperties(new CantSplit()), Cell(left, first), Cell(right, second)));

    private static TableRow Row(IReadOnlyList<int> widths, IReadOnlyList<string> cells, bool isHeader)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHeader) properties.AppendChild(new TableHeader());
        return new TableRow([properties, .. cells.Select((text, i) => Cell(widths[i], [
            Paragraph(
                new ParagraphProperties(new SpacingBetweenLines { Before = "40", After = "40" }, new Justification { Val = isHeader || i > 0 ? JustificationValues.Center : JustificationValues.Left }),
                text, SmallerSize, isHeader)]))]);
    }

    private static TableCell Cell(int width, IEnumerable<Paragraph> paragraphs) => new([
        new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{width}" }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Top }), .. paragraphs]);

    private static Paragraph Paragraph(ParagraphProperties properties, string text, int size, bool isBold = false, bool isItalic = false) => new([properties, .. Runs(text, size, isBold, isItalic)]);

    private static IEnumerable<Run> Runs(string text, int size, bool isBold = false, bool isItalic = false)
    {
        var clean = XmlText.Clean(text);
        for (var at = 0; at < clean.Length;)
        {
            var isBlank = clean[at] == BlankStart;
            var end = isBlank ? clean.IndexOf(']', at) + 1 : clean.IndexOf(BlankStart, at);
            if (end <= at) (end, isBlank) = (clean.Length, false);
            yield return Run(clean[at..end], size, isBold, isItalic, isBlank);
            at = end;
        }
    }

    private static Run Run(string text, int size, bool isBold, bool isItalic, bool isBlank)
    {
        var properties = new RunProperties();
        if (isBold) properties.AppendChild(new Bold());
        if (isItalic) properties.AppendChild(new Italic());
        properties.AppendChild(new FontSize { Val = $"{size}" });
        properties.AppendChild(new FontSizeComplexScript { Val = $"{size}" });
        if (isBlank) properties.AppendChild(new Highlight { Val = HighlightColorValues.Yellow });
        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }
}
