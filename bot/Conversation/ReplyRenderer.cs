using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using HandlebarsDotNet;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace De06Assistant.Bot.Conversation;

/// <summary>Renders the reply templates of one index: Handlebars to Markdown, Markdown to safe HTML and to plain text.</summary>
internal sealed class ReplyRenderer
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    /// <summary>Fewer characters are not worth a tap.</summary>
    private const int LeastDetail = 200;

    /// <summary>The pages of the bot itself that an answer may link to.</summary>
    private static readonly string[] OwnPages = ["/danh-sach/", "/cau-hoi"];

    private readonly Dictionary<string, HandlebarsTemplate<object, object>> _templates = new(StringComparer.Ordinal);

    public ReplyRenderer(IReadOnlyList<ReplyTemplate> templates)
    {
        // Markdown is what comes out, so HTML escaping would only show as "&quot;"; safety is the next step's work.
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });
        foreach (var template in templates) _templates[template.Name] = handlebars.Compile(template.Source);
    }

    /// <summary>Renders a template to Markdown.</summary>
    /// <exception cref="KeyNotFoundException">The content has no such template.</exception>
    public string Markdown(string template, object model)
    {
        if (!_templates.TryGetValue(template, out var compiled)) throw new KeyNotFoundException($"Thiếu mẫu trả lời replies/{template}.md.");
        var text = compiled(model).Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        while (text.Contains("\n\n\n", StringComparison.Ordinal)) text = text.Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
        return text;
    }

    /// <summary>Renders Markdown to HTML in which nothing can run.</summary>
    public static string Html(string markdown)
    {
        var document = Parse(markdown);
        return document.ToHtml(Pipeline).Trim();
    }

    /// <summary>
    /// The same, with what lies between the first block and <paramref name="end"/> marked as detail (<c>div.detail</c>), which a
    /// client may fold away; short detail is not marked.
    /// </summary>
    /// <param name="end">Where in <paramref name="markdown"/> the detail ends; what follows is always to be seen.</param>
    public static string Html(string markdown, int end)
    {
        var document = Parse(markdown);
        var detail = document.Skip(1).TakeWhile(block => block.Span.Start < end).ToList();
        if (detail.Sum(block => block.Span.Length) < LeastDetail) return document.ToHtml(Pipeline).Trim();
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        foreach (var block in document)
        {
            if (block == detail[0]) writer.Write("<div class=\"detail\">\n");
            renderer.Render(block);
            if (block == detail[^1]) writer.Write("</div>\n");
        }
        return writer.ToString().Trim();
    }

    private static MarkdownDocument Parse(string markdown)
    {
        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>()) MakeSafe(link);
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (link.IsEmail || IsAllowed(link.Url)) link.GetAttributes().AddPropertyIfNotExist("rel", "noopener noreferrer");
            else link.ReplaceBy(new LiteralInline(link.Url));
        }
        return document;
    }

    /// <summary>Renders Markdown as plain text.</summary>
    public static string Text(string markdown) => PlainText.FromMarkdown(markdown);

    private static void MakeSafe(LinkInline link)
    {
        if (link.Url is not { } url || !IsAllowed(url)) link.Url = "";
        link.IsImage = false;
        link.GetAttributes().AddPropertyIfNotExist("rel", "noopener noreferrer");
    }

    private static bool IsAllowed(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || OwnPages.Any(page => url.StartsWith(page, StringComparison.Ordinal));
}
