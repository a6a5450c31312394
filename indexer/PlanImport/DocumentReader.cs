using System.Text;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Reads an issued document into lines, whatever its format.</summary>
internal static class DocumentReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UnusableInputException">There is no such file, or its format is not known.</exception>
    public static IReadOnlyList<SourceLine> Read(string path)
    {
        if (!File.Exists(path)) throw new UnusableInputException($"Không có tệp {path}.");
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".DOCX" => WordReader.Read(path),
            ".TXT" or ".MD" or ".MARKDOWN" => FromText(Decode(path)),
            var other => throw new UnusableInputException($"{path}: chưa đọc được loại tệp \"{other}\"; hãy lưu thành .docx, .txt hoặc .md."),
        };
    }

    /// <summary>The lines of a text; half characters, which no encoding can hold, are replaced.</summary>
    public static IReadOnlyList<SourceLine> FromText(string text) =>
        [.. Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\f', ' ').Split('\n').Select((line, i) => new SourceLine(i + 1, line))];

    private static string Decode(string path)
    {
        try
        {
            return StrictUtf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new UnusableInputException($"{path}: không phải văn bản UTF-8; hãy lưu lại tệp với mã UTF-8.");
        }
    }
}
