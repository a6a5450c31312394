using System.Text.RegularExpressions;
using De06Assistant.Indexer.PlanImport;

namespace De06Assistant.Tests.Indexer.PlanImport;

/// <summary>Nothing is dropped silently: a line is in the written file, or in the list of lines that found no place.</summary>
public sealed partial class ImportCoverageTests
{
    // Labels, table headings and repeated words stand once or not at all in the file: a used line must be there in substance.
    private const double Substance = 0.5;

    public static TheoryData<string> Seeds => ImportedPlan.Seeds;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Import_EveryLine_IsWrittenOrListed(string locality)
    {
        var lines = DocumentReader.Read(ImportedPlan.SeedPath(locality));
        var imported = ImportedPlan.Of(lines, locality);
        var listed = imported.Draft.Unplaced.Select(line => line.Number).ToHashSet();
        var written = Runs(imported.Text).ToHashSet(StringComparer.Ordinal);
        var lost = lines.Where(line => !line.IsBlank && !listed.Contains(line.Number) && !IsForm(line.Text))
            .SkipWhile(line => !BodyStart().IsMatch(line.Text)).Where(line => Runs(MarkupCleaner.Paragraph(line.Text)).ToList() is { Count: > 0 } runs && runs.Count(written.Contains) < runs.Count * Substance).ToList();
        Assert.True(lost.Count == 0, string.Join('\n', lost.Select(line => $"{line.Number}: {line.Text}")));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Import_IssuedPlan_LeavesOnlyRecipientsAndNotesUnplaced(string locality) =>
        Assert.InRange(ImportedPlan.OfSeed(locality).Draft.Unplaced.Count, 0, 15);

    /// <summary>Each pair of neighbouring words, without marks and case.</summary>
    private static IEnumerable<string> Runs(string text)
    {
        var words = Word().Matches(Phrase.Fold(text)).Select(match => match.Value).ToList();
        return words.Zip(words.Skip(1), (first, second) => first + " " + second);
    }

    // What has a form of its own in the file: dates, headings over text, table headings, appendix captions.
    private static bool IsForm(string text) => Form().IsMatch(Phrase.Fold(text.Trim(' ', '*', '#')));

    [GeneratedRegex(@"[\p{L}\d]+")]
    private static partial Regex Word();

    // The preamble becomes the number, the title and the list of legal documents.
    [GeneratedRegex(@"^[\s#*]*I\.")]
    private static partial Regex BodyStart();

    [GeneratedRegex(@"^(?:ke hoach$|stt\b|tt\t|\(kem theo|phu luc|don vi phoi$|thoi gian$|(?:(?:[ivx]+|\d(?:\.\d)*|[a-z])[.)] ?)(?:muc (?:tieu|dich)|nhiem vu|giai doan))|nam 20\d\d\t|(?:thang |/)\d+(?: nam |/)20\d\d\.?$|^(?:\d+/)?\d+/20\d\d\.?$")]
    private static partial Regex Form();
}
