using System.Net;
using System.Net.Http.Json;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace De06Assistant.Tests.Bot.Storage;

/// <summary>Everything that reads or writes records does the same on both databases.</summary>
[Collection(PostgresGroup.Name)]
public sealed class WholeServiceTests(PostgresServer server)
{
    private static readonly string[] Pages =
    [
        "/staff", "/staff/cau-hoi", "/staff/cau-hoi?state=answered&locality=xa-vinh-tru", "/staff/viec?state=new", "/staff/viec?kind=declined", "/staff/viec?kind=gap",
        "/staff/so-lieu", "/staff/bao-cao", "/staff/noi-dung", "/staff/nhat-ky", "/staff/tra-cuu?q=khai+sinh", "/staff/nhiem-vu",
    ];

    private static readonly string[] Figures =
    [
        "by=day", "by=week", "by=month", "by=quarter", "by=year", "by=topic", "by=facet", "by=channel", "by=locality", "by=station", "by=status",
        "by=day&from=2020-01-15&to=2030-03-20", "by=topic&from=2020-01-15&to=2030-03-20&locality=xa-vinh-tru", "by=day&format=csv", "by=topic&format=xlsx",
    ];

    [Theory]
    [InlineData(RecordsPlace.Sqlite)]
    [InlineData(RecordsPlace.Postgres)]
    public async Task Service_FromQuestionToFigures_WorksOnEitherDatabase(string provider)
    {
        using var place = await RecordsPlace.CreateAsync(provider, server);
        var database = place.Open();
        await StaffBot.SeedAccountsAsync(database);
        await using var bot = await place.StartAsync();

        // A citizen asks, asks on, rates and rates again, asks what is not there, and leaves a question.
        var turn = await bot.AskAsync("lệ phí đăng ký thường trú");
        var next = await bot.AskAsync("mất mấy ngày", conversationId: turn.Text("conversationId"));
        Assert.Equal("dang-ky-thuong-tru", next.Text("topic"));
        foreach (var score in new[] { 5, 1 })
            using (var rated = await bot.RateAsync(turn.Text("turnId"), new { score, comment = "chưa rõ" })) Assert.Equal(HttpStatusCode.NoContent, rated.StatusCode);
        using (var unknown = await bot.RateAsync(new string('0', 32), new { score = 3 })) Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        var name = Guid.NewGuid().ToString();
        var (once, again) = (await AskAsNamedAsync(bot, name), await AskAsNamedAsync(bot, name));
        Assert.Equal(once, again);
        foreach (var question in new[] { "xin giấy phép xây dựng nhà ở", "giay phep xay dung nha o" }) await bot.AskAsync(question);
        using (var read = await bot.Client.PostAsJsonAsync("/api/kiosk/readings", new { clientId = Guid.NewGuid().ToString(), topic = "dang-ky-thuong-tru", facet = "le-phi", station = "quay-1", score = 4 }))
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        var left = await bot.LeaveAsync(new { text = "con tôi sinh ở Lào thì sao?", name = "Hà Thị Mơ", phone = "0912345678", locality = "xa-vinh-tru" }, "10.5.0.1");
        Assert.Equal(2, (await bot.ConversationAsync(turn.Text("conversationId"))).GetProperty("messages").GetArrayLength());

        // The staff answer and mend.
        using var admin = await StaffClient.SignInAsync(bot, "admin", "10.5.0.2");
        var inbox = await admin.FindAsync("con tôi sinh ở Lào thì sao?");
        Assert.Contains("Hà Thị Mơ", await admin.PageAsync(inbox), StringComparison.Ordinal);
        foreach (var (action, field, value) in new[] { ("giao", "assignee", "editor"), ("trang-thai", "state", "working"), ("tra-loi", "answer", "Mời bạn đến xã.") })
            using (var done = await admin.ActAsync(inbox, action, (field, value))) Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal("Mời bạn đến xã.", (await bot.LookAsync(left.Text("code"), "10.5.0.1")).Text("answer"));
        var pages = new Dictionary<string, string>();
        foreach (var path in Pages) pages[path] = WebUtility.HtmlDecode(await admin.PageAsync(path));
        Assert.Contains("lệ phí đăng ký thường trú", pages["/staff/viec?state=new"], StringComparison.Ordinal);
        Assert.Contains("xem họ tên, điện thoại", pages["/staff/nhat-ky"], StringComparison.Ordinal);
        Assert.Contains("Trợ lý Đề án 06", WebUtility.HtmlDecode(await bot.Client.GetStringAsync(new Uri("/cai-tien", UriKind.Relative))), StringComparison.Ordinal);

        // The figures.
        foreach (var query in Figures)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/metrics/satisfaction?" + query);
            request.Headers.Add("X-Api-Key", RunningBot.ApiKey);
            using var response = await bot.Client.SendAsync(request);
            Assert.True(response.IsSuccessStatusCode, query + await response.Content.ReadAsStringAsync());
            if (query == "by=day") Assert.Contains("\"scores\":[1,0,0,1,0]", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await CommandsAsync(place);
        await LockAsync(bot);
        await PurgeAsync(database);
        using (var gone = await bot.TryLookAsync(left.Text("code"), "10.5.0.1")) Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.DoesNotContain("fail:", bot.Log, StringComparison.Ordinal);
        (database as IDisposable)?.Dispose();
    }

    private static async Task<string> AskAsNamedAsync(RunningBot bot, string clientId)
    {
        using var response = await bot.Client.PostAsJsonAsync("/api/ask", new { text = "làm định danh mức 2 ở đâu", clientId });
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task CommandsAsync(RecordsPlace place)
    {
        var environment = place.Settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        environment["Assistant__DataDirectory"] = place.Folder;
        Assert.Contains("report\treport\t", (await ProcessRun.BotAsync(environment, "users", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await ProcessRun.BotWithInputAsync("mat khau moi dai 1\n", environment, "users", "password", "report")).ExitCode);
        Assert.Equal(0, (await ProcessRun.BotAsync(environment, "users", "remove", "report")).ExitCode);
        foreach (var file in new[] { "so-lieu.csv", "so-lieu.xlsx", "so-lieu.docx", "so-lieu.json" })
        {
            var run = await ProcessRun.BotAsync(environment, "export", "--from", "2020-01-01", "--to", "2030-12-31", "--by", "topic", "--out", Path.Combine(place.Folder, file));
            Assert.True(run.ExitCode == 0, run.Error);
            Assert.Contains("2 lượt đánh giá", run.Output, StringComparison.Ordinal);
        }
        var ratings = Path.Combine(place.Folder, "danh-gia.csv");
        Assert.Equal(0, (await ProcessRun.BotAsync(environment, "export", "--from", "2020-01-01", "--to", "2030-12-31", "--by", "rating", "--out", ratings)).ExitCode);
        Assert.Contains("chưa rõ", await File.ReadAllTextAsync(ratings), StringComparison.Ordinal);
    }

    /// <summary>Wrong passwords lock an account, also for the right one.</summary>
    private static async Task LockAsync(RunningBot bot)
    {
        using var client = new StaffClient(bot, "10.5.0.3");
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 20 && last != HttpStatusCode.TooManyRequests; i++)
            using (var response = await client.TrySignInAsync("editor", "sai mat khau roi")) last = response.StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        using var other = new StaffClient(bot, "10.5.0.4");
        using var refused = await other.TrySignInAsync("editor", StaffBot.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    private static async Task PurgeAsync(RecordDatabase database)
    {
        await using var writer = new RecordWriter(database, NullLogger<RecordWriter>.Instance);
        await writer.StartAsync(CancellationToken.None);
        var later = TimeProvider.System.GetUtcNow().AddYears(3);
        var (questions, entries, _) = await new RetentionStore(database, writer).PurgeAsync(later, later, later, later, CancellationToken.None);
        Assert.Equal(1, questions);
        Assert.True(entries > 5);
    }
}
