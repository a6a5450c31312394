using Dapper;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Satisfaction;

/// <summary>How soon people answered the questions left for them. Only questions that are still kept are counted.</summary>
/// <param name="Left">Questions left in the period.</param>
/// <param name="Answered">Those that have an answer by now.</param>
/// <param name="MedianHours">The time in which half of the answered ones were answered, in hours; null when none was.</param>
public sealed record PersonAnswerTimes(long Left, long Answered, double? MedianHours);

/// <summary>Reads how soon people answered.</summary>
public sealed class PersonAnswers(RecordDatabase database)
{
    private const double MillisecondsPerHour = 3_600_000;

    /// <summary>Counts the questions left in a period.</summary>
    public PersonAnswerTimes Times(Period period, string? locality)
    {
        ArgumentNullException.ThrowIfNull(period);
        using var connection = database.Open();
        var parameters = new { from = VietnamTime.StartOf(period.From).ToUnixTimeMilliseconds(), until = VietnamTime.StartOf(period.To.AddDays(1)).ToUnixTimeMilliseconds(), locality };
        const string Source = "FROM left_questions WHERE at >= @from AND at < @until AND (@locality IS NULL OR locality = @locality)";
        var left = connection.ExecuteScalar<long>($"SELECT COUNT(*) {Source}", parameters);
        var times = connection.Query<long>($"SELECT answered_at - at AS time {Source} AND answered_at IS NOT NULL ORDER BY time", parameters).ToList();
        return new PersonAnswerTimes(left, times.Count, times.Count == 0 ? null : (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2.0 / MillisecondsPerHour);
    }
}
