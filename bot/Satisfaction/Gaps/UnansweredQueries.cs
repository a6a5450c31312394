using Dapper;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Search;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Bot.Satisfaction.Gaps;

/// <summary>What the content does not answer yet, so that an editor sees what to write next.</summary>
public sealed class UnansweredQueries(RecordDatabase database)
{
    /// <summary>Beyond this many questions of a period only the latest are looked at.</summary>
    private const int MostQuestions = 2000;

    /// <summary>Clusters of the questions that belong to the assistant's work but got no answer (declined_no_content, declined_not_in_plan), the largest first.</summary>
    public IReadOnlyList<QuestionCluster> Clusters(KnowledgeIndex index, Period period, FigureFilter filter, int count)
    {
        ArgumentNullException.ThrowIfNull(index);
        return [.. new QuestionClusters(new VietnameseAnalyzer(index.Lexicon.Words)).Of(Questions(period, filter)).Take(count)];
    }

    private List<UnansweredQuestion> Questions(Period period, FigureFilter filter)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(filter);
        using var connection = database.Open();
        // The statuses are written as the index's own condition has them, so that it is used.
        return [.. connection.Query<UnansweredQuestion>(
            """
            SELECT id AS TurnId, day AS Day, question AS Text FROM turns
            WHERE status IN ('declined_no_content', 'declined_not_in_plan') AND day BETWEEN @from AND @to AND question <> ''
              AND (@Locality IS NULL OR COALESCE(locality, '') = @Locality) AND (@Channel IS NULL OR channel = @Channel) AND (@Station IS NULL OR COALESCE(station, '') = @Station)
            ORDER BY day DESC, number DESC LIMIT @MostQuestions
            """,
            new { from = VietnamTime.IsoDay(period.From), to = VietnamTime.IsoDay(period.To), filter.Locality, filter.Channel, filter.Station, MostQuestions })];
    }
}
