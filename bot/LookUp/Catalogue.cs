using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using De06Assistant.Bot.Conversation;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Bot.LookUp;

/// <summary>The entries of one segment with their word index.</summary>
/// <param name="Names">The names of each entry as people type them: folded, each after a space.</param>
internal sealed record Catalogue(IReadOnlyList<LookUpEntry> Entries, IReadOnlyList<string> Names, WordIndex Words);

/// <summary>The catalogues of the live index, each made when it is first asked for and gone with its index.</summary>
internal sealed class Catalogues
{
    private const float InTitle = 1, InAlias = 0.8f, InShortAnswer = 0.5f, InBody = 0.3f;

    private readonly ConditionalWeakTable<KnowledgeIndex, ConcurrentDictionary<string, Catalogue>> _made = [];

    /// <summary>Procedures and frequent questions.</summary>
    public Catalogue National(KnowledgeIndex index) => Of(index, "", () => Topics(index));

    /// <summary>Targets and tasks of a locality's plans; empty where it has none.</summary>
    public Catalogue Local(KnowledgeIndex index, string locality) => Of(index, locality, () => PlanItems(index, locality));

    /// <summary>A text as it is compared with names: folded, with a space before it, so that only beginnings of words fit.</summary>
    public static string Typed(string text) => " " + Folding.Fold(Normalizer.Normalize(text).Text).Trim();

    private Catalogue Of(KnowledgeIndex index, string key, Func<IEnumerable<(LookUpEntry Entry, IReadOnlyList<(string, float)> Texts)>> read) =>
        _made.GetOrCreateValue(index).GetOrAdd(key, _ =>
        {
            var all = read().ToList();
            return new Catalogue(
                [.. all.Select(pair => pair.Entry)],
                [.. all.Select(pair => Typed(string.Join(" | ", pair.Texts.Where(text => text.Item2 >= InAlias).Select(text => text.Item1))))],
                new WordIndex([.. all.Select(pair => pair.Texts)]));
        });

    private static IEnumerable<(LookUpEntry, IReadOnlyList<(string, float)>)> Topics(KnowledgeIndex index)
    {
        var segment = index.National;
        foreach (var topic in Enumerable.Range(0, segment.Manifest.Topics).Select(segment.Topic))
        {
            var passages = Enumerable.Range(topic.FirstPassage, topic.PassageCount).Select(segment.Passage).ToList();
            var overview = passages.FirstOrDefault(passage => passage.Facet == Facet.Overview) is { Blocks: [var block, ..] } ? block.Markdown : "";
            var line = ReplyRenderer.Text(FirstSentence.Of(overview));
            var entry = new LookUpEntry(
                topic.Kind == TopicKind.Faq ? LookUpKind.Faq : LookUpKind.Procedure, topic.Slug, topic.Title, line, topic.Domain, topic.Agency, null, null, null);
            yield return (entry,
            [
                (topic.Title, InTitle), (topic.DisplayName, InTitle), .. topic.Aliases.Select(alias => (alias, InAlias)), (line, InShortAnswer), (topic.Agency ?? "", InBody),
                .. topic.Legal.Select(law => (law.Reference, InAlias)), .. passages.Select(passage => (passage.Heading, InBody)),
                .. passages.SelectMany(passage => passage.Blocks).Select(part => (ReplyRenderer.Text(part.Markdown), InBody)),
            ]);
        }
    }

    private static IEnumerable<(LookUpEntry, IReadOnlyList<(string, float)>)> PlanItems(KnowledgeIndex index, string locality)
    {
        if (index.LocalSegment(locality) is not { } segment) yield break;
        foreach (var passage in Enumerable.Range(0, segment.Manifest.Passages).Where(i => segment.FacetOf(i) is Facet.PlanTarget or Facet.PlanTask).Select(segment.Passage))
        {
            var plan = segment.Topic(passage.Topic).Slug;
            yield return passage is { Task: { } task }
                ? (new LookUpEntry(LookUpKind.Task, passage.Id, task.Title, Line(task), null, task.Lead, plan, locality, task.Due is { } due ? PlanDeadline.Parse(due) : null),
                    [(task.Title, InTitle), .. task.Aliases.Select(alias => (alias, InAlias)), (task.Lead ?? "", InShortAnswer), (task.Group ?? "", InBody), (task.With ?? "", InBody), (task.Product ?? "", InBody)])
                : (new LookUpEntry(LookUpKind.Target, passage.Id, passage.Heading, Line(passage.Target!), null, passage.Target!.FollowUp, plan, locality, null),
                    [(passage.Heading, InTitle), .. passage.Target.Aliases.Select(alias => (alias, InAlias)), (passage.Target.Group ?? "", InBody), (passage.Target.FollowUp ?? "", InBody)]);
        }
    }

    private static string? Line(PlanTask task)
    {
        var parts = new[] { task.Lead is { } lead ? $"chủ trì: {lead}" : null, task.Due is { } due ? $"hạn: {PlanDate.Readable(due)}" : null }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    private static string? Line(PlanTarget target)
    {
        var values = target.Values.Where(value => value.Value is not null).Select(value => $"{value.Year}: {PlanAnswers.Figure(value.Value, target.Unit)}").ToList();
        return values.Count == 0 ? null : (target.Bound is { } bound ? bound + " " : "") + string.Join("; ", values);
    }
}
