using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Indexer;

/// <summary>An opened index; one that was built for this run only is removed with it.</summary>
internal sealed class TemporaryIndex(KnowledgeIndex index, string? folder) : IDisposable
{
    public KnowledgeIndex Index { get; } = index;

    /// <param name="earlier">The folder of an index whose models are taken over where they would come out the same; null where there is none.</param>
    public static TemporaryIndex Build(ContentSet content, string? earlier)
    {
        var folder = Directory.CreateTempSubdirectory("de06-index-").FullName;
        try
        {
            return new TemporaryIndex(KnowledgeIndex.Open(IndexBuilder.Build(content, folder, earlier: earlier).Folder), folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public void Dispose()
    {
        Index.Dispose();
        if (folder is not null) Directory.Delete(folder, recursive: true);
    }
}
