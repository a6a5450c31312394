using System.Collections.Concurrent;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Bot.Conversation;

/// <summary>
/// Turns a decision into an answer. What depends only on topic, facet, locality and day is composed once and kept,
/// so that a turn seldom renders anything.
/// </summary>
internal sealed class AnswerComposer(KnowledgeIndex index, ReplyRenderer renderer)
{
    private const int MostKept = 20_000;

    /// <summary>Below this confidence an answer to a question without diacritics says how the question was read.</summary>
    private const float DoubtfulConfidence = 0.5f;

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

    /// <summary>
    /// Puts the question with its diacritics before an answer that hangs on them: typed without, and not surely understood.
    /// </summary>
    public Answer WithRestoredQuestion(Answer answer, Retrieval found)
    {
        var isDoubtful = found.Kind is DecisionKind.Clarify or DecisionKind.NoContent || (found.Kind == DecisionKind.Answer && found.Confidence < DoubtfulConfidence);
        if (!isDoubtful || found.Question.Restored is not { } restored || found.Question.Tokens.Any(token => token.Kind is not (TokenKind.Syllable or TokenKind.Number))) return answer;
        var line = renderer.Markdown("restored-question", new { question = restored });
        return answer with { Text = $"{line}\n{answer.Text}", Markdown = $"{line}\n\n{answer.Markdown}", Html = $"{ReplyRenderer.Html(line)}\n{answer.Html}" };
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
