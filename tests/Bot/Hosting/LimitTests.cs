using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Hosting;

/// <summary>What is refused when too much comes, from whom, and how it is said.</summary>
public sealed class LimitTests(LimitTests.NarrowBot narrow) : IClassFixture<LimitTests.NarrowBot>
{
    private const string Fee = "lệ phí đăng ký thường trú";

    private RunningBot Bot => narrow.Bot;

    [Fact]
    public async Task Ask_TooOftenFromOneAddress_IsRefusedThereOnly_AndTakenAgainAfterTheTime()
    {
        HttpResponseMessage last;
        var count = 0;
        do
        {
            last = await PostAsync("/api/ask", new { text = Fee }, "10.2.0.1");
            count++;
        }
        while (last.StatusCode == HttpStatusCode.OK);
        using (last)
        {
            Assert.True(count > NarrowBot.TurnsPerAddress, $"only {count} were taken");
            var problem = await ProblemAsync(last);
            Assert.Equal(problem.GetProperty("retryAfter").GetInt32(), last.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
            Assert.Contains($"{problem.GetProperty("retryAfter").GetInt32()} giây", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
        using (var other = await PostAsync("/api/ask", new { text = Fee }, "10.2.0.2")) Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await UntilTakenAsync(() => PostAsync("/api/ask", new { text = Fee }, "10.2.0.1")));
    }

    [Fact]
    public async Task Ask_ManyFromThisMachine_AreTaken()
    {
        for (var i = 0; i < NarrowBot.TurnsPerAddress * 2; i++) await Bot.AskAsync(Fee);
    }

    [Fact]
    public async Task Ask_TooOftenInOneConversation_IsRefusedThereOnly()
    {
        var id = (await Bot.AskAsync(Fee)).GetProperty("conversationId").GetString();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i <= NarrowBot.TurnsPerConversation * 2; i++)
            using (var response = await Bot.Client.PostAsJsonAsync("/api/ask", new { text = Fee, conversationId = id })) statuses.Add(response.StatusCode);
        Assert.Equal(NarrowBot.TurnsPerConversation, statuses.TakeWhile(status => status == HttpStatusCode.OK).Count());
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        await Bot.AskAsync(Fee);
    }

    [Theory]
    [InlineData("/api/kiosk/readings", "10.2.1.1")]
    [InlineData("/api/turns/00000000000000000000000000000000/rating", "10.2.1.2")]
    public async Task Post_TooOftenFromOneAddress_IsRefused(string path, string address)
    {
        using var refused = await RefusedAsync(() => PostAsync(path, new { topic = "lien-thong-khai-sinh", facet = "le-phi", clientId = Guid.NewGuid().ToString("N"), score = 5 }, address));
        await ProblemAsync(refused);
    }

    [Fact]
    public async Task Speech_TooOftenFromOneAddress_IsRefused()
    {
        using var refused = await RefusedAsync(() => GetAsync("/api/speech?topic=khong-co", "10.2.1.3"));
        await ProblemAsync(refused);
    }

    [Fact]
    public async Task Form_TooOften_SaysSoOnThePageAndKeepsTheQuestion()
    {
        using var refused = await RefusedAsync(() => GetAsync("/hoi?q=" + Uri.EscapeDataString("câu của tôi về lệ phí"), "10.2.1.4"));
        Assert.NotNull(refused.Headers.RetryAfter);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("quá nhiều yêu cầu", page, StringComparison.Ordinal);
        Assert.Contains("câu của tôi về lệ phí", page, StringComparison.Ordinal);
        using var form = await GetAsync("/hoi", "10.2.1.4");
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
    }

    /// <summary>The page to try the API is no way around its limits.</summary>
    [Fact]
    public async Task ApiPage_TooOften_ShowsTheRefusal()
    {
        var page = "";
        for (var i = 0; i <= NarrowBot.TurnsPerAddress * 2 && !page.Contains("Trạng thái 429", StringComparison.Ordinal); i++)
        {
            using var form = new FormUrlEncodedContent([new("text", Fee)]);
            using var response = await SendAsync(HttpMethod.Post, "/api", "10.2.1.6", form);
            page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        }
        Assert.Contains("Trạng thái 429", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anything_AsAFlood_IsRefused()
    {
        using var refused = await RefusedAsync(() => GetAsync("/hoi.css", "10.2.1.5"));
        await ProblemAsync(refused);
        Assert.True(refused.Headers.Contains("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Head_SentTooSlowly_IsCutOff()
    {
        using var socket = await ConnectAsync();
        await socket.SendAsync("GET /hoi HTTP/1.1\r\nHost: a\r\nX-Slow: "u8.ToArray());
        Assert.Contains("408", await ReadToEndAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_SentTooSlowly_IsCutOff()
    {
        using var socket = await ConnectAsync();
        await socket.SendAsync("POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray());
        Assert.Contains("408", await ReadToEndAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_MoreThanAreAllowed_AreClosedAtOnce()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path, settings: ("Assistant__Limits__Connections", "2"));
        using var first = await ConnectAsync(bot);
        using var second = await ConnectAsync(bot);
        foreach (var socket in new[] { first, second })
        {
            await socket.SendAsync("GET /hoi.css HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray());
            Assert.NotEqual(0, await socket.ReceiveAsync(new byte[100]));
        }
        using var third = await ConnectAsync(bot);
        Assert.Equal("", await ReadToEndAsync(third));
    }

    private Task<HttpResponseMessage> PostAsync(string path, object body, string address) => SendAsync(HttpMethod.Post, path, address, JsonContent.Create(body));

    private Task<HttpResponseMessage> GetAsync(string path, string address) => SendAsync(HttpMethod.Get, path, address, null);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string address, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("X-Forwarded-For", address);
        return await Bot.Client.SendAsync(request);
    }

    /// <summary>Sends until it is refused; what is never refused fails.</summary>
    private static async Task<HttpResponseMessage> RefusedAsync(Func<Task<HttpResponseMessage>> send)
    {
        for (var i = 0; i < 1000; i++)
        {
            var response = await send();
            if (response.StatusCode == HttpStatusCode.TooManyRequests) return response;
            response.Dispose();
        }
        throw new InvalidOperationException("A thousand were taken.");
    }

    private static async Task<HttpStatusCode> UntilTakenAsync(Func<Task<HttpResponseMessage>> send)
    {
        var status = HttpStatusCode.TooManyRequests;
        await Eventually.HoldsAsync(async () =>
        {
            using var response = await send();
            status = response.StatusCode;
            return status != HttpStatusCode.TooManyRequests;
        }, "it was taken");
        return status;
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response)
    {
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:de06assistant:too-many", problem.GetProperty("type").GetString());
        Assert.Equal(429, problem.GetProperty("status").GetInt32());
        Assert.NotNull(response.Headers.RetryAfter);
        return problem;
    }

    private Task<Socket> ConnectAsync() => ConnectAsync(Bot);

    private static async Task<Socket> ConnectAsync(RunningBot bot)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, bot.Client.BaseAddress!.Port);
        return socket;
    }

    /// <summary>What comes until the other side closes.</summary>
    private static async Task<string> ReadToEndAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var (text, buffer) = (new StringBuilder(), new byte[4096]);
        try
        {
            while (await socket.ReceiveAsync(buffer, patience.Token) is var read and > 0) text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (SocketException)
        {
            // Closed in the hard way.
        }
        return text.ToString();
    }

    /// <summary>A bot that takes little.</summary>
    public sealed class NarrowBot : IAsyncLifetime
    {
        public const int TurnsPerAddress = 30;
        public const int TurnsPerConversation = 5;

        private readonly TemporaryFolder _folder = new();

        public RunningBot Bot { get; private set; } = null!;

        public async Task InitializeAsync() => Bot = await BotHost.StartAsync(
            _folder.Path, settings:
            [
                ("Assistant__Limits__TurnsPerAddress", $"{TurnsPerAddress}"), ("Assistant__Limits__TurnsPerConversation", $"{TurnsPerConversation}"),
                ("Assistant__Limits__RatingsPerAddress", "20"), ("Assistant__Limits__SpeechPerAddress", "10"), ("Assistant__Limits__RequestsPerAddress", "200"),
                ("Assistant__Limits__HeaderSeconds", "1"),
            ]);

        public async Task DisposeAsync()
        {
            await Bot.DisposeAsync();
            _folder.Dispose();
        }
    }
}
