using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Knowledge.Search;

/// <summary>Turns authored files into what a segment stores.</summary>
internal static class StoredContent
{
    /// <summary>The topics of the national segment: a FAQ that extends a procedure becomes part of it.</summary>
    public static IEnumerable<(StoredTopic Topic, IReadOnlyList<StoredPassage> Passages)> Topics(IReadOnlyList<Document> documents)
    {
        var extensions = documents.Where(document => document.Extends is not null).ToLookup(document => document.Topic, StringComparer.Ordinal);
        foreach (var document in documents.Where(document => document.Extends is null))
        {
            var parts = extensions[document.Slug].ToList();
            yield return (Topic(document, parts), [.. Passages(document), .. parts.SelectMany(ExtensionPassages)]);
        }
    }

    private static StoredTopic Topic(Document document, List<Document> parts) => new(
        document.Slug, document.Kind, document.Title, document.Short, document.Domain, document.LifeEvents,
        [.. document.Aliases, .. parts.SelectMany(part => part.Aliases.Prepend(part.Title))],
        [.. document.Questions.Concat(parts.SelectMany(part => part.Questions)).Select(question => question.Text)], document.Agency, document.Online,
        [.. document.Legal.Concat(parts.SelectMany(part => part.Legal)).DistinctBy(law => law.Reference, StringComparer.OrdinalIgnoreCase)], document.Verified,
        document.Confidence, [.. document.Sources.Concat(parts.SelectMany(part => part.Sources)).DistinctBy(source => source.Url ?? source.Title)],
        [.. document.Related.Select(related => related.Text)], null, document.Checklist, 0, 0);

    private static List<StoredPassage> Passages(Document document)
    {
        var passages = new List<StoredPassage>(document.Sections.Count);
        var question = 0;
        foreach (var section in document.Sections)
        {
            var id = section.Facet == Facet.QuestionAndAnswer ? $"{document.Slug}/hoi-dap/{++question}" : $"{document.Slug}/{section.Facet.Slug()}";
            passages.Add(new StoredPassage(id, 0, section.Facet, section.Heading, section.Blocks, null, null, null));
        }
        return passages;
    }

    /// <summary>What a FAQ says on its subject answers a question; its facets are not those of the procedure.</summary>
    private static IEnumerable<StoredPassage> ExtensionPassages(Document part) => Passages(part).Select(passage => passage.Facet switch
    {
        Facet.QuestionAndAnswer => passage,
        Facet.Overview => passage with { Facet = Facet.QuestionAndAnswer, Heading = part.Title },
        _ => passage with { Facet = Facet.QuestionAndAnswer, Heading = $"{part.Title}: {passage.Heading}" },
    });

    public static StoredTopic Topic(Plan plan) => new(
        plan.Slug, TopicKind.Plan, plan.Title, null, null, [], [], [], plan.Issuer, [], [], plan.Verified, Confidence.High,
        [], [], new PlanCard(plan.Locality, plan.Number, plan.Issued, plan.Issuer, plan.Signer, plan.Period, plan.Legal), null, 0, 0);

    public static IReadOnlyList<StoredPassage> Passages(Plan plan)
    {
        var passages = new List<StoredPassage> { Identity(plan) };
        passages.AddRange(plan.Targets.Select(target => new StoredPassage($"{plan.Slug}/chi-tieu/{target.Id}", 0, Facet.PlanTarget, target.Indicator, [], target, null, null)));
        passages.AddRange(plan.Tasks.Select(task => new StoredPassage($"{plan.Slug}/nhiem-vu/{task.Id}", 0, Facet.PlanTask, task.Title, [], null, task, null)));
        passages.AddRange(plan.Sections.Select(section => new StoredPassage(
            $"{plan.Slug}/{section.Facet.Slug()}", 0, section.Facet, section.Heading, section.Blocks, null, null,
            section.Facet == Facet.PlanReporting ? plan.Reporting : null)));
        return passages;
    }

    /// <summary>What the plan is as a document: number, date, who issued and signed it, its period and bases.</summary>
    private static StoredPassage Identity(Plan plan)
    {
        var lines = new List<string>
        {
            plan.Number is null ? $"{plan.Title}; văn bản để trống số." : $"{plan.Title}, số {plan.Number}.",
            $"Ban hành {PlanDate.Readable(plan.Issued)}, do {plan.Issuer} ban hành.",
        };
        if (plan.Signer is { } signer) lines.Add($"Người ký: {signer.Name}, {signer.Title}.");
        if (plan.Period is { } period) lines.Add($"Thời gian thực hiện: từ {PlanDate.Readable(period.From)} đến {PlanDate.Readable(period.To)}.");
        if (plan.Legal.Count > 0) lines.Add($"Căn cứ: {string.Join("; ", plan.Legal)}.");
        return new StoredPassage($"{plan.Slug}/van-ban", 0, Facet.PlanIdentity, Facet.PlanIdentity.Heading(), [new TextBlock(null, null, string.Join("\n\n", lines))], null, null, null);
    }
}
