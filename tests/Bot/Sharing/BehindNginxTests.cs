using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Dapper;
using De06Assistant.Tests.Bot.Channels.DirectLine;
using De06Assistant.Tests.Support;
using StackExchange.Redis;

namespace De06Assistant.Tests.Bot.Sharing;

/// <summary>Two processes behind nginx, asked in turn, are one assistant to citizens and staff; also while Redis is gone.</summary>
[Collection(PostgresGroup.Name)]
public sealed class BehindNginxTests(TwoBots bots) : IClassFixture<TwoBots>
{
    private const string Question = "khai sinh liên thông cần giấy tờ gì";

    /// <summary>How many codes of left questions an address may try at once; the next is free after twenty seconds.</summary>
    private const int CodesTried = 30;

    [Fact]
    public async Task Conversation_TurnsInTurn_GoesOnWhereItWas()
    {
        using var client = bots.Nginx.Client("10.9.0.1");
        var seen = new Seen();
        var first = await seen.ReadAsync(client.PostAsJsonAsync("/api/ask", new { text = Question }));
        var id = first.Text("conversationId");
        Assert.Contains("Bé sinh ở đâu?", (await seen.ReadAsync(client.PostAsJsonAsync("/api/ask", new { text = "lập danh sách", conversationId = id }))).Text("text"), StringComparison.Ordinal);
        var last = await seen.ReadAsync(client.PostAsJsonAsync("/api/ask", new { text = "ở nhà", conversationId = id }));
        Assert.Contains("kết hôn", last.Text("text"), StringComparison.Ordinal);
        Assert.NotEqual(seen.Servers[0], seen.Servers[1]);
        Assert.Equal(seen.Servers[0], seen.Servers[2]);

        // Each rated by the process that has not answered it, and once more.
        foreach (var (turn, score) in new[] { (first, 5), (last, 2), (last, 4) })
            using (var rated = await client.PostAsJsonAsync($"/api/turns/{turn.Text("turnId")}/rating", new { score })) Assert.Equal(HttpStatusCode.NoContent, rated.StatusCode);
        var read = await seen.ReadAsync(client.GetAsync(new Uri($"/api/conversations/{id}", UriKind.Relative)));
        Assert.Equal(3, read.GetProperty("messages").GetArrayLength());
        using var connection = bots.Records.Open();
        Assert.Equal([4, 5], connection.Query<long>("SELECT score FROM ratings r JOIN turns t ON t.id = r.turn_id WHERE t.conversation_id = @id ORDER BY score", new { id }));
        // The sample's log tells nobody's conversation.
        Assert.DoesNotContain(id, await bots.Nginx.LogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeftQuestion_AnsweredThroughBoth_ByStaffSignedInOnce()
    {
        using var client = bots.Nginx.Client("10.9.0.2");
        var seen = new Seen();
        var left = await seen.ReadAsync(client.PostAsJsonAsync("/api/left-questions", new { text = "con tôi sinh ở Lào thì sao?", name = "Hà Thị Mơ", phone = "0912345678" }));
        using var admin = new StaffClient(cookies => bots.Nginx.Client("10.9.0.3", cookies));
        await admin.SignInAsync("admin");
        // The page of one process, its form at the other, twice over; the name is sealed by one and opened by both.
        var question = await admin.FindAsync("con tôi sinh ở Lào thì sao?");
        for (var look = 0; look < 2; look++) Assert.Contains("Hà Thị Mơ", await admin.PageAsync(question), StringComparison.Ordinal);
        foreach (var (action, field, value) in new[] { ("trang-thai", "state", "working"), ("tra-loi", "answer", "Mời bạn đến xã.") })
            using (var done = await admin.ActAsync(question, action, (field, value))) Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        for (var look = 0; look < 2; look++)
            Assert.Equal("Mời bạn đến xã.", (await seen.ReadAsync(client.GetAsync(new Uri($"/api/left-questions/{left.Text("code")}", UriKind.Relative)))).Text("answer"));
        Assert.Equal(2, seen.Servers.Distinct().Count());
        // Both started at once on no keys at all: one has drawn them for both.
        using var connection = bots.Records.Open();
        Assert.Equal(1, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM session_keys"));
    }

    [Fact]
    public async Task Stream_HeldByOne_GetsWhatIsSentToEither()
    {
        using var client = bots.Nginx.Client("10.9.0.4");
        var conversation = await client.OpenAsync();
        Assert.Equal($"wss://{NginxServer.Site.Host}/", new UriBuilder(conversation.StreamUrl) { Path = "", Query = "" }.Uri.AbsoluteUri);
        using var socket = await bots.Nginx.ListenAsync(conversation.StreamUrl, "10.9.0.4");
        var sets = new List<JsonElement>();
        var sent = new List<string>();
        foreach (var text in new[] { Question, "còn lệ phí", "mất mấy ngày", "cảm ơn" })
        {
            sent.Add(await conversation.SendAsync(OpenConversation.Message(text)));
            while (!sets.Any(set => set.GetProperty("activities")[0].TryGetProperty("replyToId", out var to) && to.GetString() == sent[^1])) sets.Add(await OpenConversation.NextSetAsync(socket));
        }
        // A welcome, then question and answer, each once, numbered without a gap, as they are read back.
        Assert.Equal(Enumerable.Range(1, 9).Select(number => $"{number}"), sets.Select(set => set.Text("watermark")));
        var streamed = sets.Select(set => set.GetProperty("activities")[0].Text("id")).ToList();
        Assert.Equal(sent, streamed.Where(sent.Contains));
        Assert.Equal((await conversation.AllAsync()).Select(activity => activity.Text("id")), streamed);

        // What is not recorded is only told: once to the process that holds the stream, once to the other, which passes it on.
        for (var typed = 0; typed < 2; typed++) await conversation.SendAsync(new { type = "typing", from = new { id = "khach" } });
        for (var shown = 0; shown < 2; shown++) Assert.Equal("typing", (await OpenConversation.NextSetAsync(socket)).GetProperty("activities")[0].Text("type"));

        // A client that comes back has missed nothing, whichever process it comes to.
        for (var back = 0; back < 2; back++)
        {
            using var again = await bots.Nginx.ListenAsync(await conversation.ReconnectAsync("?watermark=7"), "10.9.0.4");
            Assert.Equal(streamed[7], (await OpenConversation.NextSetAsync(again)).GetProperty("activities")[0].Text("id"));
        }
    }

    [Fact]
    public async Task Limit_OfAnAddress_IsCountedOnceOverBoth()
    {
        using var client = bots.Nginx.Client("10.9.0.5");
        // What a client claims of itself is overwritten by the proxy.
        var claimed = 0;
        Task<HttpResponseMessage> TryAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/api/left-questions/AAAA-AAAA") { Headers = { { "X-Forwarded-For", $"10.77.0.{++claimed}" } } };
            return client.SendAsync(request);
        }
        var taken = 0;
        var refusing = new List<string>();
        while (refusing.Count < 2)
        {
            using var response = await TryAsync();
            if (response.StatusCode == HttpStatusCode.TooManyRequests) refusing.Add(NginxServer.ServerOf(response));
            else Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            taken += refusing.Count == 0 ? 1 : 0;
        }
        // One more for each twenty seconds that it took.
        Assert.InRange(taken, CodesTried, (2 * CodesTried) - 1);
        Assert.Equal(2, refusing.Distinct().Count());
        using (var other = bots.Nginx.Client("10.9.0.6"))
        using (var response = await other.GetAsync(new Uri("/api/left-questions/AAAA-AAAA", UriKind.Relative))) Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);

        using var redis = await ConnectionMultiplexer.ConnectAsync(bots.RedisAddress);
        var keys = redis.GetServer(bots.RedisAddress).Keys(pattern: "de06:limit:*").ToList();
        Assert.Contains(keys, key => ((string)key).StartsWith("de06:limit:left-question-codes:", StringComparison.Ordinal));
        Assert.DoesNotContain(keys, key => ((string)key).Contains("10.", StringComparison.Ordinal));
        foreach (var key in keys) Assert.InRange(await redis.GetDatabase().KeyTimeToLiveAsync(key) ?? TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Index_BuiltByStaffAtOne_IsLiveAtBoth()
    {
        using var client = bots.Nginx.Client("10.9.0.7");
        using var admin = new StaffClient(cookies => bots.Nginx.Client("10.9.0.8", cookies));
        await admin.SignInAsync("admin");
        var before = await VersionAsync(bots.One);
        Assert.Equal(before, await VersionAsync(bots.Two));
        SampleContent.Replace(bots.Content, SampleContent.Procedure, "8.000 đồng một bản", "9.500 đồng một bản");
        using (var started = await admin.PostAsync("/staff/noi-dung/lap-chi-muc", await admin.TokenAsync("/staff/noi-dung"))) Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        // Told by whichever process is asked.
        await Eventually.HoldsAsync(async () => WebUtility.HtmlDecode(await admin.PageAsync("/staff/noi-dung/tien-do")).Contains("Đã lập xong chỉ mục", StringComparison.Ordinal), "the page tells of the end");
        Assert.Contains("Đã lập xong chỉ mục", WebUtility.HtmlDecode(await admin.PageAsync("/staff/noi-dung/tien-do")), StringComparison.Ordinal);
        foreach (var bot in new[] { bots.One, bots.Two }) await Eventually.HoldsAsync(async () => await VersionAsync(bot) != before, "each has the new index");
        Assert.Equal(await VersionAsync(bots.One), await VersionAsync(bots.Two));
        for (var ask = 0; ask < 2; ask++)
            Assert.Contains("9.500 đồng", (await new Seen().ReadAsync(client.PostAsJsonAsync("/api/ask", new { text = "khai sinh liên thông lệ phí bao nhiêu" }))).Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redis_GoesAndComesBack_NothingIsLostOrDoubled()
    {
        using var client = bots.Nginx.Client("10.9.0.9");
        // Held by one process, written to through the other.
        var conversation = await bots.One.OpenAsync();
        using var socket = await OpenConversation.ListenAsync(conversation.StreamUrl);
        var heard = new List<JsonElement> { await NextAsync(socket) };
        var sent = new List<string>();
        var id = (await new Seen().ReadAsync(client.PostAsJsonAsync("/api/ask", new { text = Question }))).Text("conversationId");

        await bots.StopRedisAsync();
        for (var asked = 0; asked < 4; asked++)
            Assert.Equal("lien-thong-khai-sinh", (await new Seen().ReadAsync(client.PostAsJsonAsync("/api/ask", new { text = Question, conversationId = id }))).Text("topic"));
        foreach (var text in new[] { Question, "cảm ơn" })
        {
            sent.Add((await bots.Two.CallAsync(HttpMethod.Post, $"{conversation.Path}/activities", conversation.Token, OpenConversation.Message(text)).DoneAsync()).Text("id"));
            while (!heard.Any(activity => activity.TryGetProperty("replyToId", out var to) && to.GetString() == sent[^1])) heard.Add(await NextAsync(socket));
        }
        foreach (var bot in new[] { bots.One, bots.Two })
        {
            var health = await bot.Client.GetFromJsonAsync<JsonElement>("/health/ready");
            Assert.Equal("degraded", health.Text("status"));
            Assert.Contains("Redis", Assert.Single(health.GetProperty("reasons").EnumerateArray()).GetString(), StringComparison.Ordinal);
            await Eventually.HoldsAsync(() => Task.FromResult(bot.Log.Contains("Redis is away", StringComparison.Ordinal)), "the log says it");
            Assert.DoesNotContain(id, bot.Log, StringComparison.Ordinal);
        }
        // Each counts by itself: there still is a limit.
        await Eventually.HoldsAsync(
            async () =>
            {
                using var response = await client.GetAsync(new Uri("/api/left-questions/AAAA-AAAA", UriKind.Relative));
                return response.StatusCode == HttpStatusCode.TooManyRequests;
            },
            "it is too often for each of them");

        await bots.StartRedisAsync();
        foreach (var bot in new[] { bots.One, bots.Two })
            await Eventually.HoldsAsync(async () => (await bot.Client.GetFromJsonAsync<JsonElement>("/health/ready")).Text("status") == "ready", "it has Redis again");
        // Context is kept again from one process to the other.
        await new Seen().ReadAsync(client.PostAsJsonAsync("/api/ask", new { text = Question, conversationId = id }));
        var next = await new Seen().ReadAsync(client.PostAsJsonAsync("/api/ask", new { text = "còn lệ phí", conversationId = id }));
        Assert.Equal("le-phi", next.Text("facet"));
        // So are announcements.
        var typing = NextAsync(socket);
        await Eventually.HoldsAsync(
            async () =>
            {
                await bots.Two.CallAsync(HttpMethod.Post, $"{conversation.Path}/activities", conversation.Token, new { type = "typing", from = new { id = "khach" } }).DoneAsync();
                return typing.IsCompleted;
            },
            "typing is shown across processes");
        Assert.Equal("typing", (await typing).Text("type"));

        Assert.Equal(["message", "message", "message", "message", "message"], heard.Select(activity => activity.Text("type")));
        Assert.Equal((await conversation.AllAsync()).Select(activity => activity.Text("id")), heard.Select(activity => activity.Text("id")));
        using var connection = bots.Records.Open();
        Assert.Equal(7, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM turns WHERE conversation_id = @id", new { id }));
        Assert.Equal(2, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM turns WHERE conversation_id = @Id", new { conversation.Id }));
    }

    [Fact]
    public async Task Process_KilledInTheMidst_IsNoticedByNobody()
    {
        using var client = bots.Nginx.Client("10.9.0.11");
        var names = new ConcurrentBag<string>();
        using var enough = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 4).Select(async _ =>
        {
            while (!enough.IsCancellationRequested)
            {
                var name = Guid.NewGuid().ToString();
                Assert.Equal("lien-thong-khai-sinh", (await new Seen().ReadAsync(client.PostAsJsonAsync("/api/ask", new { text = Question, clientId = name }))).Text("topic"));
                names.Add(name);
            }
        }).ToList();
        await UntilAskedAsync(20);
        await bots.Two.KillAsync();
        await UntilAskedAsync(names.Count + 20);
        await enough.CancelAsync();
        await Task.WhenAll(asking);
        await bots.StartTwoAgainAsync();
        using (var connection = bots.Records.Open())
            foreach (var name in names) Assert.Equal(1, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM turns WHERE client_id = @name", new { name }));
        // nginx asks it again after some seconds, and then in turn as before.
        await Eventually.HoldsAsync(
            async () =>
            {
                var seen = new Seen();
                for (var call = 0; call < 4; call++) await seen.ReadAsync(client.GetAsync(new Uri("/api/topics", UriKind.Relative)));
                return seen.Servers[0] != seen.Servers[1] && seen.Servers[0] == seen.Servers[2] && seen.Servers[1] == seen.Servers[3];
            },
            "both are asked in turn");

        Task UntilAskedAsync(int count) => Eventually.HoldsAsync(() => Task.FromResult(names.Count >= count || asking.Any(asker => asker.IsFaulted)), "enough was asked");
    }

    [Fact]
    public async Task Health_FromOutside_IsNotTold()
    {
        using (var citizen = bots.Nginx.Client("10.9.0.10"))
        using (var refused = await citizen.GetAsync(new Uri("/health/ready", UriKind.Relative))) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var monitor = bots.Nginx.Client(null);
        using var told = await monitor.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
    }

    private static async Task<string> VersionAsync(RunningBot bot) => (await bot.Client.GetFromJsonAsync<JsonElement>("/health/ready")).Text("contentVersion");

    private static async Task<JsonElement> NextAsync(ClientWebSocket socket) => (await OpenConversation.NextSetAsync(socket)).GetProperty("activities")[0];

    /// <summary>Reads responses and keeps which server each was of.</summary>
    private sealed class Seen
    {
        public List<string> Servers { get; } = [];

        public async Task<JsonElement> ReadAsync(Task<HttpResponseMessage> call)
        {
            using var response = await call;
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
            Servers.Add(NginxServer.ServerOf(response));
            return JsonDocument.Parse(text).RootElement;
        }
    }
}
