using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Tests.Support;

/// <summary>The product under test: its folder, its content, and one index built from it for the whole run.</summary>
internal static class Product
{
    public static string Home { get; } = ContentFolder.FindHome(AppContext.BaseDirectory)
        ?? throw new InvalidOperationException("The tests run from inside the product's folder.");

    public static string ContentPath { get; } = Path.Combine(Home, ContentFolder.RelativePath);

    private static string SharedIndexRoot { get; } = Directory.CreateTempSubdirectory("de06-tests-index-").FullName;

    private static readonly Lazy<ContentSet> LazyContent = new(() => ContentReader.Read(ContentPath));
    private static readonly Lazy<string> LazyIndexFolder = new(() => IndexBuilder.Build(Content, SharedIndexRoot).Folder);
    private static readonly Lazy<KnowledgeIndex> LazyIndex = new(() => KnowledgeIndex.Open(LazyIndexFolder.Value));

    /// <summary>The folder of the shared index, as a program is told it.</summary>
    public static string IndexRoot => Path.GetDirectoryName(LazyIndexFolder.Value)!;

    public static ContentSet Content => LazyContent.Value;

    public static KnowledgeIndex Index => LazyIndex.Value;

    /// <summary>The program's files, built with the configuration that the tests were built with.</summary>
    public static string Assembly(string project, string name) =>
        Path.Combine(Home, project, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", name);

    /// <summary>Puts a copy of the shared index into an index folder, so that a process need not build it.</summary>
    public static void CopyIndexTo(string root)
    {
        var version = Path.GetFileName(LazyIndexFolder.Value);
        CopyFolder(LazyIndexFolder.Value, Path.Combine(root, version));
        File.WriteAllText(Path.Combine(root, "current"), version);
    }

    public static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
