using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Knowledge.Search;

/// <summary>Turns authored files into what a segment stores.</summary>
internal static class StoredContent
{
    public static StoredTopic Topic(Document document) => new(
        document.Slug, document.Kind, document.Title, document.Short, document.Domain, document.LifeEvents, document.Aliases,
        [.. document.Questions.Select(question => question.Text)], document.Agency, document.Online, document.Legal, document.Verified,
        document.Confidence, document.Sources, [.. document.Related.Select(related => related.Text)], null, 0, 0);

    public static IReadOnlyList<StoredPassage> Passages(Document document)
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

    public static StoredTopic Topic(Plan plan) => new(
        plan.Slug, TopicKind.Plan, plan.Title, null, null, [], [], [], plan.Issuer, [], [], plan.Verified, Confidence.High,
        [], [], new PlanCard(plan.Locality, plan.Number, plan.Issued, plan.Issuer, plan.Signer, plan.Period, plan.Legal), 0, 0);

    public static IReadOnlyList<StoredPassage> Passages(Plan plan)
    {
        var passages = new List<StoredPassage>();
        passages.AddRange(plan.Targets.Select(target => new StoredPassage($"{plan.Slug}/chi-tieu/{target.Id}", 0, Facet.PlanTarget, target.Indicator, [], target, null, null)));
        passages.AddRange(plan.Tasks.Select(task => new StoredPassage($"{plan.Slug}/nhiem-vu/{task.Id}", 0, Facet.PlanTask, task.Title, [], null, task, null)));
        passages.AddRange(plan.Sections.Select(section => new StoredPassage(
            $"{plan.Slug}/{section.Facet.Slug()}", 0, section.Facet, section.Heading, section.Blocks, null, null,
            section.Facet == Facet.PlanReporting ? plan.Reporting : null)));
        return passages;
    }
}
