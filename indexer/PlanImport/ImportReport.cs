namespace De06Assistant.Indexer.PlanImport;

/// <summary>Tells the person at the terminal what was taken and what was not.</summary>
internal static class ImportReport
{
    private const int LongestLine = 160;

    public static void Print(PlanDraft draft, string source, string written, IReadOnlyList<SourceLine> lost)
    {
        var leads = draft.Tasks.Select(task => task.Lead).Concat(draft.Targets.Select(target => target.FollowUp)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var figures = draft.Targets.Sum(target => target.Values.Count(value => value.Value?.Any(char.IsAsciiDigit) ?? false));
        Console.WriteLine($"{draft.Head.Title}");
        Console.WriteLine($"{draft.Targets.Count} chỉ tiêu ({figures} con số), {draft.Tasks.Count} nhiệm vụ ({draft.Tasks.Count(task => task.Due is not null)} có thời hạn, {draft.Tasks.Count(task => task.Lead is not null)} có cơ quan chủ trì), {leads} cơ quan, {draft.Reporting.Count} kỳ báo cáo, {draft.Head.Legal.Count} văn bản căn cứ.");
        foreach (var section in Sections(draft)) Console.WriteLine(section);
        foreach (var (heading, paragraphs) in draft.Body) Console.WriteLine($"  mục \"{heading}\": {paragraphs.Count} đoạn");
        if (draft.Unplaced.Count > 0) Console.WriteLine($"{draft.Unplaced.Count} dòng chưa xếp được vào đâu; hãy xem từng dòng:");
        foreach (var line in draft.Unplaced) Console.WriteLine($"{source}:{line.Number}: {Shortened(line.Text.Trim())}");
        if (lost.Count > 0) Console.WriteLine($"{lost.Count} dòng có chữ chưa vào tệp; hãy so lại từng dòng:");
        foreach (var line in lost) Console.WriteLine($"{source}:{line.Number}: {Shortened(line.Text.Trim())}");
        Console.WriteLine($"Đã ghi {written}. Hãy so với văn bản gốc, sửa, rồi chạy \"indexer check\".");
    }

    private static IEnumerable<string> Sections(PlanDraft draft)
    {
        var targets = draft.Targets.CountBy(target => Major(target.Section)).ToDictionary();
        var tasks = draft.Tasks.CountBy(task => Major(task.Section)).ToDictionary();
        return targets.Keys.Union(tasks.Keys).Select(section => $"  {section}: {targets.GetValueOrDefault(section)} chỉ tiêu, {tasks.GetValueOrDefault(section)} nhiệm vụ");
    }

    // "Phụ lục I.II.3" counts with "Phụ lục I.II", "II.1.a" with "II.1".
    private static string Major(string section)
    {
        var parts = section.Split(',')[0].Split('.');
        return parts.Length == 0 || section.Length == 0 ? "không rõ mục" : string.Join('.', parts.Take(2));
    }

    private static string Shortened(string text) => text.Length <= LongestLine ? text : text[..LongestLine] + "…";
}
