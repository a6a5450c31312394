using System.Net;
using System.Text;
using System.Text.Json;
using De06Assistant.Tests.Bot.Channels;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Satisfaction;

/// <summary>Ratings and the figures made of them, on a bot of their own so that the figures are known.</summary>
public sealed class RatingTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningBot _bot = null!;

    public async Task InitializeAsync() => _bot = await BotHost.StartAsync(_folder.Path);

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Rate_Twice_TheSecondReplacesTheFirst()
    {
        var turn = (await _bot.AskAsync("lệ phí đăng ký thường trú")).GetProperty("turnId").GetString()!;
        using (await _bot.RateAsync(turn, new { score = 1, comment = "gọi tôi 0912345678" })) { }
        using (await _bot.RateAsync(turn, new { score = 5, reasons = new[] { "đúng việc" } })) { }
        var total = (await MetricsAsync("by=day")).GetProperty("total");
        Assert.Equal(1, total.GetProperty("ratings").GetInt32());
        Assert.Equal(5, total.GetProperty("mean").GetDouble());
    }

    [Fact]
    public async Task Rate_BadBody_GetsAClearProblem()
    {
        var turn = (await _bot.AskAsync("lệ phí đăng ký thường trú")).GetProperty("turnId").GetString()!;
        foreach (var (body, type) in new[]
        {
            ("{\"score\":9}", "score-invalid"),
            ("{\"score\":0}", "score-invalid"),
            ("{}", "score-invalid"),
            ("{\"score\":4.5}", "request-unreadable"),
            ("{\"score\":4,\"reasons\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]}", "field-invalid"),
        })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await _bot.Client.PostAsync(new Uri($"/api/turns/{turn}/rating", UriKind.Relative), content);
            await AskApiTests.AssertProblemAsync(response, HttpStatusCode.BadRequest, type);
        }
        using var unknown = await _bot.RateAsync(new string('0', 32), new { score = 4 });
        await AskApiTests.AssertProblemAsync(unknown, HttpStatusCode.NotFound, "turn-unknown");
    }

    [Fact]
    public async Task Metrics_KnownTurns_EqualHandCount()
    {
        var fee = await _bot.AskAsync("lệ phí đăng ký thường trú");
        var days = await _bot.AskAsync("đăng ký thường trú mấy ngày", conversationId: fee.GetProperty("conversationId").GetString());
        var weather = await _bot.AskAsync("thời tiết mai thế nào");
        using (await _bot.RateAsync(fee.GetProperty("turnId").GetString()!, new { score = 5 })) { }
        using (await _bot.RateAsync(days.GetProperty("turnId").GetString()!, new { score = 2 })) { }
        using (await _bot.RateAsync(weather.GetProperty("turnId").GetString()!, new { score = 4 })) { }

        var total = (await MetricsAsync("by=topic")).GetProperty("total");
        Assert.Equal(2, total.GetProperty("conversations").GetInt32());
        Assert.Equal(3, total.GetProperty("questions").GetInt32());
        Assert.Equal(2, total.GetProperty("answered").GetInt32());
        Assert.Equal(1, total.GetProperty("declined").GetInt32());
        Assert.Equal(11.0 / 3, total.GetProperty("mean").GetDouble(), 6);
        Assert.Equal(2.0 / 3, total.GetProperty("csat").GetDouble(), 6);
        var rows = (await MetricsAsync("by=topic")).GetProperty("rows").EnumerateArray().ToDictionary(row => row.GetProperty("key").GetString()!);
        Assert.Equal(2, rows["dang-ky-thuong-tru"].GetProperty("ratings").GetInt32());
        Assert.Equal(1, rows[""].GetProperty("ratings").GetInt32());
    }

    [Fact]
    public async Task Metrics_Csv_OpensInASpreadsheet()
    {
        await _bot.AskAsync("lệ phí đăng ký thường trú");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/metrics/satisfaction?by=day&format=csv");
        request.Headers.Add("X-Api-Key", RunningBot.ApiKey);
        using var response = await _bot.Client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Ngày,Số cuộc trò chuyện,Số câu hỏi,", lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\d,1,1,1,", lines[1]);
        Assert.StartsWith("Tổng,1,1,1,", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sai-khoa")]
    public async Task Metrics_WithoutTheKey_AreRefused(string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/metrics/satisfaction");
        if (key is not null) request.Headers.Add("X-Api-Key", key);
        using var response = await _bot.Client.SendAsync(request);
        await AskApiTests.AssertProblemAsync(response, HttpStatusCode.Unauthorized, "key-required");
    }

    [Theory]
    [InlineData("from=21/11/2026")]
    [InlineData("from=2026-12-01&to=2026-11-01")]
    [InlineData("by=7")]
    [InlineData("by=hour")]
    [InlineData("format=pdf")]
    public async Task Metrics_BadArgument_GetsAClearProblem(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/metrics/satisfaction?" + query);
        request.Headers.Add("X-Api-Key", RunningBot.ApiKey);
        using var response = await _bot.Client.SendAsync(request);
        await AskApiTests.AssertProblemAsync(response, HttpStatusCode.BadRequest, "field-invalid");
    }

    [Fact]
    public async Task Export_WhileTheBotRuns_WritesTheSameFigures()
    {
        var turn = (await _bot.AskAsync("lệ phí đăng ký thường trú")).GetProperty("turnId").GetString()!;
        using (await _bot.RateAsync(turn, new { score = 4 })) { }
        var file = _folder.File("so-lieu.csv");
        var settings = new Dictionary<string, string> { ["Assistant__DataDirectory"] = _bot.Data };
        var run = await ProcessRun.BotAsync(settings, "export", "--from", "2026-01-01", "--to", "2099-12-31", "--by", "channel", "--out", file);
        Assert.True(run.ExitCode == 0, run.Error);
        var lines = File.ReadAllLines(file);
        Assert.StartsWith("api,1,1,1,0,0,0,1,4.00,100.00,100.00,0,0,0,1,0", lines[1], StringComparison.Ordinal);
        var refused = await ProcessRun.BotAsync(settings, "export", "--from", "hôm qua", "--out", file);
        Assert.Equal(2, refused.ExitCode);
    }

    private async Task<JsonElement> MetricsAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/metrics/satisfaction?" + query);
        request.Headers.Add("X-Api-Key", RunningBot.ApiKey);
        using var response = await _bot.Client.SendAsync(request);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
