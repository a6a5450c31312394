using DocumentFormat.OpenXml.Spreadsheet;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>How the cells of a workbook look.</summary>
internal static class WorkbookStyles
{
    private const string HeaderGround = "FFA61C1C";
    private const string HeaderInk = "FFFFFFFF";
    private const uint PercentFormat = 164;
    private const uint DayFormat = 165;

    // Formats that every spreadsheet program has built in: ECMA-376, part 1, 18.8.30.
    private const uint CountFormat = 3;
    private const uint DecimalFormat = 4;
    private const uint TimeFormat = 20;

    private static readonly CellKind[] Order = [CellKind.Text, CellKind.Header, CellKind.Count, CellKind.Decimal, CellKind.Percent, CellKind.Day, CellKind.Time];

    /// <summary>The number of a kind's style.</summary>
    public static uint Of(CellKind kind) => (uint)Array.IndexOf(Order, kind);

    public static Stylesheet Create() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = PercentFormat, FormatCode = "0.0%" },
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "dd/mm/yyyy" }),
        new Fonts(Font(), Font(new Bold(), new Color { Rgb = HeaderInk })),
        // The first two fills are fixed by the format.
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = HeaderGround }) { PatternType = PatternValues.Solid })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(Order.Select(Format)));

    private static Font Font(params DocumentFormat.OpenXml.OpenXmlElement[] more)
    {
        var font = new Font();
        foreach (var element in more.OfType<Bold>()) font.AppendChild(element);
        font.AppendChild(new FontSize { Val = 11 });
        foreach (var element in more.OfType<Color>()) font.AppendChild(element);
        font.AppendChild(new FontName { Val = "Arial" });
        return font;
    }

    private static CellFormat Format(CellKind kind)
    {
        var isHeader = kind == CellKind.Header;
        return new CellFormat(new Alignment { WrapText = kind is CellKind.Text or CellKind.Header, Vertical = isHeader ? VerticalAlignmentValues.Center : VerticalAlignmentValues.Top })
        {
            NumberFormatId = kind switch
            {
                CellKind.Count => CountFormat,
                CellKind.Decimal => DecimalFormat,
                CellKind.Percent => PercentFormat,
                CellKind.Day => DayFormat,
                CellKind.Time => TimeFormat,
                _ => 0u,
            },
            FontId = isHeader ? 1u : 0u,
            FillId = isHeader ? 2u : 0u,
            BorderId = 0u,
            FormatId = 0u,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyAlignment = true,
        };
    }
}
