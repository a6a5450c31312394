using System.Collections.Concurrent;
using Dapper;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Bot.Storage;

/// <summary><c>./run backup</c> while citizens ask, <c>./run restore</c> elsewhere: what was acknowledged before is there.</summary>
public sealed class BackupTests : IDisposable
{
    private const int TurnsBefore = 30;
    private const int Askers = 4;

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _other = new();

    private string Backup => _other.File("sao-luu.db");

    [Fact]
    public async Task Backup_WhileCitizensAsk_RestoresAllThatWasAcknowledgedBefore()
    {
        var acknowledged = new ConcurrentBag<(string Conversation, string Turn)>();
        List<(string Conversation, string Turn)> before;
        await using (var bot = await BotProcess.StartAsync(_folder.Path))
        {
            using var end = new CancellationTokenSource();
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var askers = Enumerable.Range(0, Askers).Select(_ => AskUntilAsync(bot, acknowledged, enough, end.Token)).ToList();
            await enough.Task;
            before = [.. acknowledged];
            var run = await RunAsync(_folder.Path, "backup", "--out", Backup);
            Assert.True(run.ExitCode == 0, run.Error);
            await end.CancelAsync();
            await Task.WhenAll(askers);
        }
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
        Assert.Equal(2, (await RunAsync(_folder.Path, "backup", "--out", Backup)).ExitCode);

        var restored = _other.File("data");
        var put = await RunAsync(restored, "restore", Backup);
        Assert.True(put.ExitCode == 0, put.Error);
        await using var again = await BotProcess.StartAsync(restored);
        foreach (var (conversation, turn) in before)
            Assert.Contains(turn, (await again.ConversationAsync(conversation)).GetRawText(), StringComparison.Ordinal);
        await again.AskAsync("lệ phí đăng ký thường trú");
    }

    [Fact]
    public async Task Restore_WhereABotRunsOrRecordsAre_IsRefusedAndChangesNothing()
    {
        await using (var bot = await BotProcess.StartAsync(_folder.Path))
        {
            var turn = await bot.AskAsync("lệ phí đăng ký thường trú");
            Assert.Equal(0, (await RunAsync(_folder.Path, "backup", "--out", Backup)).ExitCode);
            var running = await RunAsync(_folder.Path, "restore", Backup);
            Assert.Equal(2, running.ExitCode);
            Assert.Contains("đang chạy", running.Error, StringComparison.Ordinal);
            Assert.Single((await bot.ConversationAsync(turn.Text("conversationId"))).GetProperty("messages").EnumerateArray());
        }
        var there = await RunAsync(_folder.Path, "restore", Backup);
        Assert.Equal(2, there.ExitCode);
        Assert.Contains("không ghi đè", there.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OfAFileThatIsNoWholeBackup_IsRefused()
    {
        await using (var ledger = await Ledger.OpenAsync(_folder.Path)) await SampleMonth.RecordAsync(ledger);
        Assert.Equal(0, (await RunAsync(_folder.Path, "backup", "--out", Backup)).ExitCode);
        var whole = await File.ReadAllBytesAsync(Backup);
        var data = _other.File("data");

        await AssertRefusedAsync("không có gì"u8.ToArray());
        await AssertRefusedAsync(whole[..(whole.Length / 2)]);
        var damaged = whole.ToArray();
        Array.Fill(damaged, (byte)0xff, damaged.Length / 2, 8192);
        await AssertRefusedAsync(damaged);
        var newer = _other.File("moi-hon.db");
        await File.WriteAllBytesAsync(newer, whole);
        using (var connection = new SqliteConnection($"Data Source={newer};Pooling=False")) connection.Execute("PRAGMA user_version = 999");
        await AssertRefusedAsync(await File.ReadAllBytesAsync(newer));
        Assert.Contains("đặt lại", (await RunAsync(data, "restore", Backup)).Output, StringComparison.Ordinal);

        async Task AssertRefusedAsync(byte[] bytes)
        {
            var path = _other.File("hong.db");
            await File.WriteAllBytesAsync(path, bytes);
            var run = await RunAsync(data, "restore", path);
            Assert.Equal(1, run.ExitCode);
            Assert.StartsWith("Không làm được: ", run.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(data, "records.db")));
        }
    }

    [Fact]
    public async Task Backup_OfPostgres_SaysHow()
    {
        var run = await ProcessRun.BotAsync(
            new Dictionary<string, string> { ["Assistant__DataDirectory"] = _folder.Path, ["Assistant__Storage__Provider"] = "postgres", ["Assistant__Storage__Postgres"] = "Host=127.0.0.1;Username=a;Database=b" },
            "backup", "--out", Backup);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("pg_dump", run.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        _other.Dispose();
    }

    private static Task<ProcessResult> RunAsync(string data, params string[] arguments) =>
        ProcessRun.BotAsync(new Dictionary<string, string> { ["Assistant__DataDirectory"] = data }, arguments);

    private static async Task AskUntilAsync(RunningBot bot, ConcurrentBag<(string Conversation, string Turn)> acknowledged, TaskCompletionSource enough, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var turn = await bot.AskAsync("lệ phí đăng ký thường trú");
            acknowledged.Add((turn.Text("conversationId"), turn.Text("turnId")));
            if (acknowledged.Count >= TurnsBefore) enough.TrySetResult();
        }
    }
}
