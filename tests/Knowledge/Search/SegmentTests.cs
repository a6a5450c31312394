using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Knowledge.Search;

/// <summary>What a segment file promises: it reads back what was written, and is refused when it is not whole.</summary>
public sealed class SegmentTests
{
    private static string Local => Path.Combine(Product.Index.Folder, "local-xa-vinh-tru.seg");

    [Fact]
    public void Open_RealIndex_ReadsBackTopicsAndPassages()
    {
        var national = Product.Index.National;
        var documents = Product.Content.Documents.Where(document => document.Extends is null).ToList();
        var extended = Product.Content.Documents.Select(document => document.Extends?.Text).ToHashSet();
        Assert.Equal(documents.Count, national.Manifest.Topics);
        foreach (var document in documents)
        {
            var topic = national.Topic(Product.Index.Topics[document.Slug]);
            Assert.Equal(document.Title, topic.Title);
            Assert.True(extended.Contains(document.Slug) ? topic.PassageCount > document.Sections.Count : topic.PassageCount == document.Sections.Count);
            for (var i = 0; i < document.Sections.Count; i++)
            {
                Assert.Equal(document.Sections[i].Heading, national.Passage(topic.FirstPassage + i).Heading);
                Assert.Equal(document.Sections[i].Facet, national.FacetOf(topic.FirstPassage + i));
            }
        }
    }

    [Fact]
    public void Build_SameContentTwice_GivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var built = IndexBuilder.Build(Product.Content, folder.Path).Folder;
        AssertSameBytes(Product.Index.Folder, built);
    }

    /// <summary>What has been learnt is taken over where it would be learnt again, and nowhere else.</summary>
    [Fact]
    public void Build_WithAnEarlierIndex_TrainsOnlyOnOtherQuestions()
    {
        using var folder = new TemporaryFolder();
        var content = Product.Content;
        var built = IndexBuilder.Build(content, folder.File("same"), NoTraining, Product.Index.Folder).Folder;
        AssertSameBytes(Product.Index.Folder, built);

        var (first, rest) = (content.Documents[0], content.Documents.Skip(1));
        var blocks = first.Sections[0].Blocks;
        var section = first.Sections[0] with { Blocks = [blocks[0] with { Markdown = blocks[0].Markdown + " Hãy hỏi công an xã." }, .. blocks.Skip(1)] };
        var answered = content with { Documents = [first with { Sections = [section, .. first.Sections.Skip(1)] }, .. rest], Hash = "0123456789abcdef" };
        using (var index = KnowledgeIndex.Open(IndexBuilder.Build(answered, folder.File("same"), NoTraining).Folder))
            Assert.Equal("0123456789abcdef", index.Version);

        var asked = content with { Documents = [first with { Questions = [.. first.Questions.Skip(1)] }, .. rest] };
        Assert.Throws<InvalidOperationException>(() => IndexBuilder.Build(asked, folder.File("other"), NoTraining, Product.Index.Folder));
        Assert.Throws<InvalidOperationException>(() => IndexBuilder.Build(content, folder.File("without"), NoTraining));

        static void NoTraining(string step)
        {
            if (step.StartsWith("Huấn luyện", StringComparison.Ordinal)) throw new InvalidOperationException(step);
        }
    }

    [Fact]
    public void Open_AnyByteChanged_IsRefused() => Prop.ForAll(
        Gen.Choose(0, (int)new FileInfo(Local).Length - 1).Zip(Gen.Choose(1, 255)).ToArbitrary(), change =>
        {
            using var folder = new TemporaryFolder();
            var bytes = File.ReadAllBytes(Local);
            bytes[change.Item1] ^= (byte)change.Item2;
            return IsRefused(folder, bytes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Open_CutShort_IsRefused() => Prop.ForAll(
        Gen.Choose(0, (int)new FileInfo(Local).Length - 1).ToArbitrary(), length =>
        {
            using var folder = new TemporaryFolder();
            return IsRefused(folder, File.ReadAllBytes(Local)[..length]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Open_NewerFormat_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var bytes = File.ReadAllBytes(Local);
        bytes[8]++;
        var path = folder.File("a.seg");
        File.WriteAllBytes(path, bytes);
        var fault = Assert.Throws<SegmentException>(() => Segment.Open(path));
        Assert.Contains("indexer build", fault.Message, StringComparison.Ordinal);
    }

    private static void AssertSameBytes(string expected, string built)
    {
        foreach (var file in Directory.EnumerateFiles(expected))
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(built, Path.GetFileName(file)))), file);
    }

    private static bool IsRefused(TemporaryFolder folder, byte[] bytes)
    {
        var path = folder.File("a.seg");
        File.WriteAllBytes(path, bytes);
        try
        {
            Segment.Open(path).Dispose();
            return false;
        }
        catch (SegmentException)
        {
            return true;
        }
    }
}
