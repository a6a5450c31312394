using System.Runtime.CompilerServices;
using De06Assistant.Bot.Hosting;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Conversation;

/// <summary>What indexing the content came to.</summary>
/// <param name="Folder">The published version's folder; null where errors kept it from being built.</param>
/// <param name="Errors">What was found wrong, by file and line.</param>
public sealed record IndexedContent(string? Folder, IReadOnlyList<Finding> Errors);

/// <summary>Checks and indexes the content that lies beside the program: at the start, and when staff ask for it.</summary>
public sealed class ContentIndexing(IOptions<AssistantOptions> options, TimeProvider time)
{
    /// <summary>Whether the content lies on this machine.</summary>
    public bool HasContent => Directory.Exists(options.Value.ContentPath);

    /// <summary>The content as it is now.</summary>
    public ContentSet Read() => ContentReader.Read(options.Value.ContentPath);

    /// <summary>Whether <paramref name="index"/> was built by this program from the content as it is now.</summary>
    public bool IsCurrent(KnowledgeIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.National.Manifest.Builder == IndexBuilder.BuilderId && IsOf(index.Version);
    }

    /// <summary>Whether the content as it is now has that version.</summary>
    public bool IsOf(string version) => version == ContentReader.Version(options.Value.ContentPath);

    /// <summary>What keeps the content as it is now from being indexed.</summary>
    public IReadOnlyList<Finding> Errors() => Errors(Read());

    private List<Finding> Errors(ContentSet content) => [.. ContentChecker.Check(content, time.Today()).Where(finding => finding.Severity == Severity.Error)];

    /// <summary>Checks the content and, where it has no errors, builds and publishes its index.</summary>
    /// <param name="progress">Told in Vietnamese what is being done.</param>
    public IndexedContent Run(Action<string>? progress = null)
    {
        var indexed = Build(progress);
        // A build takes hundreds of megabytes for some seconds; a process that serves for months must not keep them.
        if (indexed.Folder is not null) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return indexed;
    }

    /// <remarks>On its own, so that nothing of the content is held any more when it has returned.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private IndexedContent Build(Action<string>? progress)
    {
        progress?.Invoke("Đọc và kiểm tra nội dung");
        var content = Read();
        var errors = Errors(content);
        return errors.Count > 0 ? new IndexedContent(null, errors) : new IndexedContent(IndexBuilder.Build(content, options.Value.IndexPath, progress).Folder, []);
    }
}
