using System.Security.Cryptography;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>What a build did.</summary>
/// <param name="Folder">The published version's folder.</param>
/// <param name="Version">The content version.</param>
public sealed record BuildResult(string Folder, string Version, int Topics, int Passages, int Localities, int Terms);

/// <summary>Builds and publishes an index from content that has no errors.</summary>
public static class IndexBuilder
{
    /// <summary>Identifies this build of the program.</summary>
    public static string BuilderId { get; } = typeof(IndexBuilder).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    private const float QuestionWeight = 1f;
    private const float HeadingWeight = 0.6f;
    private const float TitleWeight = 1.5f;

    /// <summary>Builds the segments in a temporary folder below <paramref name="root"/> and publishes them.</summary>
    /// <param name="content">Content without errors; the caller has checked.</param>
    /// <param name="root">The index folder.</param>
    /// <param name="progress">Told in Vietnamese what is being done.</param>
    public static BuildResult Build(ContentSet content, string root, Action<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        Directory.CreateDirectory(root);
        var work = Path.Combine(root, $".build-{Environment.ProcessId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(work);
        try
        {
            var analyzer = new VietnameseAnalyzer(content.Lexicon.Words);
            progress?.Invoke($"Lập chỉ mục {content.Documents.Count} thủ tục và câu hỏi thường gặp");
            var national = BuildNational(content, analyzer, Path.Combine(work, IndexFolder.NationalFile), progress);
            var (passages, terms) = (national.Passages, national.Terms);
            foreach (var group in content.Plans.GroupBy(plan => plan.Locality, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                progress?.Invoke($"Lập chỉ mục kế hoạch của {group.Key}");
                var local = BuildLocal(content, group, analyzer, Path.Combine(work, IndexFolder.LocalFile(group.Key)));
                (passages, terms) = (passages + local.Passages, terms + local.Terms);
            }
            var folder = IndexFolder.Publish(root, work, $"{content.Hash}-{Fingerprint(work)}");
            return new BuildResult(folder, content.Hash, national.Topics + content.Plans.Count, passages, content.Localities.Count, terms);
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }

    private static SegmentManifest BuildNational(ContentSet content, VietnameseAnalyzer analyzer, string path, Action<string>? progress)
    {
        var builder = new SegmentBuilder(analyzer);
        foreach (var (topic, passages) in StoredContent.Topics(content.Documents)) builder.Add(topic, passages);
        var averages = builder.Index(out var lengths);
        var trainer = Examples(content, analyzer, builder);
        var writer = new SegmentWriter();
        builder.Write(writer, null, content.Hash, averages, lengths);
        progress?.Invoke("Huấn luyện mô hình chủ đề");
        writer.Add(SectionKind.Model, trainer.Train(builder.FinalNumbers()));
        writer.AddJson(SectionKind.Lexicon, content.Lexicon, StoredJson.Readable.ContentLexicon);
        writer.AddJson(SectionKind.Replies, content.Replies, StoredJson.Readable.IReadOnlyListReplyTemplate);
        writer.AddJson(SectionKind.Localities, content.Localities, StoredJson.Readable.IReadOnlyListLocality);
        writer.WriteTo(path);
        return builder.Manifest(null, content.Hash, averages);
    }

    private static SegmentManifest BuildLocal(ContentSet content, IGrouping<string, Plan> plans, VietnameseAnalyzer analyzer, string path)
    {
        var builder = new SegmentBuilder(analyzer);
        foreach (var plan in plans) builder.Add(StoredContent.Topic(plan), StoredContent.Passages(plan));
        var averages = builder.Index(out var lengths);
        var writer = new SegmentWriter();
        builder.Write(writer, plans.Key, content.Hash, averages, lengths);
        writer.WriteTo(path);
        return builder.Manifest(plans.Key, content.Hash, averages);
    }

    private static TopicModelTrainer Examples(ContentSet content, VietnameseAnalyzer analyzer, SegmentBuilder builder)
    {
        var trainer = new TopicModelTrainer();
        var facets = new FacetReader(content.Lexicon.FacetPhrases);
        foreach (var document in content.Documents)
        {
            Add(document.Topic, [document.Title, document.Short ?? "", .. document.Aliases], TitleWeight);
            Add(document.Topic, document.Questions.Select(question => question.Text), QuestionWeight);
            Add(document.Topic, document.Sections.Where(section => section.Facet == Facet.QuestionAndAnswer).Select(section => section.Heading), HeadingWeight);
        }
        foreach (var set in content.Lexicon.SmallTalk) Add(Classes.SmallTalkPrefix + set.Kind, set.Examples, QuestionWeight);
        foreach (var set in content.Lexicon.OutOfScope) Add(Classes.OutOfScopePrefix + set.Kind, set.Examples, QuestionWeight);
        Add(Classes.Plan, content.Lexicon.PlanQuestions, QuestionWeight);
        return trainer;

        void Add(string name, IEnumerable<string> texts, float weight)
        {
            var number = trainer.Class(name);
            foreach (var text in texts.Where(text => text.Length > 0))
            {
                var analysis = analyzer.AnalyzeQuestion(text);
                var reading = facets.Read(analysis.Tokens);
                trainer.Add(number, [.. analysis.Terms.Select(term => (
                    builder.Term(term.Value), term.Weight * Query.TopicWeight(reading.IsFacetWord[term.Token]), term.Value[0] == '='))], weight);
            }
        }
    }

    /// <summary>Names what was built, so that a changed program publishes a new version of unchanged content.</summary>
    private static string Fingerprint(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)) hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }
}
