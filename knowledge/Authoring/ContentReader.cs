using System.Security.Cryptography;
using System.Text;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Reads a content folder into typed records, with every fault that reading alone can see.</summary>
public static class ContentReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads everything below <paramref name="root"/>.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ContentSet Read(string root)
    {
        if (!Directory.Exists(root)) throw new DirectoryNotFoundException($"Không có thư mục nội dung: {Path.GetFullPath(root)}");
        var findings = new List<Finding>();
        var files = ReadFiles(root, findings);
        var documents = Parse(files, "procedures/", ".md", (path, text) => DocumentParser.Parse(TopicKind.Procedure, path, text, findings))
            .Concat(Parse(files, "faqs/", ".md", (path, text) => DocumentParser.Parse(TopicKind.Faq, path, text, findings)));
        return new ContentSet(
            Hash(files),
            [.. documents],
            [.. Parse(files, "plans/", ".md", (path, text) => PlanParser.Parse(path, text, findings))],
            [.. Parse(files, "localities/", ".yaml", (path, text) => LocalityParser.Parse(path, text, findings))],
            Lexicon(files, findings),
            [.. Parse(files, "replies/", ".md", (path, text) => new ReplyTemplate(path, Path.GetFileNameWithoutExtension(path), text))],
            [.. Parse(files, "notices/", ".yaml", (path, text) => NoticeParser.Parse(path, text, findings))],
            findings);
    }

    /// <summary>The content version of <paramref name="root"/>, as <see cref="ContentSet.Hash"/> would be, without parsing anything.</summary>
    public static string Version(string root) => Hash(ReadFiles(root, []));

    private static SortedDictionary<string, string> ReadFiles(string root, List<Finding> findings)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (Path.GetFileName(path) == "README.md" || path.Split('/').Any(part => part.StartsWith('.'))) continue;
            try
            {
                files[path] = StrictUtf8.GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
            }
            catch (DecoderFallbackException)
            {
                findings.Add(new Finding(path, 1, "tệp không phải là văn bản UTF-8; lưu lại tệp với mã UTF-8."));
            }
        }
        return files;
    }

    private static List<T> Parse<T>(SortedDictionary<string, string> files, string folder, string extension, Func<string, string, T?> parse)
        where T : class =>
        [.. files.Where(file => file.Key.StartsWith(folder, StringComparison.Ordinal) && file.Key.EndsWith(extension, StringComparison.Ordinal))
            .Select(file => parse(file.Key, file.Value)).OfType<T>()];

    private static ContentLexicon Lexicon(SortedDictionary<string, string> files, List<Finding> findings)
    {
        return new LexiconParser(Open, name => new FileFindings("lexicon/" + name, findings)).Parse();

        YamlMap? Open(string name)
        {
            var path = "lexicon/" + name;
            if (files.TryGetValue(path, out var text)) return YamlFile.Parse(text, new FileFindings(path, findings));
            findings.Add(new Finding(path, 1, "thiếu tệp này."));
            return null;
        }
    }

    private static string Hash(SortedDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\0"));
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
