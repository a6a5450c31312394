using System.Data.Common;
using Dapper;

namespace De06Assistant.Tests.Support;

/// <summary>Takes a SQLite file back to an earlier schema, as a program of that time has left it.</summary>
internal static class EarlierSchema
{
    /// <summary>The schema before there were counted tables, so that the migration counts.</summary>
    private const int WithoutFigures = 4;

    // How each migration is taken back, in their order; each new one is added at the end.
    private static readonly string[] Undo =
    [
        "DROP TABLE ratings; DROP TABLE turns; DROP TABLE conversations;",
        "DROP TABLE conversation_states;",
        "DROP TABLE left_questions; DROP TABLE accounts; DROP TABLE sign_in_attempts; DROP TABLE audit; DROP TABLE purges;",
        "DROP INDEX turns_by_client_id; ALTER TABLE turns DROP COLUMN client_id; ALTER TABLE turns DROP COLUMN station;",
        """
        DROP TABLE day_figures; DROP TABLE day_topic_figures; DROP TABLE month_topic_figures;
        DROP INDEX ratings_by_day; DROP INDEX turns_without_answer;
        ALTER TABLE ratings DROP COLUMN day; ALTER TABLE ratings DROP COLUMN locality; ALTER TABLE conversations DROP COLUMN asked_again;
        """,
        "DROP TABLE item_turns; DROP TABLE items; DROP TABLE item_progress; DROP INDEX ratings_low;",
        "DROP TABLE notice_versions;",
        "DROP TABLE early_ratings;",
        "DROP TABLE session_keys;",
        "DROP TABLE directline_activities; DROP TABLE directline_conversations;",
        "DROP TABLE channel_messages;",
        "DROP TABLE zalo_users; DROP TABLE zalo_messages; DROP TABLE zalo_tokens;",
        "DROP TABLE index_builds;",
    ];

    /// <summary>The version of the schema that has all of these.</summary>
    public static int Latest => Undo.Length;

    /// <summary>Before there were counted tables.</summary>
    public static void BeforeFigures(DbConnection connection) => To(connection, WithoutFigures);

    /// <summary>Takes the records back to <paramref name="version"/>.</summary>
    public static void To(DbConnection connection, int version)
    {
        for (var last = connection.ExecuteScalar<int>("PRAGMA user_version"); last > version; last--) connection.Execute(Undo[last - 1]);
        connection.Execute($"PRAGMA user_version = {version}");
    }
}
