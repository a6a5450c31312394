using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace De06Assistant.Tests.Bot.Notices;

/// <summary>Notices come and go by themselves: by the clock, by what another process does, with the content.</summary>
public sealed class NoticeTimeTests
{
    [Fact]
    public async Task Notice_WrittenByAnotherProcess_StartsAndEndsByItself()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path);
        // Records have milliseconds.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        await SetAsync(folder.Path, Notice("Sắp có", now.AddSeconds(4), now.AddHours(1)), Notice("Sắp hết", now.AddHours(-1), now.AddSeconds(8)), Notice("Mốc", now.AddHours(-1), now.AddHours(1)));
        await Eventually.HoldsAsync(async () => (await bot.NoticesAsync()).Contains("Sắp có"), "the notice starts");
        Assert.True(TimeProvider.System.GetUtcNow() >= now.AddSeconds(4), "It showed before its start.");
        await Eventually.HoldsAsync(async () => !(await bot.NoticesAsync()).Contains("Sắp hết"), "the notice ends");
        Assert.True(TimeProvider.System.GetUtcNow() >= now.AddSeconds(8), "It was gone before its end.");
        Assert.Equal(["Mốc", "Sắp có"], await bot.NoticesAsync());
    }

    [Fact]
    public async Task Notice_SetInOneProcess_IsSeenAndEndedInAnother()
    {
        using var folder = new TemporaryFolder();
        await StaffBot.SeedAccountsAsync(folder.Path);
        await using var one = await StaffBot.StartProcessAsync(folder.Path);
        await using var other = await StaffBot.StartAsync(folder.Path);
        using var client = await StaffClient.SignInAsync(one, "editor", "10.21.0.1");
        var notice = await client.SetNoticeAsync(NoticeCalls.Fields("Cả hai máy", "Máy nào cũng thấy."));
        Assert.Equal(["Cả hai máy"], await one.NoticesAsync());
        await Eventually.HoldsAsync(async () => (await other.NoticesAsync()).Contains("Cả hai máy"), "the other process sees the notice");
        using var stranger = await StaffClient.SignInAsync(other, "look-up", "10.21.0.2");
        await stranger.EndNoticeAsync(notice);
        Assert.Empty(await other.NoticesAsync());
        await Eventually.HoldsAsync(async () => (await one.NoticesAsync()).Count == 0, "the first process sees that it has ended");
        await one.KillAsync();
        await using var again = await one.StartAgainAsync();
        Assert.Empty(await again.NoticesAsync());
    }

    [Fact]
    public async Task Notice_OfAFile_ShowsWithItsIndex_AndIsListedForTheStaff()
    {
        using var folder = new TemporaryFolder();
        var now = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime;
        var content = Product.Content;
        Build(content.Hash, File("Trong tệp", now.AddMinutes(-5), now.AddHours(1)), File("Trong tệp, mai mới hiện", now.AddDays(1), now.AddDays(2)), File("Trong tệp, đã hết", now.AddDays(-2), now.AddDays(-1)));
        await StaffBot.SeedAccountsAsync(folder.Path);
        await using var bot = await StaffBot.StartAsync(folder.Path);
        Assert.Equal(["Trong tệp"], await bot.NoticesAsync());
        Assert.Empty(await bot.NoticesAsync("xa-xuan-giang"));
        using var client = await StaffClient.SignInAsync(bot, "look-up", "10.21.1.1");
        var page = System.Net.WebUtility.HtmlDecode(await client.PageAsync("/staff/thong-bao"));
        string[] order = ["Đang hiện</h2>", "<strong>Trong tệp</strong>", "từ tệp notices/", "Sắp hiện</h2>", "<strong>Trong tệp, mai mới hiện</strong>", "Đã hết</h2>", "<strong>Trong tệp, đã hết</strong>"];
        var at = order.Select(text => page.IndexOf(text, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);

        Build(new string('0', content.Hash.Length), File("Bản mới", now.AddMinutes(-5), now.AddHours(1)));
        await Eventually.HoldsAsync(async () => (await bot.NoticesAsync()).SequenceEqual(["Bản mới"]), "the notice of the new index shows");

        void Build(string version, params NoticeFile[] files) => IndexBuilder.Build(content with { Hash = version, Notices = files }, folder.File("index"), earlier: Product.Index.Folder);
    }

    private static NoticeFile File(string title, DateTime start, DateTime end) =>
        new("notices/thu.yaml", "thu", new NoticeText(title, "Nội dung.", NoticeKind.Outage, ["xa-vinh-tru"], start, end, null), 1, 1);

    private static NoticeRecord Notice(string title, DateTimeOffset start, DateTimeOffset end) =>
        new(0, 0, TimeProvider.System.GetUtcNow(), "", NoticeKind.Other, title, "Nội dung.", null, [], start, end);

    private static async Task SetAsync(string data, params NoticeRecord[] notices)
    {
        var database = new SqliteRecords(Path.Combine(data, "records.db"));
        await using (var writer = new RecordWriter(database, NullLogger<RecordWriter>.Instance))
        {
            await writer.StartAsync(CancellationToken.None);
            var store = new NoticeStore(database, writer);
            foreach (var notice in notices) await store.AddAsync(notice, new AuditRecord(TimeProvider.System.GetUtcNow(), "thu", "notice-add", null, null), CancellationToken.None);
        }
        SqliteConnection.ClearAllPools();
    }
}
