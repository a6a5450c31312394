using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Bot.Storage;

/// <summary>The whole service on PostgreSQL, and several of them on one.</summary>
[Collection(PostgresGroup.Name)]
public sealed class PostgresTests(PostgresServer server)
{
    private const int AskersOfEach = 4;
    private const int QuestionsOfEach = 12;

    private static readonly string[] CountedTables = ["day_figures", "day_topic_figures", "month_topic_figures"];

    // Kept tables that the figures are counted from, in an order in which each finds what it refers to.
    private static readonly string[] Sources = ["conversations", "turns", "ratings", "left_questions"];

    [Fact]
    public async Task TwoProcesses_AskedAndRatedAtOnce_CountAsARecountDoes()
    {
        using var place = await RecordsPlace.CreateAsync(RecordsPlace.Postgres, server);
        using var otherFolder = new TemporaryFolder();
        await using var one = await place.StartAsync();
        await using var two = await place.StartAsync(otherFolder.Path);
        await Task.WhenAll(Enumerable.Range(0, AskersOfEach).Select(number => AskAndRateAsync(one, two, number)));

        using var database = (PostgresRecords)place.Open();
        using var connection = database.Open();
        Assert.Equal(AskersOfEach * QuestionsOfEach, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM turns"));
        using var recount = Recount(connection);
        foreach (var table in CountedTables) Assert.Equal(Rows(recount.Connection, table), Rows(connection, table));
    }

    [Fact]
    public async Task Session_OfOneProcess_HoldsInTheOtherAndTheKeysAreSealed()
    {
        using var place = await RecordsPlace.CreateAsync(RecordsPlace.Postgres, server);
        using var otherFolder = new TemporaryFolder();
        using var database = (PostgresRecords)place.Open();
        await StaffBot.SeedAccountsAsync(database);
        await using var one = await place.StartAsync();
        using var client = await StaffClient.SignInAsync(one, "admin", "10.8.0.1");
        await using var two = await place.StartAsync(otherFolder.Path);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/staff");
        request.Headers.Add("Cookie", client.Cookies.GetCookieHeader(one.Client.BaseAddress!));
        using var response = await two.Client.SendAsync(request);
        Assert.Contains("Đăng xuất", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var connection = database.Open();
        var key = connection.Query<string>("SELECT xml FROM session_keys").First();
        Assert.Contains("sealedKey", key, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(place.Folder, "*.xml", SearchOption.AllDirectories), file => Path.GetFileName(file).StartsWith("key-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lệ phí\0 đăng ký thường trú")]
    [InlineData("lệ phí \ud800 đăng ký thường trú")]
    [InlineData("lệ phí \u202e \uffff 😀 đăng ký thường trú")]
    public async Task Ask_WithSignsThatNoDatabaseLikes_IsAnsweredAndRecorded(string text)
    {
        using var place = await RecordsPlace.CreateAsync(RecordsPlace.Postgres, server);
        await using var bot = await place.StartAsync();
        using var content = new StringContent(JsonSerializer.Serialize(new { text }).Replace("\\uFFFD", "\\ud800", StringComparison.OrdinalIgnoreCase), System.Text.Encoding.UTF8, "application/json");
        using var response = await bot.Client.PostAsync(new Uri("/api/ask", UriKind.Relative), content);
        Assert.InRange((int)response.StatusCode, 200, 499);
        if (!response.IsSuccessStatusCode) return;
        var turn = await response.Content.ReadFromJsonAsync<JsonElement>();
        using var rated = await bot.RateAsync(turn.Text("turnId"), new { score = 5, comment = text.Replace("\ud800", "", StringComparison.Ordinal), reasons = new[] { "a\0b" } });
        Assert.InRange((int)rated.StatusCode, 200, 499);
        Assert.Single((await bot.ConversationAsync(turn.Text("conversationId"))).GetProperty("messages").EnumerateArray());
    }

    /// <summary>A conversation whose turns and ratings go now to one process, now to the other.</summary>
    private static async Task AskAndRateAsync(RunningBot one, RunningBot two, int number)
    {
        string? conversation = null;
        for (var i = 0; i < QuestionsOfEach; i++)
        {
            var turn = await ((i + number) % 2 == 0 ? one : two).AskAsync(i % 3 == 2 ? "xin giấy phép xây nhà" : "lệ phí đăng ký thường trú", conversationId: conversation);
            conversation = i % 4 == 3 ? null : turn.Text("conversationId");
            // Both at once: one of them is the last.
            var ratings = new[] { one, two }.Select((bot, at) => bot.RateAsync(turn.Text("turnId"), new { score = (i + at) % 5 + 1 }));
            foreach (var response in await Task.WhenAll(ratings))
                using (response) Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        }
    }

    /// <summary>The same records in a SQLite file of the schema before there were counted tables, counted by the migration.</summary>
    private static Recounted Recount(System.Data.Common.DbConnection from)
    {
        var recounted = new Recounted();
        EarlierSchema.BeforeFigures(recounted.Connection);
        foreach (var table in Sources)
        {
            var columns = recounted.Connection.Query<string>("SELECT name FROM pragma_table_info(@table)", new { table }).ToList();
            foreach (IDictionary<string, object> row in from.Query($"SELECT {string.Join(", ", columns)} FROM {table}"))
                recounted.Connection.Execute($"INSERT INTO {table}({string.Join(", ", columns)}) VALUES({string.Join(", ", columns.Select(column => "@" + column))})", new DynamicParameters(row));
        }
        recounted.Records.Migrate();
        return recounted;
    }

    private static List<string> Rows(System.Data.Common.DbConnection connection, string table)
    {
        var columns = connection.Query($"SELECT * FROM {table}").Cast<IDictionary<string, object>>();
        return [.. columns.Select(row => string.Join('|', row.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))).Order(StringComparer.Ordinal)];
    }

    private sealed class Recounted : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Recounted()
        {
            Records = new SqliteRecords(_folder.File("records.db"));
            Connection = Records.Open();
        }

        public SqliteRecords Records { get; }

        public System.Data.Common.DbConnection Connection { get; }

        public void Dispose()
        {
            Connection.Dispose();
            SqliteConnection.ClearAllPools();
            _folder.Dispose();
        }
    }
}
