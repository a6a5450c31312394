using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>
/// Reads a Word document: headings, paragraphs and tables in their order, a table row as cells with tabs between.
/// The numbers that Word itself puts before paragraphs are not in the file and so not in the lines.
/// </summary>
internal static class WordReader
{
    /// <exception cref="UnusableInputException">The file is no Word document.</exception>
    public static IReadOnlyList<SourceLine> Read(string path)
    {
        try
        {
            using var document = WordprocessingDocument.Open(path, isEditable: false);
            var body = document.MainDocumentPart?.Document?.Body ?? throw new UnusableInputException($"{path}: tệp Word không có nội dung.");
            return [.. body.Elements().SelectMany(Lines).Select((text, i) => new SourceLine(i + 1, text))];
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or FileFormatException or InvalidDataException or System.Xml.XmlException
            or InvalidOperationException or ArgumentException or FormatException or NotSupportedException)
        {
            throw new UnusableInputException($"{path}: không đọc được như tệp Word: {fault.Message}");
        }
    }

    private static IEnumerable<string> Lines(OpenXmlElement element) => element switch
    {
        Paragraph paragraph => ParagraphLines(paragraph),
        Table table => table.Elements<TableRow>().Select(Row),
        SdtBlock block => block.SdtContentBlock?.Elements().SelectMany(Lines) ?? [],
        _ => [],
    };

    private static string[] ParagraphLines(Paragraph paragraph)
    {
        var style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";
        var heading = style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style.StartsWith("Title", StringComparison.OrdinalIgnoreCase);
        var text = Text(paragraph);
        return (heading && text.Trim().Length > 0 ? "## " + text.TrimStart() : text).Split('\n');
    }

    private static string Row(TableRow row) => string.Join('\t', row.Elements<TableCell>().SelectMany(Cell));

    private static IEnumerable<string> Cell(TableCell cell)
    {
        // Paragraphs of a cell come in tags, as they do in text that was made from a page: one rule for both.
        var paragraphs = cell.Descendants<Paragraph>().Select(Text).Where(text => text.Trim().Length > 0).ToList();
        var text = paragraphs.Count > 1 ? string.Concat(paragraphs.Select(item => $"<p>{item}</p>")) : paragraphs.FirstOrDefault() ?? "";
        yield return text.Replace('\n', ' ').Replace('\t', ' ');
        for (var i = 1; i < (cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1); i++) yield return "";
    }

    private static string Text(Paragraph paragraph)
    {
        var text = new StringBuilder();
        foreach (var part in paragraph.Descendants())
        {
            if (part is Text run) text.Append(run.Text);
            else if (part is TabChar && part.Parent is Run) text.Append(' ');
            else if (part is Break or CarriageReturn) text.Append('\n');
            else if (part is NoBreakHyphen) text.Append('-');
        }
        return text.ToString();
    }
}
