using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace De06Assistant.Tests.Indexer.PlanImport;

/// <summary>Makes a Word document of a plan's text: "## " becomes a heading, neighbouring lines with tabs a table.</summary>
internal static class WordDocuments
{
    public static void Write(string path, string text)
    {
        using var document = WordprocessingDocument.Create(path, WordprocessingDocumentType.Document);
        var body = new Body();
        document.AddMainDocumentPart().Document = new Document(body);
        Table? table = null;
        foreach (var line in text.Split('\n'))
        {
            if (!line.Contains('\t', StringComparison.Ordinal))
            {
                table = null;
                body.Append(Paragraph(line));
                continue;
            }
            if (table is null) body.Append(table = new Table());
            table.Append(new TableRow(line.Split('\t').Select(cell => new TableCell(cell.Split("\\n").Select(Paragraph)))));
        }
        body.Append(new SectionProperties());
    }

    private static Paragraph Paragraph(string text)
    {
        var isHeading = text.StartsWith("## ", StringComparison.Ordinal);
        var run = new Run(new Text(isHeading ? text[3..] : text) { Space = SpaceProcessingModeValues.Preserve });
        return isHeading ? new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Heading1" }), run) : new Paragraph(run);
    }
}
