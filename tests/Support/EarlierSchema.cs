using Dapper;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Support;

/// <summary>Takes the records back to an earlier schema, as a program of that time has left them. Each new migration has to be taken back here first.</summary>
internal static class EarlierSchema
{
    /// <summary>Before there were counted tables, so that the migration counts.</summary>
    public static void BeforeFigures(SqliteConnection connection)
    {
        connection.Execute(
            """
            DROP TABLE zalo_users; DROP TABLE zalo_messages; DROP TABLE zalo_tokens;
            DROP TABLE item_turns; DROP TABLE items; DROP TABLE item_progress; DROP INDEX ratings_low;
            DROP TABLE day_figures; DROP TABLE day_topic_figures; DROP TABLE month_topic_figures;
            DROP INDEX ratings_by_day; DROP INDEX turns_without_answer;
            ALTER TABLE ratings DROP COLUMN day; ALTER TABLE ratings DROP COLUMN locality; ALTER TABLE conversations DROP COLUMN asked_again;
            """);
        connection.Execute($"PRAGMA user_version = {connection.ExecuteScalar<int>("PRAGMA user_version") - 3}");
    }
}
