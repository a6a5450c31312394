using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Bot.Storage;

/// <summary>The database goes and comes back: citizens get their answers meanwhile, and nothing that was acknowledged is lost or doubled.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private PostgresServer _server = null!;

    public async Task InitializeAsync() => _server = await PostgresServer.StartNewAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Run_WhilePostgresIsAway_AnswersGoOnAndWhatWaitedIsDelivered()
    {
        using var place = await RecordsPlace.CreateAsync(RecordsPlace.Postgres, _server);
        await StaffBot.SeedAccountsAsync(place.Open());
        await using var bot = await place.StartProcessAsync();
        using var staff = await StaffClient.SignInAsync(bot, "admin", "10.7.0.1");
        var first = await bot.AskAsync("lệ phí đăng ký thường trú");
        var conversation = first.Text("conversationId");
        await RateAsync(bot, first, 2);
        var left = await bot.LeaveAsync(new { text = "xin hỏi về hộ chiếu" }, "10.7.0.2");

        await _server.StopAsync();
        // What was said before the database went is not known; what is said while it is away is.
        var second = await bot.AskAsync("lệ phí đăng ký thường trú", conversationId: conversation);
        var third = await bot.AskAsync("mất mấy ngày", conversationId: conversation);
        Assert.Equal("dang-ky-thuong-tru", third.Text("topic"));
        await RateAsync(bot, first, 4);
        await RateAsync(bot, third, 5);
        await AssertAwayAsync(bot, staff, conversation, left.Text("code"));
        var (status, ready) = await bot.ReadyAsync();
        Assert.Equal((HttpStatusCode.OK, "degraded"), (status, ready.Text("status")));
        Assert.True(ready.GetProperty("waitingBytes").GetInt64() > 0);

        await _server.StartAsync();
        await bot.UntilAllIsWellAsync();
        var messages = (await bot.ConversationAsync(conversation)).GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal([first.Text("turnId"), second.Text("turnId"), third.Text("turnId")], messages.Select(message => message.Text("turnId")));
        Assert.Equal([4, null, 5], messages.Select(message => message.GetProperty("rating") is { ValueKind: JsonValueKind.Object } rating ? rating.GetProperty("score").GetInt32() : (int?)null));
        Assert.Equal("3 1 0 0 0 1 1", Counted(place));
        Assert.Contains("Trang cán bộ", await staff.PageAsync("/staff"), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(place.Folder, "spool"), "*.jsonl", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Kill_WhileTurnsWaitAndWhileTheyAreDelivered_EachCountsOnce()
    {
        using var place = await RecordsPlace.CreateAsync(RecordsPlace.Postgres, _server);
        var bot = await place.StartProcessAsync();
        await _server.StopAsync();
        var asked = new List<(string Turn, int Score)>();
        for (var i = 0; i < 60; i++)
        {
            var turn = await bot.AskAsync("lệ phí đăng ký thường trú");
            await RateAsync(bot, turn, i % 5 + 1);
            asked.Add((turn.Text("turnId"), i % 5 + 1));
        }
        await bot.KillAsync();
        // A service that starts while its database is away answers all the same.
        bot = await bot.StartAgainAsync();
        var late = await bot.AskAsync("lệ phí đăng ký thường trú");
        await RateAsync(bot, late, 3);
        asked.Add((late.Text("turnId"), 3));
        await _server.StartAsync();
        // Killed at once, again and again, at whatever it is doing.
        for (var kill = 0; kill < 3; kill++)
        {
            await bot.KillAsync();
            bot = await bot.StartAgainAsync();
        }
        await bot.UntilAllIsWellAsync();
        using (var connection = place.Open().Open())
        {
            var stored = connection.Query<(string Turn, long Score)>("SELECT turn_id, score FROM ratings").ToDictionary(row => row.Turn, row => (int)row.Score);
            Assert.Equal(asked.ToDictionary(), stored);
            Assert.Equal(asked.Select(item => item.Turn), connection.Query<string>("SELECT id FROM turns ORDER BY number"));
        }
        Assert.Equal(string.Join(' ', new[] { asked.Count, asked.Count }.Concat(Enumerable.Range(1, 5).Select(score => asked.Count(item => item.Score == score)))), Counted(place));
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task Run_WhileAnotherProgramLocksTheSqliteFile_TurnsWaitForIt()
    {
        using var place = await RecordsPlace.CreateAsync(RecordsPlace.Sqlite, _server);
        await using var bot = await place.StartProcessAsync();
        JsonElement turn;
        using (var other = new SqliteConnection($"Data Source={bot.Database};Pooling=False"))
        {
            other.Open();
            using var transaction = other.BeginTransaction(deferred: false);
            turn = await bot.AskAsync("lệ phí đăng ký thường trú");
            await RateAsync(bot, turn, 4);
            using var response = await bot.Client.GetAsync(new Uri($"/api/conversations/{turn.Text("conversationId")}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        }
        await bot.UntilAllIsWellAsync();
        var message = Assert.Single((await bot.ConversationAsync(turn.Text("conversationId"))).GetProperty("messages").EnumerateArray());
        Assert.Equal(4, message.GetProperty("rating").GetProperty("score").GetInt32());
        Assert.Equal("1 1 0 0 0 1 0", Counted(place));
    }

    /// <summary>What needs the database says that it is away, as a problem or as a page, and shows nothing of the inside.</summary>
    private static async Task AssertAwayAsync(RunningBot bot, StaffClient staff, string conversation, string code)
    {
        foreach (var path in new[] { $"/api/conversations/{conversation}", "/api/metrics/satisfaction", $"/api/left-questions/{code}" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("X-Api-Key", RunningBot.ApiKey);
            using var response = await bot.Client.SendAsync(request);
            var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "urn:de06assistant:storage-unavailable"), (response.StatusCode, problem.Text("type")));
            Assert.DoesNotContain("Npgsql", problem.GetRawText(), StringComparison.Ordinal);
        }
        using var left = await bot.Client.PostAsJsonAsync("/api/left-questions", new { text = "xin hỏi về hộ chiếu", requestId = new string('a', 32) });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, left.StatusCode);
        Assert.Contains("chưa được gửi", JsonDocument.Parse(await left.Content.ReadAsStringAsync()).RootElement.Text("detail"), StringComparison.Ordinal);
        using var form = await bot.Client.PostAsync(new Uri("/cau-hoi/de-lai", UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("text", "câu đã gõ")]));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, form.StatusCode);
        Assert.Contains("câu đã gõ", WebUtility.HtmlDecode(await form.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var page = await staff.GetAsync("/staff/cau-hoi", "text/html");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotContain("Npgsql", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task RateAsync(RunningBot bot, JsonElement turn, int score)
    {
        using var response = await bot.RateAsync(turn.Text("turnId"), new { score });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    /// <summary>Questions, conversations, and how often each score, as they are counted.</summary>
    private static string Counted(RecordsPlace place)
    {
        using var connection = place.Open().Open();
        return string.Join(' ', new[] { "questions", "conversations", "score_1", "score_2", "score_3", "score_4", "score_5" }
            .Select(column => connection.ExecuteScalar<long>($"SELECT CAST(SUM({column}) AS BIGINT) FROM day_figures")));
    }
}
