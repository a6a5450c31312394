namespace De06Assistant.Knowledge.Authoring;

/// <summary>A Markdown file cut into its front matter and its body.</summary>
/// <param name="FrontMatter">The YAML between the two lines of three dashes.</param>
/// <param name="Body">What follows.</param>
/// <param name="BodyLine">How many lines stand before the body.</param>
internal sealed record MarkdownFile(string FrontMatter, string Body, int BodyLine)
{
    private const string Fence = "---";

    public static MarkdownFile? Split(string text, FileFindings findings)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var end = lines.Length > 0 && lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            findings.Error(1, "tệp phải mở đầu bằng phần khai báo đặt giữa hai dòng \"---\".");
            return null;
        }
        return new MarkdownFile(string.Join('\n', lines[1..end]), string.Join('\n', lines[(end + 1)..]), end + 1);
    }
}
