using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>
/// Cuts a Markdown body into sections by its headings, cuts a section by validity period
/// (<c>::: từ 2027-03-01 đến 2027-12-31</c> … <c>:::</c>), and reports what an answer must not contain.
/// </summary>
internal sealed partial class SectionParser(FileFindings findings, IReadOnlyList<string> headings)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();

    public IReadOnlyList<Section> Parse(string body)
    {
        var lines = body.Split('\n');
        if (Document(body) is not { } document) return [];
        ReportUnsafe(document);
        var found = document.OfType<HeadingBlock>().Where(heading => heading.Level <= 3).ToList();
        if (found.Count > 0 && lines.Take(found[0].Line).Any(line => line.Trim().Length > 0))
            findings.Error(1, "có chữ đứng trước tiêu đề \"## …\" đầu tiên; hãy đưa vào một mục.");

        var sections = new List<Section>();
        Facet? current = null;
        for (var i = 0; i < found.Count; i++)
        {
            var heading = found[i];
            var title = lines[heading.Line].TrimStart('#', ' ').TrimEnd('#', ' ');
            var end = i + 1 < found.Count ? found[i + 1].Line : lines.Length;
            var text = string.Join('\n', lines[(heading.Line + 1)..end]).Trim();
            if (heading.Level == 3) AddQuestion(current, title, text, heading.Line + 1, sections);
            else current = AddFacet(heading, title, text, i + 1 < found.Count && found[i + 1].Level == 3, sections);
        }
        return sections;
    }

    /// <summary>The body as Markdown; null, and a finding, where it nests deeper than anything can be rendered.</summary>
    private MarkdownDocument? Document(string body)
    {
        try
        {
            var document = Markdown.Parse(body, Pipeline);
            // What can be parsed may still be too deep to be written.
            document.ToHtml(Pipeline);
            return document;
        }
        catch (ArgumentException)
        {
            findings.Error(1, "có chỗ lồng nhau quá nhiều lớp (danh sách, trích dẫn, ngoặc, dấu sao); viết phẳng lại.");
            return null;
        }
    }

    private Facet? AddFacet(HeadingBlock heading, string title, string text, bool hasQuestions, List<Section> sections)
    {
        var line = heading.Line + 1;
        if (heading.Level == 1 || !headings.Contains(title) || !Facets.TryFromHeading(title, out var facet))
        {
            findings.Error(line, $"tiêu đề \"{title}\" không có trong danh sách; dùng một trong: {string.Join(", ", headings)}.");
            return null;
        }
        if (sections.Any(section => section.Facet == facet && facet != Facet.QuestionAndAnswer))
            findings.Error(line, $"mục \"{title}\" có hai lần.");
        if (facet == Facet.QuestionAndAnswer)
        {
            if (text.Length > 0) findings.Error(line, "mục \"Hỏi đáp\" chỉ gồm các câu hỏi \"### …\" và câu trả lời.");
            if (!hasQuestions) findings.Error(line, "mục \"Hỏi đáp\" chưa có câu hỏi nào.");
        }
        else if (text.Length == 0)
        {
            findings.Error(line, $"mục \"{title}\" trống; viết nội dung hoặc bỏ mục.");
        }
        else
        {
            sections.Add(new Section(facet, title, Blocks(text, line), line));
        }
        return facet;
    }

    private void AddQuestion(Facet? current, string title, string text, int line, List<Section> sections)
    {
        if (current != Facet.QuestionAndAnswer) findings.Error(line, "câu hỏi \"### …\" chỉ đứng trong mục \"Hỏi đáp\".");
        else if (text.Length == 0) findings.Error(line, $"câu hỏi \"{title}\" chưa có câu trả lời.");
        else sections.Add(new Section(Facet.QuestionAndAnswer, title, Blocks(text, line), line));
    }

    private List<TextBlock> Blocks(string text, int line)
    {
        var blocks = new List<TextBlock>();
        var position = 0;
        foreach (Match match in PeriodBlock().Matches(text))
        {
            AddText(text[position..match.Index], blocks);
            blocks.Add(new TextBlock(Day(match.Groups["from"], line), Day(match.Groups["until"], line)?.AddDays(1), match.Groups["text"].Value.Trim()));
            position = match.Index + match.Length;
        }
        AddText(text[position..], blocks);
        if (blocks.Any(block => block.Markdown.Contains(":::", StringComparison.Ordinal)))
            findings.Error(line, "khối \"::: từ … đến …\" viết sai: mở bằng \"::: từ 2027-03-01\", đóng bằng \":::\" đứng riêng một dòng.");
        return blocks;
    }

    private static void AddText(string text, List<TextBlock> blocks)
    {
        if (text.Trim() is { Length: > 0 } trimmed) blocks.Add(new TextBlock(null, null, trimmed));
    }

    private DateOnly? Day(Group group, int line)
    {
        if (!group.Success) return null;
        if (DateOnly.TryParseExact(group.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        findings.Error(line, $"ngày \"{group.Value}\" không có thật.");
        return null;
    }

    private void ReportUnsafe(MarkdownDocument document)
    {
        foreach (var node in document.Descendants())
        {
            if (node is HtmlBlock or HtmlInline) findings.Error(LineOf(node), "không dùng thẻ HTML trong nội dung; chỉ dùng Markdown.");
            if (node is LinkInline { IsImage: true }) findings.Error(LineOf(node), "không chèn ảnh vào nội dung.");
            else if (node is LinkInline { Url: { } url } && !IsAllowed(url)) findings.Error(LineOf(node), $"địa chỉ \"{url}\" phải bắt đầu bằng https://.");
        }
    }

    private static bool IsAllowed(string url) =>
        url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("tel:", StringComparison.Ordinal) || url.StartsWith("mailto:", StringComparison.Ordinal);

    private static int LineOf(MarkdownObject node) => node.Line + 1;

    [GeneratedRegex(@"^:::[ ]*(?:từ[ ]+(?<from>\d{4}-\d\d-\d\d))?[ ]*(?:đến[ ]+(?<until>\d{4}-\d\d-\d\d))?[ ]*\n(?<text>.*?)\n:::[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex PeriodBlock();
}
