using System.Collections.Concurrent;
using System.Net;
using System.Text;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Bot.LeftQuestions;

/// <summary>What was acknowledged survives a sudden end; what has served is gone, from the file too.</summary>
public sealed class KeptTests
{
    private const int QuestionsBeforeTheKill = 30;
    private const int Senders = 6;

    [Fact]
    public async Task Kill_WhileQuestionsPour_LosesNoAcknowledgedQuestion()
    {
        using var folder = new TemporaryFolder();
        var acknowledged = new ConcurrentDictionary<string, string>();
        await using (var bot = await StaffBot.StartProcessAsync(folder.Path))
        {
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var senders = Enumerable.Range(0, Senders).Select(sender => LeaveUntilTheEndAsync(bot, sender, acknowledged, enough)).ToList();
            await enough.Task;
            await bot.KillAsync();
            await Task.WhenAll(senders);
        }
        await using var next = await StaffBot.StartProcessAsync(folder.Path);
        foreach (var (code, text) in acknowledged) Assert.Equal(text, (await next.LookAsync(code, "10.2.1." + code[0] % 16)).Text("question"));
    }

    [Fact]
    public async Task Kill_AfterEachStep_TheQuestionGoesOnFromThere()
    {
        using var folder = new TemporaryFolder();
        await StaffBot.SeedAccountsAsync(folder.Path);
        string conversation, code;
        await using (var bot = await StaffBot.StartProcessAsync(folder.Path))
        {
            var reply = await bot.AskAsync("thời tiết mai thế nào");
            conversation = reply.Text("conversationId");
            code = (await bot.LeaveAsync(new { text = "câu sống sót", conversationId = conversation, turnId = reply.Text("turnId"), name = "Lê Văn Bền" }, "10.2.2.1")).Text("code");
            await bot.KillAsync();
        }
        await using (var bot = await StaffBot.StartProcessAsync(folder.Path))
        {
            using var client = await StaffClient.SignInAsync(bot, "look-up", "10.2.2.2");
            using (var given = await client.ActAsync(await client.FindAsync("câu sống sót"), "giao", ("assignee", "editor"))) Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
            await bot.KillAsync();
        }
        await using (var bot = await StaffBot.StartProcessAsync(folder.Path))
        {
            Assert.Equal("working", (await bot.LookAsync(code, "10.2.2.1")).Text("state"));
            using var client = await StaffClient.SignInAsync(bot, "editor", "10.2.2.3");
            var question = await client.FindAsync("câu sống sót");
            Assert.Contains("Lê Văn Bền", await client.PageAsync(question), StringComparison.Ordinal);
            using (var sent = await client.ActAsync(question, "tra-loi", ("answer", "Trời đẹp."))) Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
            await bot.KillAsync();
        }
        await using var last = await StaffBot.StartProcessAsync(folder.Path);
        Assert.Equal("Trời đẹp.", (await last.LookAsync(code, "10.2.2.1")).Text("answer"));
        Assert.Equal("Trời đẹp.", Assert.Single((await last.ConversationAsync(conversation)).GetProperty("leftQuestions").EnumerateArray()).Text("answer"));
    }

    [Fact]
    public async Task Start_QuestionsWhoseTimeIsOver_AreGoneFromTheFileToo()
    {
        using var folder = new TemporaryFolder();
        string old, young;
        await using (var bot = await StaffBot.StartProcessAsync(folder.Path))
        {
            old = (await bot.LeaveAsync(new { text = "câu đã cũ lắm rồi", name = "Người Cũ" }, "10.2.3.1")).Text("code");
            young = (await bot.LeaveAsync(new { text = "câu còn mới" }, "10.2.3.1")).Text("code");
        }
        Execute(folder.File("records.db"), $"UPDATE left_questions SET at = {TimeProvider.System.GetUtcNow().AddDays(-31).ToUnixTimeMilliseconds()} WHERE code = '{old}'");

        await using var next = await StaffBot.StartProcessAsync(folder.Path, ("Assistant__LeftQuestions__RetentionDays", "30"));
        await Eventually.HoldsAsync(() => next.Log.Contains("Deleted 1 left questions", StringComparison.Ordinal), "the question was deleted");
        using (var gone = await next.TryLookAsync(old, "10.2.3.1")) Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal("câu còn mới", (await next.LookAsync(young, "10.2.3.1")).Text("question"));
        var purge = Read(folder.File("records.db"), "SELECT kind || ' ' || count FROM purges");
        Assert.Equal("left_questions 1", purge);
        var trace = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("đã cũ lắm rồi"));
        foreach (var file in Directory.EnumerateFiles(folder.Path, "records.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            Assert.DoesNotContain(trace, await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    private static void Execute(string file, string statement) => Read(file, statement);

    private static string? Read(string file, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar() as string;
    }

    private static async Task LeaveUntilTheEndAsync(RunningBot bot, int sender, ConcurrentDictionary<string, string> acknowledged, TaskCompletionSource enough)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var text = $"câu {sender} {i}";
                // A new address for each, so that no limit ends the pouring.
                using var response = await bot.TryLeaveAsync(new { text, name = "Ai Đó" }, $"10.{sender + 10}.{i / 250}.{i % 250}");
                var body = await response.Content.ReadAsStringAsync();
                if (response.StatusCode == HttpStatusCode.OK) acknowledged[System.Text.Json.JsonDocument.Parse(body).RootElement.Text("code")] = text;
                if (acknowledged.Count >= QuestionsBeforeTheKill) enough.TrySetResult();
            }
        }
        catch (HttpRequestException)
        {
            // The bot was killed: what was not acknowledged may be lost.
        }
    }
}
