using System.Security.Cryptography;
using System.Text;
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
    private static readonly SectionKind[] Models = [SectionKind.TopicModel, SectionKind.FacetModel];

    /// <summary>Identifies this build of the program.</summary>
    public static string BuilderId { get; } = typeof(IndexBuilder).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>Builds the segments in a temporary folder below <paramref name="root"/> and publishes them.</summary>
    /// <param name="content">Content without errors; the caller has checked.</param>
    /// <param name="root">The index folder.</param>
    /// <param name="progress">Told in Vietnamese what is being done.</param>
    /// <param name="earlier">The folder of a version whose models are taken over where they would come out the same; else the live one of <paramref name="root"/>.</param>
    public static BuildResult Build(ContentSet content, string root, Action<string>? progress = null, string? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        Directory.CreateDirectory(root);
        var work = Path.Combine(root, $".build-{Environment.ProcessId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(work);
        try
        {
            var analyzer = new VietnameseAnalyzer(content.Lexicon.Words);
            progress?.Invoke($"Lập chỉ mục {content.Documents.Count} thủ tục và câu hỏi thường gặp");
            SegmentManifest national;
            using (var models = EarlierModels.Open(earlier ?? IndexFolder.Current(root)))
                national = BuildNational(content, analyzer, Path.Combine(work, IndexFolder.NationalFile), models, progress);
            var plans = content.Plans.GroupBy(plan => plan.Locality, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
            progress?.Invoke($"Lập chỉ mục kế hoạch của {plans.Count} địa phương");
            var locals = new SegmentManifest[plans.Count];
            // Each locality is a file of its own, so that they can be built side by side.
            Parallel.For(0, plans.Count, i => locals[i] = BuildLocal(content, plans[i], analyzer, Path.Combine(work, IndexFolder.LocalFile(plans[i].Key))));
            var (passages, terms) = (national.Passages + locals.Sum(local => local.Passages), national.Terms + locals.Sum(local => local.Terms));
            var folder = IndexFolder.Publish(root, work, $"{content.Hash}-{Fingerprint(work)}");
            return new BuildResult(folder, content.Hash, national.Topics + content.Plans.Count, passages, content.Localities.Count, terms);
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }

    private static SegmentManifest BuildNational(ContentSet content, VietnameseAnalyzer analyzer, string path, EarlierModels earlier, Action<string>? progress)
    {
        var builder = new SegmentBuilder(analyzer);
        foreach (var (topic, passages) in StoredContent.Topics(content.Documents)) builder.Add(topic, passages);
        var (averages, lengths, syllables) = (Array.Empty<float>(), Array.Empty<ushort>(), new SyllableCounts());
        Parallel.Invoke(() => averages = builder.Index(out lengths), () => CountSyllables(content, syllables));
        ModelExamples.AddWords(content, builder);
        var words = builder.Words();
        // The models learn from questions read exactly as a citizen's will be: repaired and with their diacritics restored.
        var reader = new VietnameseAnalyzer(content.Lexicon.Words, new Vocabulary(words, (left, right) => builder.Knows(string.Concat(left, "_", right))), syllables);
        var trainers = new ModelExamples(content, reader, builder).Trainers();
        var fingerprints = Fingerprints(trainers, builder);
        if (!Enumerable.Range(0, Models.Length).All(place => earlier.Has(place, fingerprints[place]))) progress?.Invoke("Huấn luyện mô hình chủ đề và mục");
        var learnt = new byte[Models.Length][];
        var writer = new SegmentWriter();
        Parallel.Invoke(() => Learn(0), () => Learn(1), () =>
        {
            builder.Write(writer, null, content.Hash, averages, lengths);
            WriteTexts(writer, content, syllables, words);
        });
        for (var place = 0; place < Models.Length; place++) writer.Add(Models[place], trainers[place].Layout(learnt[place], builder.FinalNumbers()));
        writer.Add(SectionKind.TrainedOn, [.. fingerprints.SelectMany(fingerprint => fingerprint)]);
        writer.WriteTo(path);
        return builder.Manifest(null, content.Hash, averages);

        void Learn(int place) => learnt[place] = earlier.Has(place, fingerprints[place]) ? earlier.Learnt(Models[place]).ToArray() : trainers[place].Train();
    }

    private static void WriteTexts(SegmentWriter writer, ContentSet content, SyllableCounts syllables, IReadOnlyDictionary<string, KnownWord> words)
    {
        writer.AddTable(SectionKind.Syllables, Rows(syllables));
        writer.AddTable(SectionKind.Vocabulary, Rows(words));
        writer.AddJson(SectionKind.Lexicon, content.Lexicon, StoredJson.Readable.ContentLexicon);
        writer.AddJson(SectionKind.Replies, content.Replies, StoredJson.Readable.IReadOnlyListReplyTemplate);
        writer.AddJson(SectionKind.Localities, content.Localities, StoredJson.Readable.IReadOnlyListLocality);
        writer.AddJson(SectionKind.Notices, content.Notices, StoredJson.Readable.IReadOnlyListNoticeFile);
    }

    private static byte[][] Fingerprints(LinearModelTrainer[] trainers, SegmentBuilder builder)
    {
        var texts = builder.TermTexts();
        var fingerprints = new byte[trainers.Length][];
        Parallel.For(0, trainers.Length, place => fingerprints[place] = trainers[place].Fingerprint(texts));
        return fingerprints;
    }

    private static void CountSyllables(ContentSet content, SyllableCounts counts)
    {
        foreach (var document in content.Documents)
        {
            foreach (var text in document.Questions.Select(question => question.Text).Concat(document.Aliases).Append(document.Title)) counts.Add(text);
            foreach (var section in document.Sections)
            {
                counts.Add(section.Heading);
                foreach (var block in section.Blocks) counts.Add(block.Markdown);
            }
        }
        var examples = content.Lexicon.SmallTalk.Concat(content.Lexicon.OutOfScope).SelectMany(set => set.Examples);
        foreach (var text in content.Lexicon.FacetQuestions.Select(question => question.Text).Concat(content.Lexicon.PlanQuestions).Concat(examples)) counts.Add(text);
    }

    private static List<byte[]> Rows(SyllableCounts counts) =>
        [.. counts.Syllables.Concat(counts.Pairs).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Encoding.UTF8.GetBytes($"{entry.Key}\t{entry.Value}"))];

    private static List<byte[]> Rows(IReadOnlyDictionary<string, KnownWord> words) =>
        [.. words.Select(word => Encoding.UTF8.GetBytes($"{word.Key}\t{word.Value.Count}{(word.Value.IsDoubtful ? "\t?" : "")}"))];

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

    /// <summary>Names what was built, so that a changed program publishes a new version of unchanged content.</summary>
    private static string Fingerprint(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)) hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }
}
