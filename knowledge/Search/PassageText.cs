
namespace De06Assistant.Knowledge.Search;

/// <summary>The text of a passage as the index reads it.</summary>
public static class PassageText
{
    /// <summary>The words that name the passage.</summary>
    public static IReadOnlyList<string> Headings(StoredPassage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return passage switch
        {
            { Target: { } target } => [target.Indicator, .. target.Aliases],
            { Task: { } task } => [task.Title, .. task.Aliases],
            _ => [passage.Heading],
        };
    }

    /// <summary>The passage's text without Markdown, all validity periods together.</summary>
    public static string Plain(StoredPassage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return passage switch
        {
            { Target: { } target } => Join(target.Group, target.Indicator, target.Bound, string.Join(' ', target.Values.Select(value => $"năm {value.Year} {value.Value} {target.Unit}")), target.FollowUp, target.Note),
            { Task: { } task } => Join(task.Group, task.Title, "chủ trì " + task.Lead, "phối hợp " + task.With, "hoàn thành " + task.Due, "sản phẩm " + task.Product, task.Legal),
            _ => string.Join('\n', passage.Blocks.Select(block => PlainText.FromMarkdown(block.Markdown))),
        };
    }

    private static string Join(params string?[] parts) => string.Join(". ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
