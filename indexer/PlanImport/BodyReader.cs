using System.Text.RegularExpressions;

namespace De06Assistant.Indexer.PlanImport;

/// <summary>Walks the outline and decides for each paragraph, item and row whether it is a target, a task or text.</summary>
internal sealed partial class BodyReader(PlanHead head)
{
    private const int LongestKnownHeading = 100;
    private readonly TargetReader _targets = new(head.Years);
    private readonly Dictionary<string, List<string>> _body = [];
    private readonly List<OutlineNode> _headings = [];

    public List<DraftTarget> Targets { get; } = [];

    public List<DraftTask> Tasks { get; } = [];

    public List<DraftReport> Reporting { get; } = [];

    public HashSet<int> Used { get; } = [];

    public IReadOnlyList<(string Heading, IReadOnlyList<string> Paragraphs)> Body =>
        [.. Knowledge.Authoring.Facets.PlanHeadings.Where(_body.ContainsKey).Select(heading => (heading, (IReadOnlyList<string>)_body[heading]))];

    public void Read(OutlineNode root)
    {
        foreach (var node in root.Children) Walk(node);
        foreach (var table in root.Tables) Rows(table, "");
        UseHeadings();
    }

    // A heading has its place when it tells what a section is for, or stands in the file over an item.
    private void UseHeadings()
    {
        var named = Targets.SelectMany(target => new[] { target.Group, target.FollowUp }).Concat(Tasks.SelectMany(task => new[] { task.Group, task.Lead })).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var node in _headings)
        {
            var isKnown = node.Text.Length <= LongestKnownHeading && SectionRoles.FromHeading(node.Text) != SectionRole.None;
            if (node.Text.Length == 0 || node.Period is not null || isKnown || named.Contains(GroupName(node)) || named.Contains(node.Text.Trim())) Use(node.Lines);
        }
    }

    private void Walk(OutlineNode node)
    {
        Take(node);
        foreach (var table in node.Tables) Rows(table, node.Section);
        foreach (var child in node.Children) Walk(child);
    }

    private void Take(OutlineNode node)
    {
        var (before, inline) = FieldLabel.Split(node.Text);
        List<FieldText> fields = [.. inline, .. node.Fields.Select(field => field.Field)];
        if (fields.Exists(field => field.Field is Field.Lead or Field.With or Field.Due)) TakeLabelled(node, before, fields);
        else if (node.Period is { } period && node.Text.Length > period.Length) TakeTarget(node, node.Text[period.Length..]);
        else if (!node.IsHeading) TakeStatement(node);
        if (node.IsHeading) _headings.Add(node);
    }

    private void TakeStatement(OutlineNode node)
    {
        var role = SectionRoles.Of(node);
        Report(node.Text);
        if (PointsElsewhere().IsMatch(Phrase.Fold(node.Text))) AddText(role, node);
        else if (role == SectionRole.Targets && !IsIntroduction(node)) TakeTarget(node, node.Text[(node.Period?.Length ?? 0)..]);
        else if (role is SectionRole.Tasks or SectionRole.Organisation or SectionRole.Funding or SectionRole.None && IsTask(node, role)) TakeTask(node);
        else AddText(role, node);
    }

    private void TakeLabelled(OutlineNode node, string title, List<FieldText> fields)
    {
        var task = TaskReader.Labelled(title, fields, node.Section, Group(node));
        Tasks.Add(task);
        Targets.AddRange(_targets.Figures(title, node.Section, Group(node), null, task.Lead));
        foreach (var field in fields)
        {
            if (field.Field == Field.Target) Targets.AddRange(_targets.Labelled(field.Text, node.Section, Group(node), task.Lead));
            if (field.Field == Field.Product) Targets.AddRange(_targets.InProduct(field.Text, node.Section, Group(node), task.Lead));
        }
        Use(node.Lines);
        foreach (var (_, lines) in node.Fields) Use(lines);
    }

    private void TakeTarget(OutlineNode node, string text)
    {
        var year = node.Period?.Last ?? node.Ancestors.Select(ancestor => ancestor.Period?.Last).FirstOrDefault(found => found is not null);
        Targets.AddRange(_targets.Stated(text, node.Section, Group(node), year));
        Use(node.Lines);
    }

    private void TakeTask(OutlineNode node)
    {
        var (lead, with) = Inherited(node);
        Tasks.AddRange(TaskReader.Stated(node.Text, lead, with, node.Section, Group(node)));
        Targets.AddRange(_targets.Figures(node.Text, node.Section, Group(node), null, lead));
        Use(node.Lines);
    }

    private void Rows(PlanTable table, string section)
    {
        Use(table.HeadingLines);
        foreach (var row in table.Rows)
        {
            var place = section.Length == 0 ? row.Section : section + (section == "Phụ lục" ? " " : ".") + row.Section;
            Use(row.Lines);
            if (table.HoldsTargets)
            {
                Targets.Add(_targets.InRow(table, row, place));
                continue;
            }
            var tasks = TaskReader.InRow(table, row, place).ToList();
            Tasks.AddRange(tasks);
            Targets.AddRange(_targets.Figures(table.Cell(row, Column.Title), place, row.Group, null, tasks[0].Lead));
            Targets.AddRange(_targets.InProduct(table.Cell(row, Column.Product), place, row.Group, tasks[0].Lead));
            Report(table.Cell(row, Column.Title));
        }
    }

    // An item of a section of tasks is a task; a paragraph there, or anything elsewhere, only when it charges an agency.
    private static bool IsTask(OutlineNode node, SectionRole role)
    {
        if (IsIntroduction(node)) return false;
        if (node.Marker is not null && role == SectionRole.Tasks) return true;
        if (Agency.InSentence(node.Text) is not null) return true;
        if (node.Marker is null && role == SectionRole.Tasks) return node.Parent is { Marker.Style: not "roman", Tables.Count: 0 } parent && parent.Children.TrueForAll(child => child == node || child.Marker is null);
        return node.Marker is not null && Inherited(node).Lead is not null;
    }

    /// <summary>The agency that a heading or an introduction above charges with all that stands below.</summary>
    private static (string? Lead, string? With) Inherited(OutlineNode node)
    {
        string? with = null;
        foreach (var above in node.Ancestors)
        {
            if (above.IsHeading && Agency.IsName(above.Text)) return (above.Text.Trim(), with);
            if (!IsIntroduction(above)) continue;
            if (Agency.InSentence(above.Text) is { } stated) return (stated.Lead, with);
            with ??= Agency.With(above.Text);
        }
        return (null, with);
    }

    private void Report(string text)
    {
        if (!Phrase.Mentions(text, "bao cao")) return;
        foreach (var clause in FigureReader.Clauses(text))
            foreach (var report in ReportReader.In(clause))
                if (!Reporting.Contains(report)) Reporting.Add(report);
    }

    private void AddText(SectionRole role, OutlineNode node)
    {
        var heading = role.BodyHeading();
        if (!_body.TryGetValue(heading, out var paragraphs)) _body[heading] = paragraphs = [];
        paragraphs.Add(node.Marker is { Label.Length: > 0 } marker ? $"{marker.Label} {node.Text}" : node.Text);
        Use(node.Lines);
    }

    private void Use(IEnumerable<int> lines) => Used.UnionWith(lines);

    private static bool IsIntroduction(OutlineNode node) => node.Text.EndsWith(':') && (node.Children.Count > 0 || node.Label.Length == 0);

    private static string? Group(OutlineNode node) =>
        node.Ancestors.FirstOrDefault(above => above.IsHeading && above.Text.Length > 0 && above.Period is null) is { } heading ? GroupName(heading) : null;

    private static string GroupName(OutlineNode heading) => heading.Text.TrimEnd('.', ':', ';');

    [GeneratedRegex(@"^\(.*(?:phu luc|chi tiet|kem theo)|\(?(?:co|xem) phu luc|nhu sau\s*:?\s*(?:$|\S)")]
    private static partial Regex PointsElsewhere();
}
