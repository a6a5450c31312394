using System.Text.RegularExpressions;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>Writes the tables of a Markdown text as lists, for channels that show none: a line for each row, its first cell in front.</summary>
/// <remarks>Source: GitHub Flavored Markdown, 4.10 "Tables (extension)"; "Format your bot messages" of Teams: no tables in text.</remarks>
internal static partial class TablesAsLists
{
    /// <summary>The text without tables; what is no table stays as it is.</summary>
    public static string Of(string markdown)
    {
        var lines = markdown.Split('\n');
        List<string> written = [];
        for (var i = 0; i < lines.Length; i++)
        {
            if (!IsRow(lines[i]) || i + 1 >= lines.Length || !Rule().IsMatch(lines[i + 1]))
            {
                written.Add(lines[i]);
                continue;
            }
            var headings = Cells(lines[i]);
            for (i += 2; i < lines.Length && IsRow(lines[i]); i++) written.Add(Item(headings, Cells(lines[i])));
            i--;
        }
        return string.Join('\n', written);
    }

    /// <summary>With two columns the second needs no heading; with more each says what it is.</summary>
    private static string Item(IReadOnlyList<string> headings, IReadOnlyList<string> cells)
    {
        var others = cells.Skip(1).Select((cell, at) => (Heading: cells.Count > 2 && at + 1 < headings.Count ? headings[at + 1] : "", Cell: cell)).Where(other => other.Cell.Length > 0)
            .Select(other => other.Heading.Length > 0 ? $"{other.Heading}: {other.Cell}" : other.Cell).ToList();
        return others.Count == 0 ? $"- {cells[0]}" : $"- {Name(cells[0])}{string.Join("; ", others)}";
    }

    private static string Name(string cell) => cell.Length == 0 ? "" : cell.Contains('*', StringComparison.Ordinal) ? $"{cell}: " : $"**{cell}**: ";

    private static bool IsRow(string line) => line.TrimStart().StartsWith('|');

    private static IReadOnlyList<string> Cells(string line) => [.. Bars().Split(line.Trim().Trim('|')).Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))];

    [GeneratedRegex(@"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Rule();

    /// <summary>A bar that is not written as text.</summary>
    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Bars();
}
