using System.Globalization;
using Dapper;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Satisfaction;

/// <summary>Reads the figures from the counted tables, so that a year of a million turns takes milliseconds.</summary>
public sealed class SatisfactionQueries(RecordDatabase database)
{
    private const int MonthsPerQuarter = 3;
    private const char SubjectSeparator = '/';

    private const string Sums =
        """
        status AS Status, SUM(conversations) AS Conversations, SUM(questions) AS Questions, SUM(repeats) AS Repeats, SUM(repeat_conversations) AS RepeatAskers,
        SUM(left_questions) AS LeftQuestions, SUM(score_1) AS Score1, SUM(score_2) AS Score2, SUM(score_3) AS Score3, SUM(score_4) AS Score4, SUM(score_5) AS Score5,
        SUM(answer_us) AS AnswerMicroseconds, MAX(slowest_us) AS SlowestMicroseconds
        """;

    private static readonly string[] Summed =
        ["conversations", "questions", "repeats", "repeat_conversations", "left_questions", "score_1", "score_2", "score_3", "score_4", "score_5", "answer_us"];

    private const string PlacesOfMonths = "(@Locality IS NULL OR locality = @Locality) AND (@Channel IS NULL OR channel = @Channel)";

    private const string Places = PlacesOfMonths + " AND (@Station IS NULL OR station = @Station)";

    private const string Subjects = "(@Topic IS NULL OR topic = @Topic) AND (@Facet IS NULL OR facet = @Facet)";

    /// <summary>Counts a period, as a whole and by group. Groups without turns have no row; the rows are in the order of their keys.</summary>
    public SatisfactionReport Report(Period period, Grouping by, FigureFilter filter)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(filter);
        var rows = Rows(period, filter, by);
        return new SatisfactionReport(period.From, period.To, Name(by), CountedRow.Sum("", rows), [.. Grouped(rows, row => KeyOf(by, row.Key))]);
    }

    /// <summary>What was asked most: topics with their facet, the most asked first; turns without a topic are left out.</summary>
    public IReadOnlyList<SubjectFigures> MostAsked(Period period, FigureFilter filter, int count) =>
        [.. BySubjects(period, filter).OrderByDescending(subject => subject.Figures.Questions).Take(count)];

    /// <summary>
    /// What citizens are least satisfied with: topics with their facet, by the upper end of the 95 % interval of their CSAT, so that
    /// one bad rating weighs less than ten; those without a rating of 1 or 2 are left out.
    /// </summary>
    public IReadOnlyList<SubjectFigures> WorstRated(Period period, FigureFilter filter, int count) =>
        [.. BySubjects(period, filter).Where(subject => subject.Figures.Scores[0] + subject.Figures.Scores[1] > 0)
            .OrderBy(subject => subject.Figures.CsatInterval!.High).ThenByDescending(subject => subject.Figures.Ratings).Take(count)];

    /// <summary>The channels, localities or stations that turns were recorded with.</summary>
    public IReadOnlyList<string> Values(Grouping by)
    {
        using var connection = database.Open();
        return [.. connection.Query<string>($"SELECT DISTINCT {Column(by)} AS value FROM day_figures WHERE {Column(by)} <> '' ORDER BY value")];
    }

    /// <summary>The name of a grouping as interfaces use it: "day".</summary>
    public static string Name(Grouping by) => by.ToString().ToLowerInvariant();

    private List<SubjectFigures> BySubjects(Period period, FigureFilter filter)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(filter);
        using var connection = database.Open();
        var rows = connection.Query<CountedRow>(
            $"SELECT topic || '{SubjectSeparator}' || facet AS Key, {Sums} FROM ({BySubject(filter, "facet")}) parts WHERE topic <> '' GROUP BY topic, facet, status", Parameters(period, filter));
        return [.. Grouped(rows, row => row.Key).Select(figures =>
        {
            var at = figures.Key.LastIndexOf(SubjectSeparator);
            return new SubjectFigures(figures.Key[..at], figures.Key[(at + 1)..], figures);
        })];
    }

    private List<CountedRow> Rows(Period period, FigureFilter filter, Grouping by)
    {
        using var connection = database.Open();
        return [.. connection.Query<CountedRow>(Sql(by, filter), Parameters(period, filter))];
    }

    // Columns and tables are fixed texts, never input.
    private static string Sql(Grouping by, FigureFilter filter)
    {
        var column = Column(by);
        var isOfSubjects = by is Grouping.Topic or Grouping.Facet || filter is not { Topic: null, Facet: null };
        if (!isOfSubjects) return $"SELECT {column} AS Key, {Sums} FROM day_figures WHERE day BETWEEN @from AND @to AND {Places} GROUP BY {column}, status";
        return $"SELECT {column} AS Key, {Sums} FROM ({BySubject(filter, column)}) parts GROUP BY {column}, status";
    }

    /// <summary>
    /// Whole months by month, what the period has of others by day; each summed in the order of its own table, so that nothing long
    /// has to be sorted. Days are only in the tables by day, and so are stations.
    /// </summary>
    private static string BySubject(FigureFilter filter, string column)
    {
        var days = Part("day_topic_figures", "day", "@from", "@to");
        return column is "day" or "station" || filter.Station is not null ? days : string.Join(
            " UNION ALL ", Part("month_topic_figures", "month", "@firstMonth", "@lastMonth"), Part("day_topic_figures", "day", "@from", "@headEnd"), Part("day_topic_figures", "day", "@tailStart", "@to"));

        string Part(string table, string time, string from, string to)
        {
            var key = string.Join(", ", new[] { time, "topic", "facet", "status", column }.Distinct());
            return $"SELECT {key}, {string.Join(", ", Summed.Select(value => $"SUM({value}) AS {value}"))}, MAX(slowest_us) AS slowest_us FROM {table} "
                + $"WHERE {time} BETWEEN {from} AND {to} AND {(time == "day" ? Places : PlacesOfMonths)} AND {Subjects} GROUP BY {key}";
        }
    }

    private static object Parameters(Period period, FigureFilter filter)
    {
        var firstMonth = period.From.Day == 1 ? period.From : Month(period.From, 1);
        var lastMonth = period.To == Month(period.To, 1).AddDays(-1) ? Month(period.To, 0) : Month(period.To, -1);
        var hasWholeMonths = firstMonth <= lastMonth;
        return new
        {
            from = VietnamTime.IsoDay(period.From),
            to = VietnamTime.IsoDay(period.To),
            firstMonth = VietnamTime.IsoDay(firstMonth)[..7],
            lastMonth = hasWholeMonths ? VietnamTime.IsoDay(lastMonth)[..7] : "",
            headEnd = VietnamTime.IsoDay(hasWholeMonths ? firstMonth.AddDays(-1) : period.To),
            tailStart = hasWholeMonths ? VietnamTime.IsoDay(Month(lastMonth, 1)) : "9999-12-31",
            filter.Locality,
            filter.Channel,
            filter.Station,
            filter.Topic,
            filter.Facet,
        };
    }

    private static DateOnly Month(DateOnly day, int later) => new DateOnly(day.Year, day.Month, 1).AddMonths(later);

    private static string Column(Grouping by) => by switch
    {
        <= Grouping.Year => "day",
        _ => Name(by),
    };

    private static IEnumerable<SatisfactionFigures> Grouped(IEnumerable<CountedRow> rows, Func<CountedRow, string> key) =>
        rows.GroupBy(key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => CountedRow.Sum(group.Key, [.. group]));

    /// <summary>The key of the group that a day, or another key, belongs to.</summary>
    internal static string KeyOf(Grouping by, string key) => by switch
    {
        Grouping.Week => Week(DateOnly.ParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Grouping.Month => key[..7],
        Grouping.Quarter => $"{key[..4]}-Q{(int.Parse(key.AsSpan(5, 2), CultureInfo.InvariantCulture) + MonthsPerQuarter - 1) / MonthsPerQuarter}",
        Grouping.Year => key[..4],
        _ => key,
    };

    private static string Week(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}");
    }
}
