using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Knowledge.Search;

/// <summary>Two topics of which one takes the other's questions when it has not learnt them.</summary>
/// <param name="Share">Share of the topic's questions that went to the other: 0 to 1.</param>
public sealed record Interference(string Topic, string Taker, int Questions, double Share, string Example);

/// <summary>What asking every question of the content gives when the index has not learnt that question.</summary>
/// <param name="Right">Share of questions that still find their file: 0 to 1.</param>
public sealed record CrossInterferenceReport(int Questions, double Right, IReadOnlyList<Interference> Pairs);

/// <summary>
/// Cross-validates the content's own questions: in each of five rounds a fifth is left out of training and asked. What
/// goes wrong shows which topics stand in each other's way, and how an unseen question will fare.
/// </summary>
public static class CrossInterference
{
    /// <summary>In how many rounds each question is asked once.</summary>
    public const int Folds = 5;

    private const int FewestQuestions = 3;

    /// <summary>Runs the rounds in temporary folders.</summary>
    /// <param name="rounds">How many of them; fewer ask a share of the questions, <see cref="Folds"/> all. Each trains the models anew.</param>
    public static CrossInterferenceReport Check(ContentSet content, int rounds = Folds)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rounds, Folds);
        var asked = new List<Outcome>[rounds];
        Parallel.For(0, rounds, fold => asked[fold] = Round(content, fold));
        var outcomes = asked.SelectMany(round => round).ToList();
        var sizes = outcomes.GroupBy(outcome => outcome.Topic, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var pairs = outcomes.Where(outcome => outcome.Got is not null && outcome.Got != outcome.Topic)
            .GroupBy(outcome => (outcome.Topic, Got: outcome.Got!))
            .Where(group => group.Count() >= FewestQuestions)
            .Select(group => new Interference(group.Key.Topic, group.Key.Got, group.Count(), (double)group.Count() / sizes[group.Key.Topic], group.First().Question))
            .OrderByDescending(pair => pair.Share).ThenBy(pair => pair.Topic, StringComparer.Ordinal).ToList();
        return new CrossInterferenceReport(outcomes.Count, outcomes.Count(outcome => outcome.Got == outcome.Topic) / (double)Math.Max(outcomes.Count, 1), pairs);
    }

    private static List<Outcome> Round(ContentSet content, int fold)
    {
        var folder = Directory.CreateTempSubdirectory("de06-cross-").FullName;
        try
        {
            var without = content with { Documents = [.. content.Documents.Select(document => document with { Questions = [.. document.Questions.Where((_, i) => i % Folds != fold)] })] };
            using var index = KnowledgeIndex.Open(IndexBuilder.Build(without, folder).Folder);
            return [.. content.Documents.SelectMany(document => document.Questions.Where((_, i) => i % Folds == fold)
                .Select(question => new Outcome(document.Topic, question.Text, index.Retriever.Retrieve(question.Text, null).Topic?.Slug)))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed record Outcome(string Topic, string Question, string? Got);
}
