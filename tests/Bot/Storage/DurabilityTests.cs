using System.Collections.Concurrent;
using System.Net;
using Dapper;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Bot.Storage;

/// <summary>What was acknowledged survives the sudden end of the real process; what was private never gets to the disk.</summary>
[Collection(PostgresGroup.Name)]
public sealed class DurabilityTests(PostgresServer server)
{
    private const int Kills = 4;
    private const int Askers = 8;
    private const int RatingsBeforeTheKill = 40;

    [Theory]
    [InlineData(RecordsPlace.Sqlite)]
    [InlineData(RecordsPlace.Postgres)]
    public async Task Kill_WhileRatingsAndQuestionsPour_LosesNothingAcknowledged(string provider)
    {
        using var place = await RecordsPlace.CreateAsync(provider, server);
        var acknowledged = new ConcurrentDictionary<string, int>();
        var left = new ConcurrentBag<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var bot = await place.StartProcessAsync();
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var goal = acknowledged.Count + RatingsBeforeTheKill;
            var askers = Enumerable.Range(0, Askers).Select(_ => RateUntilTheEndAsync(bot, acknowledged, goal, enough)).Append(LeaveUntilTheEndAsync(bot, left, $"10.6.{kill}")).ToList();
            await enough.Task;
            await bot.KillAsync();
            await Task.WhenAll(askers);
        }

        var database = place.Open();
        using (var connection = database.Open())
        {
            var stored = connection.Query<(string Turn, long Score)>("SELECT turn_id, score FROM ratings").ToDictionary(row => row.Turn, row => (int)row.Score);
            Assert.True(acknowledged.Count >= Kills * RatingsBeforeTheKill);
            foreach (var (turn, score) in acknowledged) Assert.Equal(score, stored[turn]);
            Assert.NotEmpty(left);
            Assert.Subset(connection.Query<string>("SELECT code FROM left_questions").ToHashSet(), left.ToHashSet());
        }
        (database as IDisposable)?.Dispose();
    }

    [Fact]
    public async Task Ask_WithPersonalNumbers_LeavesNoneOfThemInFilesOrLog()
    {
        using var folder = new TemporaryFolder();
        await using (var bot = await BotProcess.StartAsync(folder.Path))
        {
            var turn = await bot.AskAsync("căn cước 001099012345, điện thoại 0912345678, thư toi@vi-du.vn, stk 19031234567890: làm định danh mức 2 ở đâu");
            using (await bot.RateAsync(turn.GetProperty("turnId").GetString()!, new { score = 3, comment = "gọi 0987654321" })) { }
            foreach (var secret in new[] { "001099012345", "0912345678", "toi@vi-du.vn", "19031234567890", "0987654321" })
            {
                Assert.DoesNotContain(secret, bot.Log, StringComparison.Ordinal);
                foreach (var file in Directory.EnumerateFiles(folder.Path, "records.db*"))
                    Assert.DoesNotContain(secret, await ReadAsync(file), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Start_RecordsOfANewerVersion_AreLeftAloneAndTheStartStops()
    {
        using var folder = new TemporaryFolder();
        Product.CopyIndexTo(folder.File("index"));
        using (var connection = new SqliteConnection($"Data Source={folder.File("records.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 999";
            command.ExecuteNonQuery();
        }
        var run = await ProcessRun.BotAsync(new Dictionary<string, string> { ["Assistant__DataDirectory"] = folder.Path }, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bản mới hơn", run.Error, StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    private static async Task LeaveUntilTheEndAsync(RunningBot bot, ConcurrentBag<string> left, string network)
    {
        try
        {
            // Each from an address of its own, since one may only leave a few.
            for (var i = 0; ; i++) left.Add((await bot.LeaveAsync(new { text = "xin hỏi về hộ chiếu", phone = "0912345678" }, $"{network}.{i % 250}")).Text("code"));
        }
        catch (HttpRequestException)
        {
            // The bot was killed.
        }
    }

    private static async Task RateUntilTheEndAsync(RunningBot bot, ConcurrentDictionary<string, int> acknowledged, int goal, TaskCompletionSource enough)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var turn = (await bot.AskAsync("lệ phí đăng ký thường trú")).GetProperty("turnId").GetString()!;
                var score = i % 5 + 1;
                using var response = await bot.RateAsync(turn, new { score });
                if (response.StatusCode == HttpStatusCode.NoContent) acknowledged[turn] = score;
                if (acknowledged.Count >= goal) enough.TrySetResult();
            }
        }
        catch (HttpRequestException)
        {
            // The bot was killed: what was not acknowledged may be lost.
        }
    }
}
