namespace De06Assistant.Indexer.PlanImport;

/// <summary>Reads an issued plan: lines, blocks, outline, then targets, tasks and what else it says.</summary>
internal static class PlanReader
{
    public static PlanDraft Read(IReadOnlyList<SourceLine> lines, string thisYear)
    {
        var blocks = LineMender.Mend(lines);
        var head = HeadReader.Read(blocks, thisYear);
        var body = new BodyReader(head.Head);
        body.Read(OutlineReader.Read(head.Body));
        var used = head.Lines.Concat(body.Used).ToHashSet();
        return new PlanDraft(head.Head, body.Reporting, body.Targets, body.Tasks, body.Body, used, [.. lines.Where(line => !line.IsBlank && !used.Contains(line.Number))]);
    }
}
