using De06Assistant.Indexer.PlanImport;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Indexer.PlanImport;

/// <summary>What must hold for any document at all: noise between the lines, a document cut off anywhere.</summary>
public sealed class ImportProperties
{
    private const string Alphabet = "abIVX đĐâáạếỗ 0123456789.,;:()/-–+*#|<>\"“”%≥&_[]{}\\'!?\t\r\u0000\u000B\f\u00A0\u0301\u200B\u2028\uFEFF\uFFFE\uD83D\uDE00";

    private static readonly string[] Seeds = [.. ImportedPlan.Localities.Select(locality => File.ReadAllText(ImportedPlan.SeedPath(locality)))];

    private static readonly Gen<string> Noise = Gen.OneOf(
        Gen.Elements(Alphabet.ToCharArray()).ArrayOf().Select(chars => new string(chars)),
        Gen.Elements("Phụ lục", "KẾ HOẠCH", "I. MỤC TIÊU", "- Cơ quan chủ trì:", "STT\tNhiệm vụ\tChủ trì", "STT NHIỆM VỤ ĐƠN VỊ CHỦ TRÌ", "<table><tr><td>", "| a | b |", "Nơi nhận:", "(2) ", "\t\t\t", "1", "## ", "100%", "- 90% ;", "năm 2026:"));

    private static readonly Arbitrary<(string Seed, int At, string Line)[]> Insertions =
        Gen.Zip(Gen.Elements(Seeds), Gen.Zip(Gen.Choose(0, 1500), Noise)).Select(pair => (pair.Item1, pair.Item2.Item1, pair.Item2.Item2)).ArrayOf().ToArbitrary();

    [Fact]
    public void Import_NoiseBetweenTheLines_IsUsedOrListed() => Prop.ForAll(Insertions, insertions =>
    {
        var lines = (insertions.Length > 0 ? insertions[0].Seed : Seeds[0]).Split('\n').ToList();
        foreach (var (_, at, line) in insertions) lines.Insert(Math.Min(at, lines.Count), line);
        return IsSound(string.Join('\n', lines));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Import_NothingButNoise_IsUsedOrListed() => Prop.ForAll(Noise.ArrayOf().ToArbitrary(), lines => IsSound(string.Join('\n', lines))).QuickCheckThrowOnFailure();

    [Fact]
    public void Import_CutOffAnywhere_IsUsedOrListed() => Prop.ForAll(
        Gen.Zip(Gen.Elements(Seeds), Gen.Choose(0, 65_000)).ToArbitrary(), cut => IsSound(cut.Item1[..Math.Min(cut.Item2, cut.Item1.Length)]))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Import_StrangeLineAnywhere_IsInTheFileOrListed() => Prop.ForAll(
        Gen.Zip(Gen.Elements(Seeds), Gen.Zip(Gen.Choose(0, 1500), Gen.Elements("", "- ", "1. ", "a) ", "(2) ", "+ ", "I. ", "## ", "**", "Cơ quan chủ trì: ", "Kết quả: ", "Phụ lục "))).ToArbitrary(), drawn =>
        {
            const string strange = "Qzxw nét chữ lạ giữa trang";
            var lines = drawn.Item1.Split('\n').ToList();
            lines.Insert(Math.Min(drawn.Item2.Item1, lines.Count), drawn.Item2.Item2 + strange);
            var imported = ImportedPlan.OfText(string.Join('\n', lines));
            return imported.Text.Contains("qzxw", StringComparison.OrdinalIgnoreCase) || imported.Draft.Unplaced.Concat(imported.Lost).Any(line => line.Text.Contains(strange, StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    /// <summary>The written file reads back without findings, and each line is used or listed.</summary>
    private static bool IsSound(string text)
    {
        var lines = DocumentReader.FromText(text);
        var imported = ImportedPlan.Of(lines, "xa-thu");
        var listed = imported.Draft.Unplaced.Select(line => line.Number).ToHashSet();
        Assert.Empty(imported.Findings);
        Assert.All(imported.Draft.Unplaced, line => Assert.Same(lines[line.Number - 1], line));
        return lines.Where(line => !line.IsBlank).All(line => listed.Contains(line.Number) || imported.Draft.Used.Contains(line.Number));
    }
}
