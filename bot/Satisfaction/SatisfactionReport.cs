namespace De06Assistant.Bot.Satisfaction;

/// <summary>What the rows of a report stand for.</summary>
public enum Grouping
{
    /// <summary>A day in Vietnam.</summary>
    Day,

    /// <summary>A month in Vietnam.</summary>
    Month,

    /// <summary>A topic.</summary>
    Topic,

    /// <summary>Where the question was asked.</summary>
    Channel,

    /// <summary>A locality.</summary>
    Locality,
}

/// <summary>The figures of one group of turns.</summary>
/// <param name="Key">The day, month, slug or channel; empty where the turn has none.</param>
/// <param name="Conversations">Conversations with at least one turn in the group.</param>
/// <param name="Questions">Turns.</param>
/// <param name="Answered">Turns of the family "answered".</param>
/// <param name="Clarified">Turns of the family "clarification".</param>
/// <param name="Declined">Turns of the family "declined".</param>
/// <param name="HandedOver">Turns of the families "handoff" and "safety".</param>
/// <param name="Ratings">Turns that were rated.</param>
/// <param name="Scores">How many ratings of 1, 2, 3, 4 and 5.</param>
public sealed record SatisfactionFigures(
    string Key, long Conversations, long Questions, long Answered, long Clarified, long Declined, long HandedOver, long Ratings, IReadOnlyList<long> Scores)
{
    /// <summary>Mean score, 1 to 5; null without ratings.</summary>
    public double? Mean => Ratings == 0 ? null : Scores.Select((count, index) => count * (index + 1)).Sum() / (double)Ratings;

    /// <summary>CSAT: the share of ratings of 4 and 5, 0 to 1; null without ratings.</summary>
    public double? Csat => Ratings == 0 ? null : (Scores[3] + Scores[4]) / (double)Ratings;

    /// <summary>Share of the questions that were rated, 0 to 1; null without questions.</summary>
    public double? ResponseRate => Questions == 0 ? null : Ratings / (double)Questions;
}

/// <summary>A report over a period.</summary>
/// <param name="From">The first day, in Vietnam.</param>
/// <param name="To">The last day, included.</param>
public sealed record SatisfactionReport(DateOnly From, DateOnly To, string By, SatisfactionFigures Total, IReadOnlyList<SatisfactionFigures> Rows);
