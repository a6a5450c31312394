using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace De06Assistant.Knowledge.Search;

/// <summary>Writes Markdown as plain text that reads well in a message: numbered steps, table rows as "ô: ô".</summary>
public static class PlainText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().DisableHtml().Build();

    /// <summary>Converts <paramref name="markdown"/>.</summary>
    public static string FromMarkdown(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var text = new StringBuilder(markdown.Length);
        foreach (var block in Markdown.Parse(markdown, Pipeline)) Write(block, "", text);
        return text.ToString().TrimEnd();
    }

    private static void Write(Block block, string prefix, StringBuilder text)
    {
        switch (block)
        {
            case Table table:
                WriteTable(table, text);
                break;
            case ListBlock list:
                WriteList(list, text);
                break;
            case ContainerBlock container:
                foreach (var child in container) Write(child, prefix, text);
                break;
            case LeafBlock { Inline: { } inline }:
                text.Append(prefix);
                Write(inline, text);
                text.Append('\n');
                break;
            case LeafBlock leaf:
                text.Append(prefix).Append(leaf.Lines.ToString()).Append('\n');
                break;
        }
    }

    private static void WriteList(ListBlock list, StringBuilder text)
    {
        var number = int.TryParse(list.OrderedStart, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var prefix = list.IsOrdered ? $"{number++}. " : "- ";
            foreach (var child in item)
            {
                Write(child, prefix, text);
                prefix = "  ";
            }
        }
    }

    private static void WriteTable(Table table, StringBuilder text)
    {
        foreach (var row in table.OfType<TableRow>().Where(row => !row.IsHeader))
        {
            var cells = row.OfType<TableCell>().Select(CellText).Where(cell => cell.Length > 0).ToList();
            if (cells.Count > 0) text.Append("- ").Append(string.Join(": ", cells)).Append('\n');
        }
    }

    private static string CellText(TableCell cell)
    {
        var text = new StringBuilder();
        foreach (var block in cell) Write(block, "", text);
        return text.ToString().Trim().ReplaceLineEndings(" ");
    }

    private static void Write(ContainerInline container, StringBuilder text)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case LineBreakInline: text.Append(' '); break;
                case AutolinkInline link: text.Append(link.Url); break;
                case LinkInline link: WriteLink(link, text); break;
                case ContainerInline nested: Write(nested, text); break;
            }
        }
    }

    private static void WriteLink(LinkInline link, StringBuilder text)
    {
        var start = text.Length;
        Write(link, text);
        var label = text.ToString(start, text.Length - start);
        if (link.Url is { } url && !string.Equals(label, url, StringComparison.Ordinal)) text.Append(" (").Append(url).Append(')');
    }
}
