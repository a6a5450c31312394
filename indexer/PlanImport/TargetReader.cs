using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Reads targets out of statements and table rows.</summary>
/// <param name="years">The years that the plan covers; the last one is the target year where nothing else is said.</param>
internal sealed partial class TargetReader((string From, string To) years)
{
    private const int LongestUnit = 16;

    /// <summary>A statement from a section of targets: one target for each figure, or one without a figure.</summary>
    public IReadOnlyList<DraftTarget> Stated(string text, string section, string? group, string? year, string? followUp = null)
    {
        var targets = Figures(text, section, group, year, followUp);
        if (targets.Count > 0) return targets;
        var clean = Flat(text);
        var value = Phrase.Fold(clean) is var folded && Quality().Match(folded) is { Success: true } match ? Phrase.LowerFirst(clean[..match.Length]) : null;
        return [new DraftTarget(section, group, Phrase.UpperFirst(clean.TrimEnd('.', ';')), null, null, [new DraftValue(year ?? years.To, value)], followUp, "Văn bản không nêu con số.")];
    }

    /// <summary>The figures inside the text of a task or its product.</summary>
    public List<DraftTarget> Figures(string text, string section, string? group, string? year, string? followUp)
    {
        var targets = new List<DraftTarget>();
        foreach (var clause in FigureReader.Clauses(text))
        {
            foreach (var figure in FigureReader.Read(clause))
            {
                var whole = Flat(text).TrimEnd('.', ';');
                targets.Add(new DraftTarget(section, group, figure.Indicator, figure.Bound, figure.Unit, [new DraftValue(year ?? YearIn(clause), figure.Value)],
                    followUp, Phrase.Fold(whole) == Phrase.Fold(figure.Indicator) ? null : $"Nguyên văn: {whole}."));
            }
        }
        return targets;
    }

    /// <summary>Targets inside the product of a task: the figures, and what is to be reached without one.</summary>
    public IReadOnlyList<DraftTarget> InProduct(string product, string section, string? group, string? followUp)
    {
        var targets = new List<DraftTarget>();
        foreach (var paragraph in product.Split('\n').Where(line => line.Length > 0))
        {
            var figures = Figures(paragraph, section, group, null, followUp);
            targets.AddRange(figures);
            if (figures.Count == 0 && Reached().IsMatch(Phrase.Fold(paragraph))) targets.AddRange(Stated(paragraph, section, group, null, followUp));
        }
        return targets;
    }

    /// <summary>Targets under a label of their own: each clause is one, with a figure or without.</summary>
    public IEnumerable<DraftTarget> Labelled(string text, string section, string? group, string? followUp) =>
        FigureReader.Clauses(text).SelectMany(clause => Stated(clause, section, group, null, followUp));

    public DraftTarget InRow(PlanTable table, PlanRow row, string section)
    {
        var unit = Flat(table.Cell(row, Column.Unit));
        var cells = Enumerable.Range(0, table.Columns.Count).Where(i => table.Columns[i].Role == Column.Year)
            .Select(i => (Year: table.Columns[i].Year!, Value: i < row.Cells.Count ? Figure(row.Cells[i]) : "")).ToList();
        var values = cells.Where(cell => cell.Value.Length > 0).Select(cell => new DraftValue(cell.Year, cell.Value)).ToList();
        if (values.Count == 0 && unit.Length > LongestUnit)
        {
            // Words that slipped into the column of units stand for all years.
            values = [.. cells.Select(cell => new DraftValue(cell.Year, Phrase.LowerFirst(unit)))];
            unit = "";
        }
        if (values.Count == 0) values = [.. cells.Select(cell => new DraftValue(cell.Year, null)).DefaultIfEmpty(new DraftValue(years.To, null))];
        var followUp = Flat(table.Cell(row, Column.FollowUp));
        if (followUp.Length == 0) followUp = Flat(table.Cell(row, Column.Lead));
        return new DraftTarget(section, row.Group, Flat(table.Cell(row, Column.Title)).TrimEnd('.'), null, unit.Length > 0 ? unit.ToLowerInvariant() : null, values, followUp.Length > 0 ? followUp.Trim(' ', ',') : null, Remainder(table, row, Column.Number, Column.Title, Column.Unit, Column.Year, Column.FollowUp, Column.Lead));
    }

    /// <summary>What the columns say that have no place in the item.</summary>
    public static string? Remainder(PlanTable table, PlanRow row, params IReadOnlyList<Column> placed)
    {
        var rest = row.Cells.Where((cell, i) => cell.Length > 0 && (i >= table.Columns.Count || !placed.Contains(table.Columns[i].Role))).Select(Flat).ToList();
        return rest.Count > 0 ? string.Join("; ", rest) : null;
    }

    private string YearIn(string clause)
    {
        if (years.From == years.To) return years.To;
        var named = Year().Matches(Phrase.Fold(clause)).Select(match => match.Groups["year"].Value).LastOrDefault(year => string.CompareOrdinal(year, years.From) >= 0 && string.CompareOrdinal(year, years.To) <= 0);
        return named ?? years.To;
    }

    private static string Figure(string cell) => Sign().Replace(Phrase.LowerFirst(Flat(cell)).TrimEnd('%', ' '), "$1");

    private static string Flat(string text) => text.Replace('\n', ' ').Trim();

    [GeneratedRegex(@"^(?:tat ca|moi |toan bo|(?:tiep tuc |tung buoc |tap trung )?(?:hoan thanh|hoan thien|day manh|nang cao|bao dam|dam bao|phat trien|duy tri|mo rong|xay dung|thuc hien|trien khai|cung cap|tham gia|nghien cuu|thay the|cap nhat|doi moi|tang cuong|thuc day|tong hop|dap ung)(?:, (?:hoan thanh|phat trien|mo rong|cung cap|doi moi))*|thuc hien theo tien do[^.;]*)")]
    private static partial Regex Quality();

    [GeneratedRegex(@"(?:dap ung|hoan thanh|dat)[^.;]{0,20}chi tieu|^(?:nang cao|tang|giam|duy tri)[^.;]{0,15}ty le")]
    private static partial Regex Reached();

    [GeneratedRegex(@"nam (?<year>20\d\d)")]
    private static partial Regex Year();

    [GeneratedRegex(@"^([≥≤><])\s+")]
    private static partial Regex Sign();
}
