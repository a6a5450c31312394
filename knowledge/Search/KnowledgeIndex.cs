using System.Collections.Concurrent;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Knowledge.Search;

/// <summary>A published index: the national segment, and one segment for each locality, opened when first asked for.</summary>
public sealed class KnowledgeIndex : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Segment?>> _local = new(StringComparer.Ordinal);
    private readonly Action<SegmentException>? _onDamage;

    private KnowledgeIndex(string folder, Action<SegmentException>? onDamage)
    {
        Folder = folder;
        _onDamage = onDamage;
        National = Segment.Open(Path.Combine(folder, IndexFolder.NationalFile));
        Lexicon = National.ReadJson(SectionKind.Lexicon, StoredJson.Readable.ContentLexicon);
        Replies = National.ReadJson(SectionKind.Replies, StoredJson.Readable.IReadOnlyListReplyTemplate);
        Localities = new LocalityFinder(National.ReadJson(SectionKind.Localities, StoredJson.Readable.IReadOnlyListLocality));
        Notices = National.ReadJson(SectionKind.Notices, StoredJson.Readable.IReadOnlyListNoticeFile);
        TopicModel = new LinearModel(National, SectionKind.TopicModel);
        FacetModel = new LinearModel(National, SectionKind.FacetModel);
        Topics = Enumerable.Range(0, National.Manifest.Topics).ToDictionary(i => National.Topic(i).Slug, i => i, StringComparer.Ordinal);
        Retriever = new Retriever(this);
        Several = new SeveralQuestions(this, Retriever);
        Emergencies = new EmergencyReader(this, Retriever);
        Dialogue = new DialogueReader(Lexicon);
        Choices = new ChoiceReader(Dialogue);
        Languages = new LanguageReader(Lexicon.Dialogue, National.HasInContent);
        // Every question needs them; the first one should not wait.
        _ = National.Impacts;
    }

    /// <summary>The folder it was opened from.</summary>
    public string Folder { get; }

    /// <summary>The content version that it was built from.</summary>
    public string Version => National.Manifest.ContentVersion;

    /// <summary>Procedures, FAQs, lexicon, replies: what every locality shares.</summary>
    public Segment National { get; }

    /// <summary>The lexicon that the index was built with.</summary>
    public ContentLexicon Lexicon { get; }

    /// <summary>The reply templates.</summary>
    public IReadOnlyList<ReplyTemplate> Replies { get; }

    /// <summary>The localities.</summary>
    public LocalityFinder Localities { get; }

    /// <summary>The notices of the content, those that are over or coming too.</summary>
    public IReadOnlyList<NoticeFile> Notices { get; }

    /// <summary>Which topic a question is about.</summary>
    public LinearModel TopicModel { get; }

    /// <summary>Which facet a question asks for.</summary>
    public LinearModel FacetModel { get; }

    /// <summary>The number of each national topic by its slug.</summary>
    public IReadOnlyDictionary<string, int> Topics { get; }

    /// <summary>Decides questions over this index.</summary>
    public Retriever Retriever { get; }

    /// <summary>Decides messages that may ask several things.</summary>
    public SeveralQuestions Several { get; }

    /// <summary>Hears cries for help.</summary>
    public EmergencyReader Emergencies { get; }

    /// <summary>Recognises commands and choices.</summary>
    public DialogueReader Dialogue { get; }

    /// <summary>Recognises which of some options is meant.</summary>
    public ChoiceReader Choices { get; }

    /// <summary>Recognises other languages.</summary>
    public LanguageReader Languages { get; }

    /// <summary>Opens the version folder <paramref name="folder"/>. The localities' segments are only checked, one after another.</summary>
    /// <param name="folder">The version's folder.</param>
    /// <param name="onDamage">Told of a locality's segment that was damaged after the index was opened, and before it was first asked for.</param>
    /// <exception cref="SegmentException">A segment is damaged or of another format.</exception>
    public static KnowledgeIndex Open(string folder, Action<SegmentException>? onDamage = null)
    {
        foreach (var path in IndexFolder.LocalFiles(folder)) Segment.Open(path).Dispose();
        return new KnowledgeIndex(folder, onDamage);
    }

    /// <summary>The segment with the plan of a locality; null when it has none, or it was damaged meanwhile.</summary>
    public Segment? LocalSegment(string locality) =>
        _local.GetOrAdd(locality, slug => new Lazy<Segment?>(() => OpenLocal(slug))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        National.Dispose();
        foreach (var segment in _local.Values) if (segment.IsValueCreated) segment.Value?.Dispose();
    }

    private Segment? OpenLocal(string slug)
    {
        // Only known slugs become file names.
        if (Localities.BySlug(slug) is null) return null;
        var path = Path.Combine(Folder, IndexFolder.LocalFile(slug));
        try
        {
            return File.Exists(path) ? Segment.Open(path) : null;
        }
        catch (SegmentException fault)
        {
            _onDamage?.Invoke(fault);
            return null;
        }
    }
}
