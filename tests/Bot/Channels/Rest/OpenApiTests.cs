using System.Net.Http.Json;
using System.Text.Json;
using De06Assistant.Bot.Channels.Rest.OpenApi;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Tests.Support;
using Microsoft.OpenApi;

namespace De06Assistant.Tests.Bot.Channels.Rest;

/// <summary>The description of the API: read by another reader, complete, and true of what the running bot answers.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class OpenApiTests(SharedBot shared)
{
    private const string Description = "/openapi/v1.json";
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";

    private RunningBot Bot => shared.Bot;

    [Fact]
    public async Task Document_IsOpenApi31WithoutFaults()
    {
        var text = await Bot.Client.GetStringAsync(new Uri(Description, UriKind.Relative));
        var read = OpenApiDocument.Parse(text, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Equal("Trợ lý Đề án 06 – API", read.Document!.Info.Title);
        Assert.Equal(Bot.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), Assert.Single(read.Document.Servers!).Url!.TrimEnd('/'));
        var key = read.Document.Components!.SecuritySchemes!["apiKey"];
        Assert.Equal((SecuritySchemeType.ApiKey, ParameterLocation.Header, "X-Api-Key"), (key.Type, key.In, key.Name));
    }

    [Fact]
    public async Task Document_EachOperationAndProperty_IsDescribedInVietnamese()
    {
        var document = await ReadAsync();
        var tags = document.GetProperty("tags").EnumerateArray().ToDictionary(tag => tag.Text("name"), tag => tag.Text("description"));
        Assert.All(tags.Values, text => Assert.True(Vietnamese.IsIn(text)));
        foreach (var (id, operation) in Operations(document))
        {
            Assert.True(Vietnamese.IsIn(operation.Text("summary")) && Vietnamese.IsIn(operation.Text("description")), id);
            Assert.Contains(operation.GetProperty("tags")[0].GetString()!, tags.Keys);
            foreach (var parameter in operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().ToList() : [])
                Assert.True(Vietnamese.IsIn(parameter.Text("description")) && parameter.Text("example").Length > 0, $"{id}: {parameter.Text("name")}");
            Assert.All(operation.GetProperty("responses").EnumerateObject(), response => Assert.True(Vietnamese.IsIn(response.Value.Text("description")), $"{id} {response.Name}"));
        }
        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            Assert.True(schema.Value.TryGetProperty("description", out var text) && Vietnamese.IsIn(text.GetString()), schema.Name);
            foreach (var property in schema.Value.TryGetProperty("properties", out var all) ? all.EnumerateObject().ToList() : [])
                Assert.True(property.Value.TryGetProperty("description", out var described) && Vietnamese.IsIn(described.GetString()), $"{schema.Name}.{property.Name}");
        }
    }

    [Fact]
    public async Task Texts_DescribeNothingThatIsNotThere()
    {
        var document = await ReadAsync();
        var schemas = document.GetProperty("components").GetProperty("schemas");
        foreach (var (name, properties) in ApiTexts.All.Schemas)
        {
            Assert.True(schemas.TryGetProperty(name, out var schema), name);
            foreach (var property in properties.Keys.Where(property => property.Length > 0)) Assert.True(schema.GetProperty("properties").TryGetProperty(property, out _), $"{name}.{property}");
        }
        var parameters = Operations(document).SelectMany(item => item.Operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Select(parameter => $"{item.Id}.{parameter.Text("name")}") : []);
        Assert.Equal(ApiTexts.All.Parameters.Keys.Order(StringComparer.Ordinal), parameters.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Document_TheGroupings_AreThoseOfTheFigures()
    {
        var parameters = Operations(await ReadAsync()).Single(item => item.Id == "getSatisfaction").Operation.GetProperty("parameters").EnumerateArray();
        var by = parameters.Single(parameter => parameter.Text("name") == "by").GetProperty("schema").GetProperty("enum").EnumerateArray().Select(value => value.GetString()!);
        Assert.Equal(Enum.GetValues<Grouping>().Select(SatisfactionQueries.Name), by);
    }

    [Fact]
    public async Task Document_HasTheApi_AndNothingElse()
    {
        var paths = (await ReadAsync()).GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.All(paths, path => Assert.StartsWith("/api/", path, StringComparison.Ordinal));
        Assert.DoesNotContain(paths, path => path.Contains("kiosk", StringComparison.Ordinal) || path.Contains("speech", StringComparison.Ordinal));
        Assert.Contains("/api/ask", paths);
        Assert.Contains("/api/metrics/satisfaction", paths);
    }

    [Fact]
    public async Task Examples_Each_FitTheirSchema()
    {
        var document = await ReadAsync();
        var count = 0;
        foreach (var (what, media) in Operations(document).SelectMany(Bodies))
        {
            if (!media.TryGetProperty("examples", out var examples)) continue;
            var schema = SchemaCheck.OfDocument(document, media.GetProperty("schema"));
            foreach (var example in examples.EnumerateObject())
            {
                SchemaCheck.AssertValid(schema, example.Value.GetProperty("value"), $"{what} {example.Name}");
                Assert.True(Vietnamese.IsIn(example.Value.Text("summary")), $"{what} {example.Name}");
                count++;
            }
        }
        Assert.InRange(count, 40, 200);
    }

    [Fact]
    public async Task Examples_OfEachBody_AreThere()
    {
        var document = await ReadAsync();
        Assert.All(Operations(document).SelectMany(Bodies).Where(body => body.Media.GetProperty("schema").TryGetProperty("$ref", out _)), body => Assert.True(body.Media.TryGetProperty("examples", out _), body.What));
    }

    [Theory]
    [InlineData("tra-loi", "answer")]
    [InlineData("khong-dau", "answer")]
    [InlineData("ke-hoach", "answer")]
    [InlineData("hoi-lai", "clarify")]
    [InlineData("tu-choi", "noAnswer")]
    [InlineData("ngoai-pham-vi", "outOfScope")]
    public async Task Examples_OfAsk_AreWhatTheBotAnswers(string name, string kind)
    {
        var ask = Operations(await ReadAsync()).Single(item => item.Id == "ask").Operation;
        var request = ask.GetProperty("requestBody").GetProperty("content").GetProperty(Json).GetProperty("examples").GetProperty(name).GetProperty("value");
        var example = ask.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty(Json).GetProperty("examples").GetProperty(name).GetProperty("value");
        var reply = await Bot.AskAsync(request.Text("text"), request.GetProperty("locality").GetString());
        Assert.Equal(kind, reply.Text("kind"));
        foreach (var property in new[] { "kind", "topic", "facet", "sources", "suggestions", "confidence", "locality", "markdown" })
            Assert.True(JsonElement.DeepEquals(reply.GetProperty(property), example.GetProperty(property)), $"{name}: {property}");
    }

    [Fact]
    public async Task Replies_OfTheRunningBot_FitTheirSchema()
    {
        var document = await ReadAsync();
        var operations = Operations(document).ToDictionary(item => item.Id, item => item.Operation);
        foreach (var question in new[] { "lệ phí đăng ký thường trú", "chào bạn", "thời tiết mai thế nào", "nuôi hổ cần giấy gì", "ai chủ trì số hóa kết quả thủ tục hành chính", "Lập danh sách giấy tờ cho trường hợp của tôi: Đăng ký kết hôn" })
            Check("ask", await Bot.AskAsync(question));
        var turn = await Bot.AskAsync("làm định danh mức 2 ở đâu");
        using var rated = await Bot.RateAsync(turn.Text("turnId"), new { score = 2, reasons = new[] { "khó hiểu" } });
        Assert.Contains($"{(int)rated.StatusCode}", operations["rateTurn"].GetProperty("responses").EnumerateObject().Select(response => response.Name));
        var left = await Bot.LeaveAsync(new { text = "để lại một câu hỏi", conversationId = turn.Text("conversationId") }, "10.10.0.1");
        Check("leaveQuestion", left);
        Check("getLeftQuestion", await Bot.LookAsync(left.Text("code"), "10.10.0.1"));
        Check("getConversation", await GetAsync("/api/conversations/" + turn.Text("conversationId")));
        Check("getLeaveTerms", await GetAsync("/api/left-questions"));
        Check("getWidget", await GetAsync("/api/widget?locality=xa-hoang-trung"));
        var topics = await GetAsync("/api/topics");
        Check("listTopics", topics);
        foreach (var topic in topics.GetProperty("topics").EnumerateArray()) Check("getTopic", await GetAsync("/api/topics/" + topic.Text("slug")));
        using var figures = new HttpRequestMessage(HttpMethod.Get, "/api/metrics/satisfaction?by=topic") { Headers = { { "X-Api-Key", RunningBot.ApiKey } } };
        using var response = await Bot.Client.SendAsync(figures);
        Check("getSatisfaction", await response.Content.ReadFromJsonAsync<JsonElement>());

        void Check(string operation, JsonElement reply) => SchemaCheck.AssertValid(
            SchemaCheck.OfDocument(document, operations[operation].GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty(Json).GetProperty("schema")), reply, operation);
    }

    [Theory]
    [InlineData("ask", "POST", "/api/ask", "{\"text\":\"\"}")]
    [InlineData("ask", "POST", "/api/ask", "{")]
    [InlineData("ask", "POST", "/api/ask", "{\"text\":\"lệ phí\",\"channel\":\"<\"}")]
    [InlineData("ask", "POST", "/api/ask", "{\"text\":\"lệ phí\",\"locality\":\"x\"}")]
    [InlineData("ask", "POST", "/api/ask", "{\"text\":\"lệ phí\",\"conversationId\":\"x\"}")]
    [InlineData("rateTurn", "POST", "/api/turns/x/rating", "{\"score\":9}")]
    [InlineData("rateTurn", "POST", "/api/turns/x/rating", "{\"score\":3}")]
    [InlineData("leaveQuestion", "POST", "/api/left-questions", "{\"text\":\"x y\",\"phone\":\"12\"}")]
    [InlineData("getTopic", "GET", "/api/topics/x", null)]
    [InlineData("listTopics", "GET", "/api/topics?locality=x", null)]
    [InlineData("getWidget", "GET", "/api/widget?locality=x", null)]
    [InlineData("getConversation", "GET", "/api/conversations/x", null)]
    [InlineData("getSatisfaction", "GET", "/api/metrics/satisfaction", null)]
    public async Task Problems_OfTheRunningBot_AreDescribed(string operation, string method, string path, string? body)
    {
        var document = await ReadAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, Json) };
        using var response = await Bot.Client.SendAsync(request);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        var described = Operations(document).Single(item => item.Id == operation).Operation.GetProperty("responses").GetProperty($"{(int)response.StatusCode}").GetProperty("content").GetProperty(Problem);
        SchemaCheck.AssertValid(SchemaCheck.OfDocument(document, described.GetProperty("schema")), problem, operation);
        Assert.Contains(described.GetProperty("examples").EnumerateObject(), example => example.Value.GetProperty("value").Text("type") == problem.Text("type"));
    }

    [Fact]
    public async Task Servers_WithAPublicUrl_NameIt()
    {
        using var data = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(data.Path, settings: [("Assistant__PublicUrl", "https://hoidap.example.vn/")]);
        var document = await bot.Client.GetFromJsonAsync<JsonElement>(Description);
        Assert.Equal("https://hoidap.example.vn", Assert.Single(document.GetProperty("servers").EnumerateArray()).Text("url"));
    }

    private async Task<JsonElement> ReadAsync() => await GetAsync(Description);

    private async Task<JsonElement> GetAsync(string path) => await Bot.Client.GetFromJsonAsync<JsonElement>(path);

    private static IEnumerable<(string Id, JsonElement Operation)> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => (operation.Value.Text("operationId"), operation.Value));

    private static IEnumerable<(string What, JsonElement Media)> Bodies((string Id, JsonElement Operation) item)
    {
        if (item.Operation.TryGetProperty("requestBody", out var body))
            foreach (var media in body.GetProperty("content").EnumerateObject()) yield return ($"{item.Id} request", media.Value);
        foreach (var response in item.Operation.GetProperty("responses").EnumerateObject())
            if (response.Value.TryGetProperty("content", out var content))
                foreach (var media in content.EnumerateObject()) yield return ($"{item.Id} {response.Name}", media.Value);
    }
}
