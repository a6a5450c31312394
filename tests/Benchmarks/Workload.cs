using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Benchmarks;

/// <summary>The product's own content as a workload.</summary>
internal static class Workload
{
    public static string Home { get; } = ContentFolder.FindHome(Environment.CurrentDirectory)
        ?? throw new InvalidOperationException("Chạy từ trong thư mục sản phẩm.");

    public static ContentSet Content { get; } = ContentReader.Read(Path.Combine(Home, ContentFolder.RelativePath));

    /// <summary>Every question of the content, as written and without diacritics.</summary>
    public static string[] Questions { get; } =
        [.. Content.Documents.SelectMany(document => document.Questions).SelectMany(question => new[] { question.Text, Folding.Fold(question.Text) })];

    public static string TemporaryFolder() => Directory.CreateTempSubdirectory("de06-bench-").FullName;

    public static string BuildIndex(string root) => IndexBuilder.Build(Content, root).Folder;
}
