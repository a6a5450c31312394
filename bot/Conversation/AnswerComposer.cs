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
    private const int SuggestionsForSeveral = 6;

    /// <summary>Below this confidence an answer to a question without diacritics says how the question was read.</summary>
    private const float DoubtfulConfidence = 0.5f;

    private readonly ConcurrentDictionary<string, Answer> _kept = new(StringComparer.Ordinal);
    private readonly ProcedureAnswers _procedures = new(index, renderer);
    private readonly PlanAnswers _plans = new(renderer);
    private readonly OtherAnswers _others = new(index, renderer);

    /// <summary>Composes the answer to <paramref name="found"/> at <paramref name="now"/>.</summary>
    public Answer Compose(Retrieval found, DateTimeOffset now) => Compose(found, VietnamTime.Day(now), OpeningFor(found, now));

    /// <summary>Composes the answer to <paramref name="found"/> as it is on <paramref name="today"/>.</summary>
    /// <param name="opening">Whether the desk is open, in words; null where that is not known or not said.</param>
    public Answer Compose(Retrieval found, DateOnly today, string? opening = null)
    {
        var key = Key(found, today, opening);
        if (_kept.TryGetValue(key, out var kept)) return kept;
        // The days and combinations are few; the bound only guards against a clock that runs wild.
        if (_kept.Count > MostKept) _kept.Clear();
        return _kept[key] = found.Kind switch
        {
            DecisionKind.Answer => _procedures.Compose(found, today),
            DecisionKind.AnswerFromPlan => _plans.Compose(found, today),
            _ => _others.Compose(found, opening),
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

    /// <summary>An answer's text without what <see cref="WithRestoredQuestion"/> puts before it: the asker's own words.</summary>
    public string WithoutRestoredQuestion(string text)
    {
        const char Mark = '\u0001';
        var line = ReplyRenderer.Text(renderer.Markdown("restored-question", new { question = Mark })).Split(Mark);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && text.StartsWith(line[0], StringComparison.Ordinal) && text.AsSpan(0, end).TrimEnd().EndsWith(line[^1], StringComparison.Ordinal) ? text[(end + 1)..] : text;
    }

    /// <summary>
    /// A page on one facet of a topic, composed as if it had been asked for; "Hỏi đáp" with all its questions.
    /// </summary>
    /// <returns>Null when there is no such topic, or when it says nothing on the facet.</returns>
    public (Answer Answer, Retrieval Found)? Page(string topic, Facet facet, string? locality, DateOnly today)
    {
        if (index.Retriever.Show(topic, facet, locality) is not { } found) return null;
        if (facet == Facet.QuestionAndAnswer) return _procedures.Questions(found, today) is { } questions ? (questions, found with { Facet = facet }) : null;
        return found.Facet == facet && (facet != Facet.LegalBasis || found.Topic!.Legal.Any(law => law.IsInForce(today))) ? (Compose(found, today), found) : null;
    }

    /// <summary>Composes the answers to several questions of one message, one after another; topic and facet are those of the first.</summary>
    public Answer Several(IReadOnlyList<Retrieval> found, DateOnly today)
    {
        var parts = found.Select(part => (Found: part, Answer: Compose(part, today))).ToList();
        var markdown = renderer.Markdown("answer-several", new
        {
            parts = parts.Select(part => new { heading = $"{part.Found.Topic!.DisplayName}: {part.Found.Facet!.Value.Heading().ToLowerInvariant()}", body = part.Answer.Markdown }).ToList(),
        });
        return parts[0].Answer with
        {
            Text = ReplyRenderer.Text(markdown),
            Markdown = markdown,
            Html = ReplyRenderer.Html(markdown),
            Sources = [.. parts.SelectMany(part => part.Answer.Sources).Distinct()],
            Suggestions = [.. parts.SelectMany(part => part.Answer.Suggestions).Where(suggestion => parts.All(part => suggestion.Text != ProcedureAnswers.Ask(part.Found))).DistinctBy(suggestion => suggestion.Text).Take(SuggestionsForSeveral)],
        };
    }

    /// <summary>Where to call for help.</summary>
    public Answer Emergency(Retrieval found) => _others.Emergency(found.Locality);

    /// <summary>How to leave a question for a person.</summary>
    public Answer LeaveQuestion(Locality? locality, DateTimeOffset now) => _others.LeaveQuestion(locality, Desk.State(renderer, index, locality, now));

    /// <summary>A short answer in English to a question in another language.</summary>
    public Answer OtherLanguage(Locality? locality, DateTimeOffset now) => _others.OtherLanguage(locality, Desk.State(renderer, index, locality, now));

    /// <summary>The facet that people ask for after <paramref name="facet"/>; null when the topic has none or is no procedure.</summary>
    public Facet? NextFacet(string topic, Facet facet) => _procedures.NextFacet(topic, facet);

    /// <summary>The button that starts the checklist of a topic that has one.</summary>
    public Suggestion StartChecklist(StoredTopic topic) => _procedures.StartChecklist(topic);

    /// <summary>The first words to whoever comes in.</summary>
    public string Greeting(Locality? locality) => locality?.Widget.Greeting ?? renderer.Markdown("smalltalk-chao-hoi", new { locality = locality?.Name });

    /// <summary>The most asked topics as buttons, for the greeting.</summary>
    public IReadOnlyList<Suggestion> MostAsked() => _others.MostAsked();

    /// <summary>Topics as buttons; one that the content does not have is left out.</summary>
    public IReadOnlyList<Suggestion> Buttons(IEnumerable<string> slugs) => _others.Buttons(slugs);

    /// <summary>Only what sends someone to the desk says whether it is open.</summary>
    private string? OpeningFor(Retrieval found, DateTimeOffset now) =>
        found.Kind is DecisionKind.Answer or DecisionKind.AnswerFromPlan ? null : Desk.State(renderer, index, found.Locality, now);

    private static string Key(Retrieval found, DateOnly today, string? opening)
    {
        var passages = found.Passages.Count switch { 0 => "", 1 => found.Passages[0].Id, _ => string.Join(' ', found.Passages.Select(passage => passage.Id)) };
        var others = found.Kind == DecisionKind.Answer ? "" : string.Join(' ', found.Candidates.Select(candidate => candidate.Class));
        return $"{found.Kind} {passages} {found.Facet?.Slug()} {found.Locality?.Slug} {others} {opening} {today.DayNumber}";
    }
}
