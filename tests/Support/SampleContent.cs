namespace De06Assistant.Tests.Support;

/// <summary>A small content folder that has no faults, to plant faults in.</summary>
internal static partial class SampleContent
{
    public const string Procedure = "procedures/ho-tich/lien-thong-khai-sinh.md";

    /// <summary>
    /// Copies replies and localities of the product, its lexicon with each tenth of the thousands of sentences that the models learn from,
    /// and one procedure that stands alone.
    /// </summary>
    public static void WriteTo(TemporaryFolder folder)
    {
        foreach (var part in new[] { "lexicon", "replies", "localities" })
            Product.CopyFolder(Path.Combine(Product.ContentPath, part), folder.File(part));
        CopyTo(folder, Procedure);
        foreach (var file in new[] { "lexicon/facet-questions.yaml", "lexicon/out-of-scope.yaml", "lexicon/plan-questions.yaml" })
        {
            var number = 0;
            File.WriteAllLines(folder.File(file), [.. File.ReadLines(folder.File(file)).Where(line => !ExampleLine().IsMatch(line) || ++number % 10 == 0)]);
        }
    }

    /// <summary>Puts a file of the product there, without what leads to other files.</summary>
    public static void CopyTo(TemporaryFolder folder, string file)
    {
        var text = File.ReadAllText(Path.Combine(Product.ContentPath, file));
        folder.Write(file, SeeLine().Replace(text, "").Replace("related: [", "related: []\n#", StringComparison.Ordinal));
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"^ +see: .*\n", System.Text.RegularExpressions.RegexOptions.Multiline)]
    private static partial System.Text.RegularExpressions.Regex SeeLine();

    [System.Text.RegularExpressions.GeneratedRegex("^ *- (?!kind:)")]
    private static partial System.Text.RegularExpressions.Regex ExampleLine();

    /// <summary>Changes one file by replacing a text that must be there.</summary>
    public static void Replace(TemporaryFolder folder, string file, string old, string next)
    {
        var text = File.ReadAllText(folder.File(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(folder.File(file), string.Concat(text.AsSpan(0, at), next, text.AsSpan(at + old.Length)));
    }
}
