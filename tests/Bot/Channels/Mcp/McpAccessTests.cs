using System.Net;
using System.Text;
using System.Text.Json;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.Mcp;

/// <summary>Who may call what, from where, and what a call leaves behind.</summary>
public sealed class McpAccessTests(StaffBot staff) : IClassFixture<StaffBot>
{
    private const string Figures = "satisfaction_summary";
    private const string ListTools = """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""";

    [Theory]
    [InlineData("X-Api-Key", RunningBot.ApiKey)]
    [InlineData("Authorization", "Bearer " + RunningBot.ApiKey)]
    public async Task Figures_WithTheKey_AreListedAndEqualThoseOfTheApi(string header, string value)
    {
        await using var client = await staff.Bot.ConnectAsync(null, (header, value));
        Assert.Equal(5, (await client.ListToolsAsync()).Count);
        await staff.Bot.AskAsync("lệ phí đăng ký thường trú");
        var summary = await client.CallAsync(Figures, ("by", "channel"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/metrics/satisfaction?by=channel") { Headers = { { header, value } } };
        using var response = await staff.Bot.Client.SendAsync(request);
        var report = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(report.GetProperty("total").GetProperty("questions").GetInt64(), summary.GetProperty("total").GetProperty("questions").GetInt64());
        var api = summary.GetProperty("rows").EnumerateArray().Single(row => row.Text("key") == "api");
        Assert.Equal("Phần mềm khác (API)", api.Text("name"));
    }

    [Theory]
    [InlineData("X-Api-Key", "khoa-sai-khoa-sai-khoa-sai")]
    [InlineData("X-Api-Key", "")]
    [InlineData("Authorization", "Bearer khoa-sai-khoa-sai-khoa-sai")]
    [InlineData("Authorization", "Basic " + RunningBot.ApiKey)]
    public async Task Figures_WithAWrongKey_AreNeitherListedNorGiven(string header, string value)
    {
        await using var client = await staff.Bot.ConnectAsync(null, (header, value));
        Assert.DoesNotContain(await client.ListToolsAsync(), tool => tool.Name == Figures);
        var refused = await client.TryCallAsync(Figures);
        Assert.True(refused.IsError);
        Assert.Null(refused.StructuredContent);
        Assert.StartsWith("Số liệu hài lòng chỉ dành cho người có khóa", refused.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report", 5)]
    [InlineData("admin", 5)]
    [InlineData("look-up", 4)]
    [InlineData("editor", 4)]
    public async Task Figures_WithASession_NeedTheRoleThatReports(string role, int tools)
    {
        using var person = await StaffClient.SignInAsync(staff.Bot, role, "10.9.0.1");
        var cookies = person.Cookies.GetCookieHeader(staff.Bot.Client.BaseAddress!);
        await using var client = await staff.Bot.ConnectAsync(null, ("Cookie", cookies));
        Assert.Equal(tools, (await client.ListToolsAsync()).Count);
    }

    [Theory]
    [InlineData("{\"from\":\"2026-13-01\"}", "Tham số \"from\" phải là ngày dạng 2026-11-21, từ năm 2000 đến năm 2100.")]
    [InlineData("{\"from\":\"2026-11-02\",\"to\":\"2026-11-01\"}", "Tham số \"from\" phải trước hoặc trùng \"to\".")]
    [InlineData("{\"by\":\"hour\"}", "Tham số \"by\" phải là một trong: day, week, month, quarter, year, topic, facet, channel, locality, station, status.")]
    public async Task Figures_BadArguments_AreSaid(string arguments, string fault)
    {
        await using var client = await staff.Bot.ConnectAsync(null, ("X-Api-Key", RunningBot.ApiKey));
        var given = JsonSerializer.Deserialize<Dictionary<string, string>>(arguments)!.Select(pair => (pair.Key, (object?)pair.Value)).ToArray();
        Assert.Equal(fault, (await client.TryCallAsync(Figures, given)).Text());
    }

    [Theory]
    [InlineData("https://evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("null", null, HttpStatusCode.Forbidden)]
    [InlineData("not an origin", null, HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", null, HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1.evil.example", null, HttpStatusCode.Forbidden)]
    // After rebinding, both names are the attacker's.
    [InlineData("http://evil.example", "evil.example", HttpStatusCode.Forbidden)]
    [InlineData("own", null, HttpStatusCode.OK)]
    [InlineData(null, null, HttpStatusCode.OK)]
    public async Task Origin_OfAnotherPage_IsForbidden(string? origin, string? host, HttpStatusCode status)
    {
        using var response = await PostAsync(staff.Bot, ListTools, origin == "own" ? staff.Bot.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin, host);
        Assert.Equal(status, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        if (status != HttpStatusCode.Forbidden) return;
        var refusal = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("2.0", refusal.Text("jsonrpc"));
        Assert.False(refusal.TryGetProperty("id", out _));
    }

    [Theory]
    [InlineData("GET", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", HttpStatusCode.MethodNotAllowed)]
    public async Task Endpoint_OtherMethods_AreNotAllowed(string method, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/mcp");
        using var response = await staff.Bot.Client.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("\u0001", HttpStatusCode.BadRequest)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"}", HttpStatusCode.OK)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"get_procedure\",\"arguments\":[]}}", HttpStatusCode.OK)]
    public async Task Endpoint_Nonsense_IsRefusedWithoutShowingTheInside(string body, HttpStatusCode status)
    {
        using var response = await PostAsync(staff.Bot, body, null, null);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {text}");
        if (status == HttpStatusCode.OK) Assert.Contains("\"error\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    public async Task Endpoint_WhatIsNotCalledJson_IsRefused(string? type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")) };
        if (type is not null) request.Content.Headers.ContentType = new(type);
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await staff.Bot.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Endpoint_ABodyOverTheLimit_IsRefused()
    {
        using var response = await PostAsync(staff.Bot, new string(' ', 100_000), null, null);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Endpoint_SwitchedOff_IsNotThere()
    {
        using var data = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(data.Path, settings: [("Assistant__Mcp__Enabled", "false")]);
        using var response = await PostAsync(bot, ListTools, null, null);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Origin_OfThePublicAddress_IsOurs()
    {
        using var data = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(data.Path, settings: [("Assistant__PublicUrl", "https://hoidap.example.vn/")]);
        using var own = await PostAsync(bot, ListTools, "https://hoidap.example.vn", null);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        using var other = await PostAsync(bot, ListTools, "http://hoidap.example.vn", null);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        await using var client = await bot.ConnectAsync();
        var found = await client.CallAsync("search_procedures", ("query", "lệ phí đăng ký thường trú"), ("locality", "xa-vinh-tru"));
        Assert.Equal("https://hoidap.example.vn/t/dang-ky-thuong-tru?locality=xa-vinh-tru", found.GetProperty("results")[0].Text("url"));
    }

    [Fact]
    public async Task Calls_WhileTheIndexIsSwitched_GoOnWithTheNewContent_AndRecordNoTurn()
    {
        using var content = new TemporaryFolder();
        using var data = new TemporaryFolder();
        SampleContent.WriteTo(content);
        await using var bot = await BotHost.StartAsync(data.Path, withIndex: false, ("Assistant__ContentDirectory", content.Path));
        await using var client = await bot.ConnectAsync(null, ("X-Api-Key", RunningBot.ApiKey));
        var before = await client.CallAsync("get_procedure", ("slug", "lien-thong-khai-sinh"), ("facet", "tong-quan"));
        Assert.DoesNotContain("Nội dung mới", before.Text("markdown"), StringComparison.Ordinal);

        SampleContent.Replace(content, SampleContent.Procedure, "## Tổng quan\n", "## Tổng quan\n\nNội dung mới của phép thử.\n");
        IndexBuilder.Build(ContentReader.Read(content.Path), Path.Combine(data.Path, "index"), earlier: Product.Index.Folder);
        JsonElement after;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        do after = await client.CallAsync("get_procedure", ("slug", "lien-thong-khai-sinh"), ("facet", "tong-quan"));
        while (!after.Text("markdown").Contains("Nội dung mới của phép thử.", StringComparison.Ordinal) && !patience.IsCancellationRequested);
        Assert.Contains("Nội dung mới của phép thử.", after.Text("markdown"), StringComparison.Ordinal);

        await client.CallAsync("search_procedures", ("query", "khai sinh cần giấy tờ gì"));
        var figures = await client.CallAsync(Figures);
        Assert.Equal(0, figures.GetProperty("total").GetProperty("questions").GetInt64());
        Assert.DoesNotContain("khai sinh cần giấy tờ gì", bot.Log, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningBot bot, string body, string? origin, string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2025-11-25");
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        if (host is not null) request.Headers.Host = host;
        return await bot.Client.SendAsync(request);
    }
}
