namespace De06Assistant.Knowledge.Authoring;

/// <summary>Reads a plan file.</summary>
internal static class PlanParser
{
    public static Plan? Parse(string path, string text, List<Finding> all)
    {
        var findings = new FileFindings(path, all);
        if (MarkdownFile.Split(text, findings) is not { } file) return null;
        if (YamlFile.Parse(file.FrontMatter, findings.From(1)) is not { } map) return null;
        var sections = new SectionParser(findings.From(file.BodyLine), Facets.PlanHeadings).Parse(file.Body);
        var plan = new Plan(
            path, map.RequiredText("slug"), map.RequiredText("locality"), map.RequiredText("title"), map.Text("number"),
            map.RequiredText("issued"), map.RequiredText("issuer"), Signer(map.Map("signer")), Period(map.Map("period")),
            References(map, findings.From(1)), map.RequiredDate("verified"),
            [.. map.Maps("reporting").Select(Reporting)], [.. map.Maps("targets").Select(Target)], [.. map.Maps("tasks").Select(Task)],
            [.. sections.Select(section => section with { Line = section.Line + file.BodyLine })]);
        map.Complete();
        ReportDoubleIds(plan, findings);
        return plan;
    }

    private static List<string> References(YamlMap map, FileFindings findings)
    {
        var references = map.Texts("legal");
        foreach (var reference in references.Where(item => !DocumentParser.IsKnownReferenceForm(item.Text)))
            findings.Error(reference.Line, $"số hiệu \"{reference.Text}\" không đúng dạng đã biết, ví dụ 06/QĐ-TTg, 169/KH-UBND.");
        return [.. references.Select(item => item.Text)];
    }

    private static Signer? Signer(YamlMap? map)
    {
        if (map is null) return null;
        var signer = new Signer(map.RequiredText("name"), map.RequiredText("title"));
        map.Complete();
        return signer;
    }

    private static Period? Period(YamlMap? map)
    {
        if (map is null) return null;
        var period = new Period(map.RequiredText("from"), map.RequiredText("to"));
        map.Complete();
        return period;
    }

    private static ReportingDeadline Reporting(YamlMap map)
    {
        var deadline = new ReportingDeadline(map.RequiredText("every"), map.RequiredText("by"), map.Text("to"));
        map.Complete();
        return deadline;
    }

    private static PlanTarget Target(YamlMap map)
    {
        var values = map.Map("values");
        var target = new PlanTarget(
            map.RequiredText("id"), map.RequiredText("section"), map.Text("group"), map.RequiredText("indicator"), map.Text("bound"), map.Text("unit"),
            values is null ? [] : [.. values.Keys.Select(year => new YearValue(year, values.Text(year)))],
            map.Text("follow-up"), map.Text("note"), [.. map.Texts("aliases").Select(item => item.Text)], map.Line + 1);
        map.Complete();
        return target;
    }

    private static PlanTask Task(YamlMap map)
    {
        var task = new PlanTask(
            map.RequiredText("id"), map.RequiredText("section"), map.Text("group"), map.RequiredText("title"), map.Text("lead"), map.Text("with"),
            map.Text("due"), map.Text("product"), map.Text("legal"), [.. map.Texts("aliases").Select(item => item.Text)], map.Line + 1);
        map.Complete();
        return task;
    }

    private static void ReportDoubleIds(Plan plan, FileFindings findings)
    {
        var items = plan.Targets.Select(target => (target.Id, target.Line)).Concat(plan.Tasks.Select(task => (task.Id, task.Line)));
        foreach (var twin in items.GroupBy(item => item.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            findings.Error(twin.Last().Line, $"mã \"{twin.Key}\" dùng cho hai chỉ tiêu hoặc nhiệm vụ.");
    }
}
