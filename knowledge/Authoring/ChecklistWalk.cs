namespace De06Assistant.Knowledge.Authoring;

/// <summary>What a set of answers leads to.</summary>
/// <param name="Options">The options that were chosen, in the order of their questions.</param>
/// <param name="See">Slugs of other topics that matter.</param>
public sealed record ChecklistResult(
    IReadOnlyList<(ChecklistQuestion Question, ChecklistOption Option)> Options, IReadOnlyList<string> Bring, IReadOnlyList<string> NotNeeded,
    IReadOnlyList<string> Steps, IReadOnlyList<string> Notes, IReadOnlyList<string> See);

/// <summary>
/// Walks a checklist. The answers are all the state there is: each time they are followed from the first question, so that
/// going back, changing one and opening an address someone sent are the same thing.
/// </summary>
public static class ChecklistWalk
{
    /// <summary>Most paths that are enumerated; a checklist with more is refused by the checker.</summary>
    public const int MostPaths = 2000;

    /// <summary>The answers that count: to questions that are asked, with options that exist, in order.</summary>
    public static IReadOnlyList<ChecklistAnswer> Follow(Checklist checklist, IReadOnlyList<ChecklistAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(answers);
        var followed = new List<ChecklistAnswer>();
        foreach (var question in checklist.Questions)
        {
            if (!IsAsked(question, followed)) continue;
            var answer = answers.LastOrDefault(given => given.Question == question.Id && question.Options.Any(option => option.Id == given.Option));
            if (answer is not null) followed.Add(answer);
        }
        return followed;
    }

    /// <summary>The question to ask next; null when all are answered.</summary>
    public static ChecklistQuestion? Next(Checklist checklist, IReadOnlyList<ChecklistAnswer> answers)
    {
        var followed = Follow(checklist, answers);
        return checklist.Questions.FirstOrDefault(question => IsAsked(question, followed) && followed.All(answer => answer.Question != question.Id));
    }

    /// <summary>How many questions are asked in all as far as the answers tell, the next one included.</summary>
    public static int CountAsked(Checklist checklist, IReadOnlyList<ChecklistAnswer> answers)
    {
        var followed = Follow(checklist, answers);
        return checklist.Questions.Count(question => IsAsked(question, followed));
    }

    /// <summary>What the answers lead to; each item once.</summary>
    public static ChecklistResult Result(Checklist checklist, IReadOnlyList<ChecklistAnswer> answers)
    {
        var chosen = Follow(checklist, answers).Select(answer =>
        {
            var question = checklist.Questions.First(asked => asked.Id == answer.Question);
            return (question, question.Options.First(option => option.Id == answer.Option));
        }).ToList();
        var items = chosen.Select(pair => pair.Item2.Items).Prepend(checklist.Always).ToList();
        return new ChecklistResult(
            chosen, All(item => item.Bring), All(item => item.NotNeeded), All(item => item.Steps),
            All(item => item.Note is null ? [] : [item.Note]), All(item => item.See is null ? [] : [item.See]));

        List<string> All(Func<ChecklistItems, IReadOnlyList<string>> part) => [.. items.SelectMany(part).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every way through the checklist, each as its answers; at most <see cref="MostPaths"/>.</summary>
    public static IEnumerable<IReadOnlyList<ChecklistAnswer>> Paths(Checklist checklist)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        return From([]).Take(MostPaths);

        IEnumerable<IReadOnlyList<ChecklistAnswer>> From(IReadOnlyList<ChecklistAnswer> answers) => Next(checklist, answers) is not { } question
            ? [answers]
            : question.Options.SelectMany(option => From([.. answers, new ChecklistAnswer(question.Id, option.Id)]));
    }

    private static bool IsAsked(ChecklistQuestion question, IReadOnlyList<ChecklistAnswer> answers) =>
        question.When.All(condition => answers.Any(answer => answer.Question == condition.Question && condition.Options.Contains(answer.Option)));
}
