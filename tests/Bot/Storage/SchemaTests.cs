using Dapper;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;
using Npgsql;

namespace De06Assistant.Tests.Bot.Storage;

/// <summary>The schema: from every earlier one to this one, once, whoever comes first, and never from a newer one.</summary>
[Collection(PostgresGroup.Name)]
public sealed class SchemaTests(PostgresServer server)
{
    private const int Processes = 8;

    private static readonly string[] Tables = ["conversations", "turns", "ratings"];

    public static TheoryData<string> Providers => [RecordsPlace.Sqlite, RecordsPlace.Postgres];

    public static TheoryData<int> EarlierVersions => [.. Enumerable.Range(1, EarlierSchema.Latest - 1)];

    [Fact]
    public void EarlierSchema_KnowsHowEachMigrationIsTakenBack() => Assert.Equal(RecordDatabase.SchemaVersion, EarlierSchema.Latest);

    [Theory, MemberData(nameof(EarlierVersions))]
    public async Task Migrate_FromEveryEarlierVersion_KeepsTheRecordsAndHasTheSameSchema(int version)
    {
        await using var ledger = await Ledger.OpenAsync();
        await SampleMonth.RecordAsync(ledger);
        using var connection = ledger.Database.Open();
        var schema = Schema(connection);
        EarlierSchema.To(connection, version);
        var kept = Tables.ToDictionary(table => table, table => (Columns: Columns(connection, table), Rows: Rows(connection, table, Columns(connection, table))));
        Assert.NotEqual(schema, Schema(connection));
        ledger.Database.Migrate();
        ledger.Database.Migrate();
        Assert.Equal(schema, Schema(connection));
        foreach (var (table, (columns, rows)) in kept) Assert.Equal(rows, Rows(connection, table, columns));
        Assert.True(kept["turns"].Rows.Count > 100);
        Assert.Equal(RecordDatabase.SchemaVersion, connection.ExecuteScalar<int>("PRAGMA user_version"));
        // What is recorded next finds the tables that it needs.
        var next = ledger.Turn("2026-11-20", "fff");
        await ledger.AddAsync(next);
        await ledger.RateAsync(next.Id, 5);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Start_ManyProcessesOnNoRecordsAtAll_MakeOneSchema(string provider)
    {
        using var place = await RecordsPlace.CreateAsync(provider, server);
        var environment = place.Settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        environment["Assistant__DataDirectory"] = place.Folder;
        var runs = await Task.WhenAll(Enumerable.Range(0, Processes).Select(number =>
            ProcessRun.BotWithInputAsync(StaffBot.Password + "\n", environment, "users", "add", $"can-bo-{number}", "--role", "look-up")));
        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Error));
        var list = await ProcessRun.BotAsync(environment, "users", "list");
        Assert.Equal(Processes, list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Start_PostgresOfANewerVersion_IsLeftAloneAndTheStartStops()
    {
        using var place = await RecordsPlace.CreateAsync(RecordsPlace.Postgres, server);
        using (var database = (PostgresRecords)place.Open())
        {
            using var connection = database.Open();
            connection.Execute("UPDATE schema_version SET version = 999");
        }
        var run = await StartAsync(place.Folder, place.Settings);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bản mới hơn", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PostgresThatWasNeverThere_StopsAndSaysSoWithoutThePassword()
    {
        using var folder = new TemporaryFolder();
        var run = await StartAsync(folder.Path, PostgresServer.Settings($"Host=127.0.0.1;Port={RedisServer.FreePort()};Username=tro_ly;Password=mat-khau-bi-mat;Database=tro_ly"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Không kết nối được PostgreSQL", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("mat-khau-bi-mat", run.Error + run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PostgresThatLacksTheDatabase_StopsAndSaysWhatToCheck()
    {
        using var folder = new TemporaryFolder();
        var missing = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()) { Database = "khong_co" };
        var run = await StartAsync(folder.Path, PostgresServer.Settings(missing.ConnectionString));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("không cho vào (3D000)", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mysql", null, "Assistant:Storage:Provider phải là sqlite hoặc postgres.")]
    [InlineData("postgres", null, "Assistant:Storage:Postgres phải có dạng")]
    [InlineData("postgres", "Host=may-chu;Password=mat-khau-bi-mat", "Assistant:Storage:Postgres phải có dạng")]
    [InlineData("postgres", "postgres://tro_ly:mat-khau-bi-mat@may-chu/tro_ly", "Assistant:Storage:Postgres phải có dạng")]
    public async Task Start_WithWrongSettings_StopsWithOneLineAndNoSecret(string provider, string? connection, string line)
    {
        using var folder = new TemporaryFolder();
        (string, string)[] settings = [("Assistant__Storage__Provider", provider), ("Assistant__Storage__Postgres", connection ?? "")];
        var run = await StartAsync(folder.Path, settings);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(line, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("mat-khau-bi-mat", run.Error + run.Output, StringComparison.Ordinal);
    }

    private static Task<ProcessResult> StartAsync(string data, (string Name, string Value)[] settings)
    {
        var environment = settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        environment["Assistant__DataDirectory"] = data;
        return ProcessRun.BotAsync(environment, "--urls", "http://127.0.0.1:0");
    }

    /// <summary>Tables with their columns, and indexes: SQLite keeps the texts that made them, which differ where a column came later.</summary>
    private static List<string> Schema(System.Data.Common.DbConnection connection) => [.. connection.Query<string>(
        """
        SELECT m.name || ' ' || COALESCE((SELECT group_concat(c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk) FROM (SELECT * FROM pragma_table_info(m.name) ORDER BY name) c), '')
        FROM sqlite_schema m WHERE m.name NOT LIKE 'sqlite_%' ORDER BY m.name
        """)];

    private static List<string> Columns(System.Data.Common.DbConnection connection, string table) => [.. connection.Query<string>("SELECT name FROM pragma_table_info(@table)", new { table })];

    private static List<string> Rows(System.Data.Common.DbConnection connection, string table, List<string> columns) =>
        [.. connection.Query($"SELECT {string.Join(", ", columns)} FROM {table}").Select(row => string.Join('|', ((IDictionary<string, object>)row).Values)).Order(StringComparer.Ordinal)];
}
