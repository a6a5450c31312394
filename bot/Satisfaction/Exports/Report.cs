using De06Assistant.Bot.Satisfaction.Gaps;
using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>All that a report says about a period.</summary>
/// <param name="Place">The locality; null for all of them together.</param>
/// <param name="Figures">The figures of the period and the groups that were asked for.</param>
/// <param name="Plan">How the locality's plan is cited; null where it has none.</param>
/// <param name="Recipients">Who receives the report by the plan.</param>
/// <param name="RatingCount">How many ratings <paramref name="Ratings"/> will give.</param>
/// <param name="Ratings">The rated turns, read from the records as they are written.</param>
public sealed record Report(
    Period Period,
    Locality? Place,
    SatisfactionReport Figures,
    IReadOnlyList<SatisfactionFigures> ByDay,
    IReadOnlyList<SatisfactionFigures> ByTopic,
    IReadOnlyList<SubjectFigures> MostAsked,
    IReadOnlyList<SubjectFigures> WorstRated,
    IReadOnlyList<QuestionCluster> Unanswered,
    PersonAnswerTimes Persons,
    IReadOnlyList<TargetComparison> Targets,
    string? Plan,
    IReadOnlyList<string> Recipients,
    ReportNames Names,
    long RatingCount,
    IEnumerable<RatedTurn> Ratings)
{
    /// <summary>The figures of the whole period.</summary>
    public SatisfactionFigures Total => Figures.Total;

    /// <summary>The name of the place.</summary>
    public string PlaceName => Names.Place(Place?.Slug);
}
