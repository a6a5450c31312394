using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels;

/// <summary>The REST contract over a real socket to a real process.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class AskApiTests(SharedBot shared)
{
    private RunningBot Bot => shared.Bot;

    [Fact]
    public async Task Ask_Procedure_AnswersWithFigureSourceAndNextQuestions()
    {
        var reply = await Bot.AskAsync("đăng ký khai sinh liên thông cần giấy tờ gì");
        Assert.Equal("answer", reply.GetProperty("kind").GetString());
        Assert.Equal("lien-thong-khai-sinh", reply.GetProperty("topic").GetString());
        Assert.Equal("ho-so", reply.GetProperty("facet").GetString());
        Assert.Equal("xa-vinh-tru", reply.GetProperty("locality").GetString());
        Assert.StartsWith("Cần tờ khai điện tử Mẫu số 01", reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Căn cứ: 301/2026/NĐ-CP", reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Kiểm tra ngày 21/11/2026", reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("<p>", reply.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Contains(reply.GetProperty("sources").EnumerateArray(), source => source.GetProperty("reference").GetString() == "301/2026/NĐ-CP");
        Assert.InRange(reply.GetProperty("confidence").GetDouble(), 0.5, 1);
    }

    [Fact]
    public async Task Ask_LawNotYetOrNoLongerInForce_IsNotNamed()
    {
        var reply = await Bot.AskAsync("đăng ký kết hôn lệ phí bao nhiêu");
        Assert.DoesNotContain("03/2026/QH16", reply.GetProperty("text").GetString()!.Split("Căn cứ:")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_PlanTarget_AnswersWithFigurePlanAndSection()
    {
        var reply = await Bot.AskAsync("xã Vĩnh Trụ đặt chỉ tiêu hài lòng bao nhiêu phần trăm");
        Assert.Equal("plan:xa-vinh-tru-2026", reply.GetProperty("topic").GetString());
        Assert.Equal("chi-tieu", reply.GetProperty("facet").GetString());
        Assert.StartsWith("Xã Vĩnh Trụ đặt chỉ tiêu 95% năm 2026", reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        var source = Assert.Single(reply.GetProperty("sources").EnumerateArray());
        Assert.Contains("mục I.2.1", source.GetProperty("reference").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_PlanTask_AnswersWithLeadDeadlineAndProduct()
    {
        var text = (await Bot.AskAsync("ai chủ trì số hóa kết quả thủ tục hành chính")).GetProperty("text").GetString()!;
        Assert.StartsWith("Công an xã chủ trì", text, StringComparison.Ordinal);
        Assert.Contains("Hoàn thành: thường xuyên", text, StringComparison.Ordinal);
        Assert.Contains("Kết quả, sản phẩm: 100%", text, StringComparison.Ordinal);
        Assert.Contains("mục II.1.h", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thời tiết mai thế nào", "outOfScope")]
    [InlineData("viết cho tôi bài thơ tình", "outOfScope")]
    [InlineData("hồ sơ của tôi đến đâu rồi", "noAnswer")]
    [InlineData("chào bạn", "smalltalk")]
    [InlineData("cho tôi gặp cán bộ", "handoff")]
    public async Task Ask_NotAQuestionForContent_IsAnsweredPolitely(string text, string kind)
    {
        var reply = await Bot.AskAsync(text);
        Assert.Equal(kind, reply.GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, reply.GetProperty("topic").ValueKind);
        Assert.True(reply.GetProperty("text").GetString()!.Length > 20);
    }

    [Fact]
    public async Task Ask_EverySuggestionOfMostAskedTopics_LeadsWhereItSays()
    {
        var topics = await Bot.Client.GetFromJsonAsync<JsonElement>("/api/topics");
        foreach (var most in topics.GetProperty("mostAsked").EnumerateArray())
        {
            var reply = await Bot.AskAsync(most.GetProperty("text").GetString()!);
            Assert.Equal(most.GetProperty("topic").GetString(), reply.GetProperty("topic").GetString());
            foreach (var suggestion in reply.GetProperty("suggestions").EnumerateArray())
            {
                var next = await Bot.AskAsync(suggestion.GetProperty("text").GetString()!);
                Assert.Equal(suggestion.GetProperty("topic").GetString(), next.GetProperty("topic").GetString());
            }
        }
    }

    [Fact]
    public async Task Conversation_TwoTurnsAndARating_ReadBackInOrder()
    {
        var first = await Bot.AskAsync("làm định danh mức 2 ở đâu, số của tôi 001099012345");
        var id = first.GetProperty("conversationId").GetString()!;
        var second = await Bot.AskAsync("lệ phí đăng ký thường trú", conversationId: id);
        Assert.Equal(id, second.GetProperty("conversationId").GetString());
        using var rated = await Bot.RateAsync(second.GetProperty("turnId").GetString()!, new { score = 4, comment = "tốt" });
        Assert.Equal(HttpStatusCode.NoContent, rated.StatusCode);

        var read = await Bot.Client.GetFromJsonAsync<JsonElement>("/api/conversations/" + id);
        var messages = read.GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(2, messages.Count);
        Assert.Equal("làm định danh mức 2 ở đâu, số của tôi [số đã che]", messages[0].GetProperty("question").GetString());
        Assert.Equal(first.GetProperty("html").GetString(), messages[0].GetProperty("answer").GetProperty("html").GetString());
        Assert.Equal(JsonValueKind.Null, messages[0].GetProperty("rating").ValueKind);
        Assert.Equal(4, messages[1].GetProperty("rating").GetProperty("score").GetInt32());
    }

    [Theory]
    [InlineData("{\"text\":\"\"}", HttpStatusCode.BadRequest, "text-empty")]
    [InlineData("{\"text\":\"   \"}", HttpStatusCode.BadRequest, "text-empty")]
    [InlineData("{}", HttpStatusCode.BadRequest, "text-empty")]
    [InlineData("{\"text\":\"\\u0000\\u0001\\uFFFD!?\"}", HttpStatusCode.BadRequest, "text-unreadable")]
    [InlineData("{\"text\":\"lệ phí\",\"locality\":\"xa-khong-co\"}", HttpStatusCode.BadRequest, "locality-unknown")]
    [InlineData("{\"text\":\"lệ phí\",\"conversationId\":\"abc\"}", HttpStatusCode.NotFound, "conversation-unknown")]
    [InlineData("{\"text\":\"lệ phí\",\"channel\":\"<script>\"}", HttpStatusCode.BadRequest, "field-invalid")]
    [InlineData("{\"text\":", HttpStatusCode.BadRequest, "request-unreadable")]
    [InlineData("{\"text\":5}", HttpStatusCode.BadRequest, "request-unreadable")]
    [InlineData("\u0001\u0002\u0003", HttpStatusCode.BadRequest, "request-unreadable")]
    [InlineData("", HttpStatusCode.BadRequest, "request-unreadable")]
    public async Task Ask_BadBody_GetsAClearProblemAndTheServiceGoesOn(string body, HttpStatusCode status, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Bot.Client.PostAsync(new Uri("/api/ask", UriKind.Relative), content);
        await AssertProblemAsync(response, status, type);
        await Bot.AskAsync("lệ phí đăng ký thường trú");
    }

    [Fact]
    public async Task Ask_TenThousandCharacters_IsRefused()
    {
        using var response = await Bot.Client.PostAsJsonAsync("/api/ask", new { text = new string('a', 10_000) });
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "text-too-long");
    }

    [Fact]
    public async Task Ask_BodyOverTheLimit_IsRefused()
    {
        using var response = await Bot.Client.PostAsJsonAsync("/api/ask", new { text = new string('a', 100_000) });
        await AssertProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "request-too-large");
    }

    [Fact]
    public async Task Ask_WrongMediaType_IsRefused()
    {
        using var content = new StringContent("lệ phí", Encoding.UTF8, "text/plain");
        using var response = await Bot.Client.PostAsync(new Uri("/api/ask", UriKind.Relative), content);
        await AssertProblemAsync(response, HttpStatusCode.UnsupportedMediaType, "media-type");
    }

    [Theory]
    [InlineData("/api/khong-co", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/ask", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("/api/topics/khong-co", HttpStatusCode.NotFound, "topic-unknown")]
    [InlineData("/api/topics?locality=khong-co", HttpStatusCode.BadRequest, "locality-unknown")]
    [InlineData("/api/conversations/00000000000000000000000000000000", HttpStatusCode.NotFound, "conversation-unknown")]
    [InlineData("/api/conversations/..%2F..%2Fetc", HttpStatusCode.NotFound, "conversation-unknown")]
    public async Task Get_WhatIsNotThere_GetsAClearProblem(string path, HttpStatusCode status, string type)
    {
        using var response = await Bot.Client.GetAsync(new Uri(path, UriKind.Relative));
        await AssertProblemAsync(response, status, type);
    }

    [Fact]
    public async Task Topics_List_NamesLocalityAndEveryTopic()
    {
        var topics = await Bot.Client.GetFromJsonAsync<JsonElement>("/api/topics?locality=xa-vinh-tru");
        Assert.Equal("Xã Vĩnh Trụ", topics.GetProperty("locality").GetProperty("name").GetString());
        Assert.Equal(Product.Content.Documents.Count(document => document.Extends is null), topics.GetProperty("topics").GetArrayLength());
        var one = await Bot.Client.GetFromJsonAsync<JsonElement>("/api/topics/lien-thong-khai-sinh");
        Assert.Contains(one.GetProperty("facets").EnumerateArray(), facet => facet.GetProperty("facet").GetString() == "le-phi");
    }

    [Fact]
    public async Task OpenApi_Document_DescribesTheContract()
    {
        var document = await Bot.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        foreach (var path in new[] { "/api/ask", "/api/turns/{turnId}/rating", "/api/conversations/{id}", "/api/topics", "/api/topics/{slug}", "/api/metrics/satisfaction" })
            Assert.True(document.GetProperty("paths").TryGetProperty(path, out _), path);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_RunningBot_IsWell(string path)
    {
        using var response = await Bot.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Responses_CarryTheSecurityHeaders()
    {
        using var response = await Bot.Client.GetAsync(new Uri("/hoi", UriKind.Relative));
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Server"));
    }

    internal static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string type)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal("urn:de06assistant:" + type, problem.GetProperty("type").GetString());
        Assert.True(problem.GetProperty("detail").GetString()!.Length > 10);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
    }
}
