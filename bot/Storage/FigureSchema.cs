namespace De06Assistant.Bot.Storage;

/// <summary>The schema of the counted tables, and how they are filled from turns that were recorded before there were any.</summary>
internal static class FigureSchema
{
    /// <summary>How many earlier questions of a conversation are looked through for the same one.</summary>
    private const string LookBack = "50";

    /// <summary>
    /// Whether the turn <c>t</c> got the answer that an earlier one of its conversation had got: an answered turn of the same
    /// topic and the same facet among the last <see cref="LookBack"/>.
    /// </summary>
    public const string AskedAgain =
        $"""
        (t.status LIKE 'answered%' AND t.topic IS NOT NULL AND EXISTS(
          SELECT 1 FROM (SELECT topic, facet, status FROM turns p WHERE p.conversation_id = t.conversation_id AND p.number < t.number ORDER BY p.number DESC LIMIT {LookBack}) earlier
          WHERE earlier.topic = t.topic AND earlier.facet IS NOT DISTINCT FROM t.facet AND earlier.status LIKE 'answered%'))
        """;

    private const string Values =
        """
        conversations INTEGER NOT NULL,
        questions INTEGER NOT NULL,
        repeats INTEGER NOT NULL,
        repeat_conversations INTEGER NOT NULL,
        left_questions INTEGER NOT NULL,
        score_1 INTEGER NOT NULL,
        score_2 INTEGER NOT NULL,
        score_3 INTEGER NOT NULL,
        score_4 INTEGER NOT NULL,
        score_5 INTEGER NOT NULL,
        answer_us INTEGER NOT NULL,
        slowest_us INTEGER NOT NULL
        """;

    private const string Sums =
        """
        SUM(first), SUM(question), SUM(repeat), SUM(first_repeat), SUM(left_question), SUM(score IS 1), SUM(score IS 2), SUM(score IS 3), SUM(score IS 4), SUM(score IS 5),
        SUM(answer_us), MAX(answer_us)
        """;

    /// <summary>
    /// A table without topics by day, one with topics by day, and one with topics by month: a year by topic is read from twelve
    /// months and not from every day. Stations are left out of it, since they would make it nearly as long as the days. Ratings get the day and the place of their turn, so that they are found by period.
    /// </summary>
    private const string Tables =
        $"""
        ALTER TABLE conversations ADD COLUMN asked_again INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE ratings ADD COLUMN day TEXT NOT NULL DEFAULT '';
        ALTER TABLE ratings ADD COLUMN locality TEXT NOT NULL DEFAULT '';
        CREATE INDEX ratings_by_day ON ratings(day, locality, score);
        CREATE INDEX turns_without_answer ON turns(day) WHERE status IN ('declined_no_content', 'declined_not_in_plan');
        CREATE TABLE day_figures(
          day TEXT NOT NULL, status TEXT NOT NULL, locality TEXT NOT NULL, channel TEXT NOT NULL, station TEXT NOT NULL,
          {Values},
          PRIMARY KEY(day, status, locality, channel, station)) WITHOUT ROWID;
        CREATE TABLE day_topic_figures(
          day TEXT NOT NULL, topic TEXT NOT NULL, facet TEXT NOT NULL, status TEXT NOT NULL, locality TEXT NOT NULL, channel TEXT NOT NULL, station TEXT NOT NULL,
          {Values},
          PRIMARY KEY(day, topic, facet, status, locality, channel, station)) WITHOUT ROWID;
        CREATE TABLE month_topic_figures(
          month TEXT NOT NULL, topic TEXT NOT NULL, facet TEXT NOT NULL, status TEXT NOT NULL, locality TEXT NOT NULL, channel TEXT NOT NULL,
          {Values},
          PRIMARY KEY(month, topic, facet, status, locality, channel)) WITHOUT ROWID;
        """;

    /// <summary>Counts what was recorded before there were these tables; PostgreSQL never kept such records.</summary>
    private const string Count =
        $"""
        UPDATE ratings SET (day, locality) = (SELECT day, COALESCE(locality, '') FROM turns WHERE id = turn_id);
        CREATE TEMP TABLE counted AS
          SELECT t.number, t.conversation_id, t.day, COALESCE(t.topic, '') AS topic, COALESCE(t.facet, '') AS facet, t.status, COALESCE(t.locality, '') AS locality,
            t.channel, COALESCE(t.station, '') AS station, 1 AS question, 0 AS left_question, t.understand_us + t.compose_us AS answer_us, r.score,
            NOT EXISTS(SELECT 1 FROM turns p WHERE p.conversation_id = t.conversation_id AND p.number < t.number) AS first,
            {AskedAgain} AS repeat, 0 AS first_repeat
          FROM turns t LEFT JOIN ratings r ON r.turn_id = t.id;
        UPDATE counted SET first_repeat = 1 WHERE number IN (SELECT MIN(number) FROM counted WHERE repeat GROUP BY conversation_id);
        UPDATE conversations SET asked_again = 1 WHERE id IN (SELECT conversation_id FROM counted WHERE first_repeat);
        INSERT INTO counted
          SELECT NULL, NULL, COALESCE(t.day, date(l.at / 1000, 'unixepoch', '+7 hours')), COALESCE(t.topic, ''), COALESCE(t.facet, ''), COALESCE(t.status, ''),
            COALESCE(t.locality, l.locality, ''), COALESCE(t.channel, l.channel), COALESCE(t.station, ''), 0, 1, 0, NULL, 0, 0, 0
          FROM left_questions l LEFT JOIN turns t ON t.id = l.turn_id;
        INSERT INTO day_figures SELECT day, status, locality, channel, station, {Sums} FROM counted GROUP BY 1, 2, 3, 4, 5;
        INSERT INTO day_topic_figures SELECT day, topic, facet, status, locality, channel, station, {Sums} FROM counted GROUP BY 1, 2, 3, 4, 5, 6, 7;
        INSERT INTO month_topic_figures SELECT substr(day, 1, 7), topic, facet, status, locality, channel, {Sums} FROM counted GROUP BY 1, 2, 3, 4, 5, 6;
        DROP TABLE counted;
        """;

    /// <summary>The step of the schema.</summary>
    public static Migration Migration => (Migration)Tables with { Sqlite = Tables + Count };
}
