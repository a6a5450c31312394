using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Reads tasks out of labelled blocks, table rows and sentences.</summary>
internal static partial class TaskReader
{
    /// <summary>A task from its text and its labelled parts.</summary>
    public static DraftTask Labelled(string title, IReadOnlyList<FieldText> fields, string section, string? group)
    {
        var leads = fields.Where(item => item.Field == PlanImport.Field.Lead).Select(item => Agency.InField(item.Text)).Where(item => item.Lead.Length > 0).Distinct().ToList();
        var lead = leads.Count > 0 ? string.Join("; ", leads.Select(item => item.Lead)) : null;
        return new DraftTask(section, group, Title(title), lead, Field(fields, PlanImport.Field.With)?.Trim(' ', '.') ?? leads.Find(item => item.With is not null)?.With,
            DueText.Normalize(Field(fields, PlanImport.Field.Due)), Field(fields, PlanImport.Field.Product)?.TrimEnd('.'), Field(fields, PlanImport.Field.Legal) ?? Legal(title));
    }

    /// <summary>A row of a task table; paragraphs of the title that set a deadline of their own are tasks of their own.</summary>
    public static IEnumerable<DraftTask> InRow(PlanTable table, PlanRow row, string section)
    {
        var lead = Agency.InField(Flat(table.Cell(row, Column.Lead)));
        var with = Flat(table.Cell(row, Column.With)).Trim(' ', '.', ',');
        var product = string.Join(" ", new[] { Flat(table.Cell(row, Column.Product)), TargetReader.Remainder(table, row, Column.Number, Column.Title, Column.Lead, Column.With, Column.Due, Column.Product, Column.Legal) }.Where(part => !string.IsNullOrEmpty(part)));
        var legal = Flat(table.Cell(row, Column.Legal));
        var title = table.Cell(row, Column.Title);
        var task = new DraftTask(section, row.Group, Title(title), lead.Lead.Length > 0 ? lead.Lead : null, with.Length > 0 ? with : lead.With,
            DueText.Normalize(Flat(table.Cell(row, Column.Due))), product.Length > 0 ? product : null, legal.Length > 0 ? legal : Legal(title));
        var own = title.Split('\n').Where(paragraph => DueText.Periodic(paragraph) is not null).ToList();
        if (own.Count == 0 || own.Count == title.Split('\n').Length) return [task with { Due = task.Due ?? DueText.InSentence(title) }];
        return [task with { Title = Title(string.Join('\n', title.Split('\n').Except(own))) }, .. own.Select(paragraph => task with { Title = Title(paragraph), Due = DueText.Periodic(paragraph), Product = null })];
    }

    /// <summary>
    /// The tasks that a paragraph gives in plain sentences. A clause with a deadline that comes again is a task of its own.
    /// </summary>
    /// <param name="lead">Whoever the heading above names; null when the sentence must say it.</param>
    public static IEnumerable<DraftTask> Stated(string text, string? lead, string? with, string section, string? group)
    {
        var (own, rest) = Clauses(text);
        var stated = Agency.InSentence(rest) ?? (lead is null ? Agency.InSentence(text) : null);
        var chief = stated is not null && (lead is null || IsSubject(stated.Lead, rest)) ? stated.Lead : lead;
        if (rest.Length > 0)
            yield return new DraftTask(section, group, Title(rest), chief, Agency.With(rest) ?? with, DueText.InSentence(rest), null, Legal(rest));
        foreach (var clause in own)
        {
            chief = Agency.InSentence(clause)?.Lead ?? chief;
            yield return new DraftTask(section, group, Title(clause), chief, Agency.With(clause), DueText.InSentence(clause), null, Legal(clause));
        }
    }

    // "Thủ trưởng các cơ quan trực tiếp chỉ đạo …" names who acts, whatever heading it stands under.
    private static bool IsSubject(string lead, string text) => text.StartsWith(lead, StringComparison.OrdinalIgnoreCase);

    /// <summary>Cuts a paragraph into the clauses that are tasks of their own, and what they have in common.</summary>
    private static (List<string> Own, string Common) Clauses(string text)
    {
        var clauses = FigureReader.Clauses(text).ToList();
        var isShared = clauses.Count(IsLed) > 1;
        var own = new List<string>();
        var common = new List<string>();
        var isOpen = false;
        foreach (var clause in clauses)
        {
            var starts = isShared && IsLed(clause);
            if (starts || IsReport(clause) || clauses.Count > 1 && IsCharge(clause)) own.Add(clause);
            else if (isOpen) own[^1] = Joined(own[^1], clause);
            else common.Add(clause);
            isOpen = starts || isOpen && !IsReport(clause);
        }
        return own.Count == 0 ? ([], text) : (own, common.Aggregate("", Joined));
    }

    private static string Joined(string before, string clause) => before.Length == 0 ? clause : before + (before.EndsWith('.') ? " " : "; ") + clause;

    // A report that comes again has a deadline of its own.
    private static bool IsReport(string clause) => DueText.Periodic(clause) is not null && Phrase.Mentions(clause, "bao cao");

    private static bool IsCharge(string clause) => Phrase.Fold(clause).StartsWith("phan cong ", StringComparison.Ordinal) && Agency.InSentence(clause) is not null;

    private static bool IsLed(string clause) => Led().IsMatch(Phrase.Fold(clause));

    private static string? Field(IReadOnlyList<FieldText> fields, Field field)
    {
        var texts = fields.Where(item => item.Field == field && item.Text.Length > 0).Select(item => item.Text.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return texts.Count > 0 ? string.Join("; ", texts) : null;
    }

    private static string? Legal(string text)
    {
        var references = LegalReferences.In(text);
        return references.Count > 0 ? string.Join(", ", references) : null;
    }

    private static string Title(string text) => Phrase.UpperFirst(Flat(text).TrimEnd('.', ';', ':', '/').Trim());

    private static string Flat(string text) => Gaps().Replace(text.Replace('\n', ' '), " ").Trim();

    [GeneratedRegex("^chu tri,? phoi hop")]
    private static partial Regex Led();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Gaps();
}
