using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Spreadsheet;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using FromMarker = DocumentFormat.OpenXml.Drawing.Spreadsheet.FromMarker;
using ToMarker = DocumentFormat.OpenXml.Drawing.Spreadsheet.ToMarker;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>
/// Writes a report as a workbook. The package library keeps what it writes in memory until the end; so it makes the small parts, and
/// the sheet of ratings, which has no bound, is written straight into the file.
/// </summary>
internal static class XlsxExport
{
    private const string ChartUri = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    // Where the chart stands on the summary: beside the figures, in cells.
    private const int ChartColumn = 4;
    private const int ChartWidth = 10;
    private const int ChartHeight = 24;

    public static void Write(Report report, Stream stream, ExportProgress progress)
    {
        using var small = new MemoryStream();
        var ratings = WriteSmallParts(report, small);
        using var source = new ZipArchive(small, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries)
        {
            using var to = target.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
            if (entry.FullName == ratings)
            {
                Sheets.Ratings(report, to, progress);
                continue;
            }
            using var from = entry.Open();
            from.CopyTo(to);
        }
    }

    /// <summary>A workbook of the days alone: the data behind the chart in a document.</summary>
    public static byte[] Days(Report report)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = Workbook(document);
            using (var sheet = Add(workbook, Sheets.ByDayName).GetStream(FileMode.Create)) Sheets.ByDay(report, sheet);
        }
        return stream.ToArray();
    }

    /// <summary>Writes all but the ratings.</summary>
    /// <returns>The name that the part of the ratings has in the package.</returns>
    private static string WriteSmallParts(Report report, Stream stream)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = Workbook(document);
        var summary = Add(workbook, Sheets.SummaryName);
        var drawing = report.ByDay.Count > 0 ? AddChart(summary, report) : null;
        using (var sheet = summary.GetStream(FileMode.Create)) Sheets.Summary(report, sheet, drawing);
        using (var sheet = Add(workbook, Sheets.ByDayName).GetStream(FileMode.Create)) Sheets.ByDay(report, sheet);
        using (var sheet = Add(workbook, Sheets.ByTopicName).GetStream(FileMode.Create)) Sheets.ByTopic(report, sheet);
        var ratings = Add(workbook, Sheets.RatingsName);
        // Only takes the place; the rows come later.
        using (ratings.GetStream(FileMode.Create))
        {
        }
        return ratings.Uri.OriginalString.TrimStart('/');
    }

    /// <summary>Begins a workbook without sheets.</summary>
    internal static WorkbookPart Workbook(SpreadsheetDocument document)
    {
        var part = document.AddWorkbookPart();
        part.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets());
        part.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Create();
        return part;
    }

    /// <summary>Adds a sheet, to be written by a <see cref="SheetWriter"/>.</summary>
    internal static WorksheetPart Add(WorkbookPart workbook, string name)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var sheets = workbook.Workbook.Sheets!;
        sheets.AppendChild(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name });
        return part;
    }

    /// <returns>The relationship of the drawing.</returns>
    private static string AddChart(WorksheetPart sheet, Report report)
    {
        var drawing = sheet.AddNewPart<DrawingsPart>();
        var chart = drawing.AddNewPart<ChartPart>();
        chart.ChartSpace = CsatChart.Of(report);
        var properties = new NonVisualDrawingProperties { Id = 2, Name = "Biểu đồ", Description = "Tỷ lệ hài lòng theo ngày; số liệu ở trang Theo ngày." };
        var graphic = new A.GraphicData(new C.ChartReference { Id = drawing.GetIdOfPart(chart) }) { Uri = ChartUri };
        var frame = new GraphicFrame(
            new NonVisualGraphicFrameProperties(properties, new NonVisualGraphicFrameDrawingProperties()), new Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }), new A.Graphic(graphic));
        frame.Macro = "";
        drawing.WorksheetDrawing = new WorksheetDrawing(new TwoCellAnchor(
            new FromMarker(new ColumnId($"{ChartColumn}"), new ColumnOffset("0"), new RowId("1"), new RowOffset("0")),
            new ToMarker(new ColumnId($"{ChartColumn + ChartWidth}"), new ColumnOffset("0"), new RowId($"{ChartHeight}"), new RowOffset("0")),
            frame, new ClientData()));
        return sheet.GetIdOfPart(drawing);
    }
}
