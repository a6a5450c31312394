using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;
using Npgsql;

namespace De06Assistant.Tests.Bot.Operations;

/// <summary>What <c>./run doctor</c> says of records in PostgreSQL, and that it leaves them alone.</summary>
[Collection(PostgresGroup.Name)]
public sealed class DoctorOnPostgresTests(PostgresServer server)
{
    [Fact]
    public async Task Doctor_EmptyDatabaseThenRecords_SaysWhatIsThereAndMakesNothing()
    {
        using var folder = new TemporaryFolder();
        var database = await server.CreateDatabaseAsync();
        Assert.Contains("chưa có dữ liệu", await ExamineAsync(folder, database), StringComparison.Ordinal);
        Assert.Equal(0L, await CountTablesAsync(database));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));

        using (var records = new PostgresRecords(database, folder.Path)) records.Migrate();
        Assert.Contains($"đọc được, lược đồ {RecordDatabase.SchemaVersion}", await ExamineAsync(folder, database), StringComparison.Ordinal);
    }

    private static async Task<string> ExamineAsync(TemporaryFolder folder, string database)
    {
        var environment = PostgresServer.Settings(database).Append(("Assistant__DataDirectory", folder.Path)).ToDictionary(setting => setting.Item1, setting => setting.Item2);
        var run = await ProcessRun.BotAsync(environment, "doctor", "--urls", "http://127.0.0.1:0");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run.Output;
    }

    private static async Task<long> CountTablesAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
