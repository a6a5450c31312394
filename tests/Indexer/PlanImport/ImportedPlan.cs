using De06Assistant.Indexer.PlanImport;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Indexer.PlanImport;

/// <summary>A plan that went all the way: read, written as a content file, and read back as the product reads content.</summary>
internal sealed record ImportedPlan(PlanDraft Draft, string Text, Plan Plan, IReadOnlyList<Finding> Findings, IReadOnlyList<SourceLine> Lost)
{
    private static readonly string Folder = Path.Combine(Product.Home, "tests", "Indexer", "PlanImport");

    public static IReadOnlyList<string> Localities { get; } = ["xa-vinh-tru", "tinh-lao-cai", "xa-hoang-trung", "xa-vinh-thuy", "xa-xuan-giang"];

    public static TheoryData<string> Seeds => [.. Localities];

    public static string SeedPath(string locality) => Path.Combine(Folder, "seeds", locality + ".txt");

    public static string ExpectationPath(string locality) => Path.Combine(Folder, "expectations", locality + ".yaml");

    public static ImportedPlan OfSeed(string locality) => Of(DocumentReader.Read(SeedPath(locality)), locality);

    public static ImportedPlan OfText(string text) => Of(DocumentReader.FromText(text), "xa-thu");

    public static ImportedPlan Of(IReadOnlyList<SourceLine> lines, string locality)
    {
        var draft = PlanReader.Read(lines, "2026");
        var text = PlanFileWriter.Write(draft, locality + "-nhap", locality, new DateOnly(2026, 11, 21));
        using var folder = new TemporaryFolder();
        folder.Write($"plans/{locality}/nhap.md", text);
        var content = ContentReader.Read(folder.Path);
        return new ImportedPlan(draft, text, Assert.Single(content.Plans), [.. content.Findings.Where(finding => finding.Path.StartsWith("plans/", StringComparison.Ordinal))],
            LossCheck.Find(lines, draft, text));
    }
}
