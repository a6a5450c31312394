using System.Text.Json.Serialization;

namespace De06Assistant.Bot.Satisfaction;

/// <summary>
/// The figures of one group of turns. All but <see cref="SlowestMilliseconds"/> add up: whatever the grouping, the rows
/// together are the total. A rating belongs to the group of its turn, whenever it was given.
/// </summary>
/// <param name="Key">The day, week, month, slug, channel, station or status; empty where the turn has none.</param>
/// <param name="Conversations">Conversations that began in the group: each counts once, where its first question is.</param>
/// <param name="Questions">Turns. The six families that follow are all of them.</param>
/// <param name="Answered">Turns of the family "answered".</param>
/// <param name="Clarified">Turns of the family "clarification".</param>
/// <param name="Declined">Turns of the family "declined".</param>
/// <param name="HandedOver">Turns of the family "handoff": the citizen asked for a person.</param>
/// <param name="Safety">Turns of the family "safety".</param>
/// <param name="Errors">Turns of the family "error".</param>
/// <param name="LeftQuestions">Questions left for a person, after whichever outcome.</param>
/// <param name="Repeats">Answers that the conversation had got before: the same topic and facet among its last 50 questions.</param>
/// <param name="RepeatAskers">
/// Conversations with such an answer, counted where they first got it. Who asks is not known; a citizen who comes back in a new
/// conversation is a new one, so that this is the least that there were.
/// </param>
/// <param name="Scores">How many ratings of 1, 2, 3, 4 and 5.</param>
/// <param name="MeanMilliseconds">Mean time from the question to its reply, in the program; null without questions.</param>
/// <param name="SlowestMilliseconds">The longest such time.</param>
public sealed record SatisfactionFigures(
    string Key, long Conversations, long Questions, long Answered, long Clarified, long Declined, long HandedOver, long Safety, long Errors,
    long LeftQuestions, long Repeats, long RepeatAskers, IReadOnlyList<long> Scores, double? MeanMilliseconds, double SlowestMilliseconds)
{
    /// <summary>The best score; 1 is the worst.</summary>
    public const int BestScore = 5;

    /// <summary>Turns that were rated.</summary>
    public long Ratings => Scores.Sum();

    /// <summary>Ratings of 4 and 5.</summary>
    [JsonIgnore]
    public long Satisfied => Scores[3] + Scores[4];

    /// <summary>Mean score, 1 to 5; null without ratings.</summary>
    public double? Mean => Ratings == 0 ? null : Scores.Select((count, index) => count * (index + 1)).Sum() / (double)Ratings;

    /// <summary>CSAT (customer satisfaction score): the share of ratings of 4 and 5, 0 to 1; null without ratings.</summary>
    public double? Csat => Ratings == 0 ? null : Satisfied / (double)Ratings;

    /// <summary>The 95 % interval of <see cref="Csat"/>; null without ratings.</summary>
    public WilsonInterval? CsatInterval => WilsonInterval.Of(Satisfied, Ratings);

    /// <summary>Response rate: the share of the questions that were rated, 0 to 1; null without questions.</summary>
    public double? ResponseRate => Questions == 0 ? null : Ratings / (double)Questions;

    /// <summary>The share of the questions that got an answer, 0 to 1; null without questions.</summary>
    public double? AnswerRate => Questions == 0 ? null : Answered / (double)Questions;

    /// <summary>The figures of several groups together.</summary>
    public static SatisfactionFigures Sum(string key, IEnumerable<SatisfactionFigures> groups)
    {
        var rows = groups.ToList();
        var questions = rows.Sum(row => row.Questions);
        return new SatisfactionFigures(
            key, rows.Sum(row => row.Conversations), questions, rows.Sum(row => row.Answered), rows.Sum(row => row.Clarified), rows.Sum(row => row.Declined), rows.Sum(row => row.HandedOver),
            rows.Sum(row => row.Safety), rows.Sum(row => row.Errors), rows.Sum(row => row.LeftQuestions), rows.Sum(row => row.Repeats), rows.Sum(row => row.RepeatAskers),
            [.. Enumerable.Range(0, BestScore).Select(score => rows.Sum(row => row.Scores[score]))],
            questions == 0 ? null : rows.Sum(row => (row.MeanMilliseconds ?? 0) * row.Questions) / questions, rows.Select(row => row.SlowestMilliseconds).DefaultIfEmpty().Max());
    }
}

/// <summary>A report over a period.</summary>
/// <param name="From">The first day, in Vietnam.</param>
/// <param name="To">The last day, included.</param>
/// <param name="By">What the rows stand for: the name of the <see cref="Grouping"/>, in small letters.</param>
public sealed record SatisfactionReport(DateOnly From, DateOnly To, string By, SatisfactionFigures Total, IReadOnlyList<SatisfactionFigures> Rows);

/// <summary>A topic and facet with its figures.</summary>
public sealed record SubjectFigures(string Topic, string Facet, SatisfactionFigures Figures);
