using System.Collections.Concurrent;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Conversation;

/// <summary>
/// Turns a decision into an answer. What depends only on topic, facet, locality and day is composed once and kept,
/// so that a turn seldom renders anything.
/// </summary>
internal sealed class AnswerComposer(KnowledgeIndex index, ReplyRenderer renderer)
{
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<string, Answer> _kept = new(StringComparer.Ordinal);
    private readonly ProcedureAnswers _procedures = new(index, renderer);
    private readonly PlanAnswers _plans = new(renderer);
    private readonly OtherAnswers _others = new(index, renderer);

    /// <summary>Composes the answer to <paramref name="found"/> as it is on <paramref name="today"/>.</summary>
    public Answer Compose(Retrieval found, DateOnly today)
    {
        if (_kept.TryGetValue(Key(found, today), out var kept)) return kept;
        // The days and combinations are few; the bound only guards against a clock that runs wild.
        if (_kept.Count > MostKept) _kept.Clear();
        return _kept[Key(found, today)] = found.Kind switch
        {
            DecisionKind.Answer => _procedures.Compose(found, today),
            DecisionKind.AnswerFromPlan => _plans.Compose(found, today),
            _ => _others.Compose(found),
        };
    }

    /// <summary>The most asked topics as buttons, for the greeting.</summary>
    public IReadOnlyList<Suggestion> MostAsked() => _others.MostAsked();

    private static string Key(Retrieval found, DateOnly today)
    {
        var passages = found.Passages.Count switch { 0 => "", 1 => found.Passages[0].Id, _ => string.Join(' ', found.Passages.Select(passage => passage.Id)) };
        var others = found.Kind == DecisionKind.Answer ? "" : string.Join(' ', found.Candidates.Select(candidate => candidate.Class));
        return $"{found.Kind} {passages} {found.Facet?.Slug()} {found.Locality?.Slug} {others} {today.DayNumber}";
    }
}
