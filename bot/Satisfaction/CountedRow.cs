namespace De06Assistant.Bot.Satisfaction;

/// <summary>The sums of one key and status, as the database gives them.</summary>
internal sealed class CountedRow
{
    private const double MicrosecondsPerMillisecond = 1000;

    public string Key { get; init; } = "";

    public string Status { get; init; } = "";

    public long Conversations { get; init; }

    public long Questions { get; init; }

    public long Repeats { get; init; }

    public long RepeatAskers { get; init; }

    public long LeftQuestions { get; init; }

    public long Score1 { get; init; }

    public long Score2 { get; init; }

    public long Score3 { get; init; }

    public long Score4 { get; init; }

    public long Score5 { get; init; }

    public long AnswerMicroseconds { get; init; }

    public long SlowestMicroseconds { get; init; }

    /// <summary>The figures of what <paramref name="rows"/> are together.</summary>
    public static SatisfactionFigures Sum(string key, IReadOnlyCollection<CountedRow> rows)
    {
        var questions = rows.Sum(row => row.Questions);
        long Family(string family) => rows.Where(row => row.Status.AsSpan().SequenceEqual(family) || row.Status.StartsWith(family + "_", StringComparison.Ordinal)).Sum(row => row.Questions);
        return new SatisfactionFigures(
            key, rows.Sum(row => row.Conversations), questions, Family("answered"), Family("clarification"), Family("declined"), Family("handoff"), Family("safety"), Family("error"),
            rows.Sum(row => row.LeftQuestions), rows.Sum(row => row.Repeats), rows.Sum(row => row.RepeatAskers),
            [rows.Sum(row => row.Score1), rows.Sum(row => row.Score2), rows.Sum(row => row.Score3), rows.Sum(row => row.Score4), rows.Sum(row => row.Score5)],
            questions == 0 ? null : rows.Sum(row => row.AnswerMicroseconds) / MicrosecondsPerMillisecond / questions,
            rows.Select(row => row.SlowestMicroseconds).DefaultIfEmpty().Max() / MicrosecondsPerMillisecond);
    }
}
