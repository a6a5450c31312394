using System.Net;
using System.Net.Http.Json;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Operations;

/// <summary>What Prometheus reads, and that nobody else does.</summary>
public sealed class MetricsTests(MetricsTests.MeasuredBot measured) : IClassFixture<MetricsTests.MeasuredBot>
{
    private readonly BotProcess _bot = measured.Bot;
    private readonly HttpClient _client = measured.Client;

    private Uri Metrics => new($"http://127.0.0.1:{measured.Port}/metrics");

    [Fact]
    public async Task Metrics_AfterSomeUse_CountIt()
    {
        var reply = await AskAsync("làm định danh mức 2 ở đâu", "web");
        await AskAsync("hôm nay giá vàng bao nhiêu", "kenh-la-1");
        await AskAsync("thế còn lệ phí", "kenh-la-2", reply.Text("conversationId"));
        using (await _bot.RateAsync(reply.Text("turnId"), new { score = 4 })) { }
        using (await _bot.RateAsync(new string('0', 32), new { score = 1 })) { }
        await _bot.LeaveAsync(new { text = "xin hỏi về hộ chiếu" }, "10.9.0.1");
        using (var refused = await TryAskAsync("lệ phí bao nhiêu", "web", reply.Text("conversationId"))) Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        foreach (var type in new[] { "text/plain", "application/openmetrics-text" })
        {
            var text = await ReadAsync(type);
            AssertCounted(MetricsText.Read(text, type != "text/plain"));
            foreach (var word in new[] { "kenh-la", "giá vàng", reply.Text("conversationId"), reply.Text("turnId") }) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }
    }

    private static void AssertCounted(IReadOnlyList<MetricFamily> found)
    {
        Assert.Equal(1, found.Sum("assistant_turns_total", ("outcome", "declined"), ("channel", "other"), ("locality", "xa-vinh-tru")));
        Assert.Equal((1, 3), (found.Sum("assistant_turns_total", ("outcome", "answered"), ("channel", "web")), found.Sum("assistant_turns_total")));
        Assert.Equal(found.Sum("assistant_turns_total"), found.Sum("assistant_turn_duration_seconds_count"));
        Assert.Equal((1, 1), (found.Sum("assistant_ratings_total", ("score", "4")), found.Sum("assistant_ratings_total")));
        Assert.Equal(1, found.Sum("assistant_left_questions_total"));
        Assert.True(found.Sum("assistant_faults_total", ("kind", "redis")) >= 1);
        Assert.Equal(1, found.Sum("assistant_refusals_total", ("limit", "turns-conversation")));
        foreach (var name in new[] { "assistant_spool_waiting_bytes", "assistant_directline_streams", "dotnet_process_memory_working_set_bytes", "http_server_request_duration_seconds" })
            Assert.Contains(found, family => family.Name == name && family.Samples.Count > 0);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "198.51.100.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "hoidap.xa-vinh-tru.vn")]
    [InlineData("Origin", "https://trang-la.example")]
    public async Task Metrics_ForSomeoneElse_AreRefused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Metrics);
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Metrics_AreOnTheirOwnPortOnly()
    {
        // What a proxy on this machine that adds no header would send.
        using var ofCitizens = await _bot.Client.GetAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, ofCitizens.StatusCode);
        using var other = await _client.GetAsync(new Uri(Metrics, "/api/topics"));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        foreach (var address in OwnAddresses())
        {
            using var client = new TcpClient(address.AddressFamily);
            await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(address, measured.Port));
        }
    }

    private static IEnumerable<IPAddress> OwnAddresses() => NetworkInterface.GetAllNetworkInterfaces().SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(own => own.Address).Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));

    private async Task<string> ReadAsync(string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Metrics);
        request.Headers.Add("Accept", type);
        using var response = await _client.SendAsync(request);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<JsonElement> AskAsync(string text, string channel, string? conversationId = null)
    {
        using var response = await TryAskAsync(text, channel, conversationId);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<HttpResponseMessage> TryAskAsync(string text, string channel, string? conversationId) => _bot.Client.PostAsJsonAsync("/api/ask", new { text, channel, conversationId });

    public sealed class MeasuredBot : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        public int Port { get; } = RedisServer.FreePort();

        public HttpClient Client { get; } = new();

        public BotProcess Bot { get; private set; } = null!;

        public async Task InitializeAsync() => Bot = await BotProcess.StartAsync(_folder.Path, settings:
        [
            // One question goes on with a conversation, the next is one too many.
            ("Assistant__Telemetry__MetricsPort", $"{Port}"), ("Assistant__Limits__TurnsPerConversation", "1"),
            // Nobody listens there: a fault that costs no answer.
            ("Assistant__State__Provider", "redis"), ("Assistant__State__Redis", "127.0.0.1:1,connectRetry=1"),
        ]);

        public async Task DisposeAsync()
        {
            Client.Dispose();
            await Bot.DisposeAsync();
            _folder.Dispose();
        }
    }
}
