using System.Text.Json;
using De06Assistant.Bot.Conversation;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;
using ModelContextProtocol.Protocol;

namespace De06Assistant.Tests.Bot.Channels.Mcp;

/// <summary>The tools called by the protocol's own client, held to the content that they are made from.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class McpToolTests(SharedBot shared)
{
    private static readonly string[] Public = ["get_plan_target", "get_procedure", "search_plan_tasks", "search_procedures"];

    private RunningBot Bot => shared.Bot;

    [Theory]
    [InlineData(null)]
    [InlineData("2025-11-25")]
    [InlineData("2025-06-18")]
    public async Task List_EachTool_IsReadOnlyAndDescribedInVietnamese(string? version)
    {
        await using var client = await Bot.ConnectAsync(version);
        var tools = await client.ListToolsAsync();
        Assert.Equal(Public, tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Trợ lý Đề án 06", client.ServerInfo!.Title);
        foreach (var tool in tools.Select(tool => tool.ProtocolTool))
        {
            Assert.True(tool.Annotations is { ReadOnlyHint: true, DestructiveHint: false, IdempotentHint: true, OpenWorldHint: false }, tool.Name);
            Assert.True(Vietnamese.IsIn(tool.Title) && Vietnamese.IsIn(tool.Description), tool.Name);
            AssertDescribed(tool.InputSchema, tool.Name);
            AssertDescribed(tool.OutputSchema!.Value, tool.Name);
        }
    }

    [Fact]
    public async Task Search_AFeeTypedWithoutDiacritics_GivesTheFigureOfTheContentFirst()
    {
        await using var client = await Bot.ConnectAsync();
        var found = await client.CallAsync("search_procedures", ("query", "le phi dang ky thuong tru"), ("limit", 3));
        Assert.Equal("answered_procedure", found.GetProperty("status").GetString());
        Assert.InRange(found.GetProperty("results").GetArrayLength(), 1, 3);
        var best = found.GetProperty("results")[0];
        Assert.Equal("dang-ky-thuong-tru", best.GetProperty("slug").GetString());
        Assert.Equal("le-phi", best.GetProperty("facet").GetString());
        Assert.Equal(ShortAnswer("dang-ky-thuong-tru", Facet.Fee), best.GetProperty("answer").GetString());
        Assert.Contains("20.000 đồng", best.GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.InRange(best.GetProperty("confidence").GetDouble(), 0.5, 1);
        Assert.Contains(best.GetProperty("legal").EnumerateArray(), law => law.GetProperty("reference").GetString() == "68/2020/QH14");
        Assert.Equal(new Uri(Bot.Client.BaseAddress!, "/t/dang-ky-thuong-tru").ToString(), best.GetProperty("url").GetString());
        using var page = await Bot.Client.GetAsync(new Uri(best.GetProperty("url").GetString()!));
        Assert.True(page.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("nuôi hổ cần giấy gì", "declined_no_content")]
    [InlineData("thời tiết mai thế nào", "declined_out_of_scope")]
    [InlineData("hồ sơ của tôi đến đâu rồi", "declined_account_data")]
    [InlineData("cho tôi gặp cán bộ", "handoff_requested")]
    [InlineData("nhà tôi đang cháy cứu với", "safety_emergency")]
    public async Task Search_WhatTheAssistantDoesNotAnswer_IsEmptyAndSaysTheSame(string query, string status)
    {
        await using var client = await Bot.ConnectAsync();
        var found = await client.CallAsync("search_procedures", ("query", query));
        Assert.Equal(status, found.GetProperty("status").GetString());
        Assert.Equal(0, found.GetProperty("results").GetArrayLength());
        Assert.Equal((await Bot.AskAsync(query)).Text("text"), found.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Search_AboutAPlan_NamesTheToolsForPlans()
    {
        await using var client = await Bot.ConnectAsync();
        var found = await client.CallAsync("search_procedures", ("query", "xã Vĩnh Trụ đặt chỉ tiêu hài lòng bao nhiêu phần trăm"));
        Assert.Equal("answered_plan", found.GetProperty("status").GetString());
        Assert.Contains("get_plan_target", found.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, found.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Get_EveryProcedure_HasEachFacetThatHoldsToday()
    {
        await using var client = await Bot.ConnectAsync();
        var today = TimeProvider.System.Today();
        foreach (var document in Product.Content.Documents.Where(document => document.Extends is null))
        {
            var whole = await client.CallAsync("get_procedure", ("slug", document.Slug));
            var markdown = whole.GetProperty("markdown").GetString()!;
            foreach (var block in document.Sections.SelectMany(section => section.Blocks))
                Assert.True(markdown.Contains(block.Markdown, StringComparison.Ordinal) == block.HoldsOn(today) || block.From > today, $"{document.Slug}: {block.Markdown}");
            Assert.Equal(document.Verified.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), whole.GetProperty("verified").GetString());
            Assert.Equal(document.Confidence switch { Confidence.High => "cao", Confidence.Medium => "vừa", _ => "thấp" }, whole.GetProperty("contentConfidence").GetString());
            if (document.Confidence == Confidence.Low) Assert.Contains("hãy hỏi lại", markdown, StringComparison.Ordinal);
            var facets = whole.GetProperty("facets").EnumerateArray().Select(facet => facet.GetString()!).ToList();
            foreach (var facet in facets) Assert.True((await client.TryCallAsync("get_procedure", ("slug", document.Slug), ("facet", facet))).IsError is not true, $"{document.Slug} {facet}");
        }
    }

    [Fact]
    public async Task Get_OneFacet_HasTheFigureFirstAndTheLegalBasisLast()
    {
        await using var client = await Bot.ConnectAsync();
        var markdown = (await client.CallAsync("get_procedure", ("slug", "dang-ky-thuong-tru"), ("facet", "le-phi"))).Text("markdown");
        Assert.StartsWith(ShortAnswer("dang-ky-thuong-tru", Facet.Fee), markdown, StringComparison.Ordinal);
        Assert.Contains("Căn cứ: 68/2020/QH14", markdown, StringComparison.Ordinal);
        Assert.EndsWith("Kiểm tra ngày 21/11/2026.", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WhatIsNotThere_NamesTheNearest()
    {
        await using var client = await Bot.ConnectAsync();
        var slug = await client.TryCallAsync("get_procedure", ("slug", "ket-hon"));
        Assert.True(slug.IsError);
        Assert.StartsWith("Không có thủ tục mang mã \"ket-hon\". Gần nhất: dang-ky-ket-hon (", slug.Text(), StringComparison.Ordinal);
        var facet = await client.TryCallAsync("get_procedure", ("slug", "dang-ky-ket-hon"), ("facet", "chi-tieu"));
        Assert.True(facet.IsError);
        Assert.Contains("le-phi (Lệ phí)", facet.Text(), StringComparison.Ordinal);
        var place = await client.TryCallAsync("get_procedure", ("slug", "dang-ky-ket-hon"), ("locality", "xa-khong-co"));
        Assert.Contains("xa-vinh-tru (xã Vĩnh Trụ)", place.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanTargets_Each_IsFoundByItsCodeWithItsFigures()
    {
        await using var client = await Bot.ConnectAsync();
        foreach (var plan in Product.Content.Plans)
        {
            foreach (var target in plan.Targets)
            {
                var answer = (await client.CallAsync("get_plan_target", ("query", $"{plan.Slug}/chi-tieu/{target.Id}"), ("locality", plan.Locality))).GetProperty("target");
                Assert.Equal(target.Indicator, answer.Text("indicator"));
                Assert.Equal(target.Unit, answer.GetProperty("unit").GetString());
                Assert.Equal(target.FollowUp, answer.GetProperty("followUp").GetString());
                Assert.Equal((target.Section, plan.Slug, plan.Number), (answer.Text("section"), answer.Text("plan"), answer.GetProperty("planNumber").GetString()));
                Assert.Equal(target.Values.Select(value => (value.Year, value.Value)), answer.GetProperty("values").EnumerateArray().Select(value => (value.Text("year"), value.GetProperty("value").GetString())));
            }
        }
    }

    [Fact]
    public async Task PlanTarget_AskedInWords_IsTheRightOne_AndAYearWithoutAFigureIsSaid()
    {
        await using var client = await Bot.ConnectAsync();
        var answer = await client.CallAsync("get_plan_target", ("query", "tỷ lệ hài lòng về dịch vụ công"), ("year", 2026));
        Assert.Equal("95", answer.GetProperty("target").Text("value"));
        Assert.Equal("I.2.1", answer.GetProperty("target").Text("section"));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("message").ValueKind);
        Assert.NotEqual(0, answer.GetProperty("others").GetArrayLength());
        var later = await client.CallAsync("get_plan_target", ("query", answer.GetProperty("target").Text("id")), ("year", 2031));
        Assert.Equal("Kế hoạch không ghi con số cho năm 2031; các năm có: 2026.", later.Text("message"));
        Assert.Equal(JsonValueKind.Null, later.GetProperty("target").GetProperty("value").ValueKind);
        var nothing = await client.CallAsync("get_plan_target", ("query", "số lượng hổ nuôi"));
        Assert.StartsWith("Chưa có thông tin", nothing.Text("message"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, nothing.GetProperty("target").ValueKind);
    }

    [Fact]
    public async Task PlanTasks_OfEachPlan_AreAllThereWithWhoAndWhen()
    {
        await using var client = await Bot.ConnectAsync();
        foreach (var plan in Product.Content.Plans)
        {
            var list = await client.CallAsync("search_plan_tasks", ("locality", plan.Locality), ("plan", plan.Slug), ("limit", 50));
            Assert.Equal(plan.Tasks.Count, list.GetProperty("total").GetInt32());
            foreach (var shown in list.GetProperty("tasks").EnumerateArray())
            {
                var task = plan.Tasks.Single(task => shown.Text("id") == $"{plan.Slug}/nhiem-vu/{task.Id}");
                Assert.Equal((task.Title, task.Lead, task.With, task.Product, task.Section), (shown.Text("title"), shown.GetProperty("lead").GetString(), shown.GetProperty("coordinating").GetString(), shown.GetProperty("product").GetString(), shown.Text("section")));
            }
        }
    }

    [Fact]
    public async Task PlanTasks_Filtered_AreOnlyThose()
    {
        await using var client = await Bot.ConnectAsync();
        var past = await client.CallAsync("search_plan_tasks", ("agency", "cong an"), ("due", "past"), ("locality", "xa-hoang-trung"), ("limit", 50));
        Assert.NotEqual(0, past.GetProperty("total").GetInt32());
        Assert.All(past.GetProperty("tasks").EnumerateArray(), task => Assert.True(task.GetProperty("isPast").GetBoolean() && task.Text("lead").Contains("ông an", StringComparison.Ordinal)));
        var words = await client.CallAsync("search_plan_tasks", ("query", "so hoa ket qua"));
        Assert.Equal("Công an xã", words.GetProperty("tasks")[0].Text("lead"));
        var nothing = await client.CallAsync("search_plan_tasks", ("query", "nuôi hổ trong vườn"), ("locality", "tat-ca"));
        Assert.Equal((0, "Chưa có thông tin: kế hoạch không có nhiệm vụ nào khớp."), (nothing.GetProperty("total").GetInt32(), nothing.Text("message")));
        Assert.NotEqual(0, nothing.GetProperty("nearest").GetArrayLength());
        Assert.Contains("xa-vinh-tru-2026", (await client.TryCallAsync("search_plan_tasks", ("plan", "x"))).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search_procedures", "{}", "Thiếu tham số \"query\".")]
    [InlineData("search_procedures", "{\"query\":\"\"}", "Tham số \"query\" phải dài ít nhất 1 ký tự.")]
    [InlineData("search_procedures", "{\"query\":\"?!\"}", "Câu hỏi không có chữ nào đọc được.")]
    [InlineData("search_procedures", "{\"query\":5}", "Tham số \"query\" phải là chữ.")]
    [InlineData("search_procedures", "{\"query\":\"x\",\"limit\":11}", "Tham số \"limit\" phải là số nguyên từ 1 đến 10.")]
    [InlineData("search_procedures", "{\"query\":\"x\",\"limit\":2.5}", "Tham số \"limit\" phải là số nguyên.")]
    [InlineData("search_procedures", "{\"query\":\"x\",\"limit\":1e300}", "Tham số \"limit\" phải là số nguyên.")]
    [InlineData("search_procedures", "{\"query\":\"x\",\"top\":1}", "Không có tham số \"top\". Các tham số: query, locality, limit.")]
    [InlineData("search_plan_tasks", "{\"due\":\"tomorrow\"}", "Tham số \"due\" phải là một trong: any, thisMonth, past, later, noDay.")]
    [InlineData("get_plan_target", "{\"query\":\"x\",\"year\":99}", "Tham số \"year\" phải là số nguyên từ 2000 đến 2100.")]
    [InlineData("get_plan_target", "{\"query\":[\"x\"]}", "Tham số \"query\" phải là chữ.")]
    public async Task Call_BadArguments_AreSaidInVietnamese(string tool, string arguments, string fault)
    {
        await using var client = await Bot.ConnectAsync();
        var result = await client.CallToolAsync(new CallToolRequestParams { Name = tool, Arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments) });
        Assert.True(result.IsError);
        Assert.Equal(fault, result.Text());
    }

    [Fact]
    public async Task Call_AnUnknownTool_IsAnErrorOfTheProtocol()
    {
        await using var client = await Bot.ConnectAsync();
        var fault = await Assert.ThrowsAsync<ModelContextProtocol.McpProtocolException>(() => client.TryCallAsync("delete_everything"));
        Assert.Equal(ModelContextProtocol.McpErrorCode.InvalidParams, fault.ErrorCode);
        Assert.Contains("Không có công cụ này.", fault.Message, StringComparison.Ordinal);
    }

    private static string ShortAnswer(string slug, Facet facet)
    {
        var section = Product.Content.Documents.Single(document => document.Slug == slug).Sections.Single(section => section.Facet == facet);
        return ReplyRenderer.Text(FirstSentence.Of(string.Join("\n\n", section.Blocks.Where(block => block.HoldsOn(TimeProvider.System.Today())).Select(block => block.Markdown))));
    }

    private static void AssertDescribed(JsonElement schema, string tool)
    {
        if (schema.TryGetProperty("items", out var items)) AssertDescribed(items, tool);
        if (!schema.TryGetProperty("properties", out var properties)) return;
        foreach (var property in properties.EnumerateObject())
        {
            Assert.True(property.Value.TryGetProperty("description", out var description) && Vietnamese.IsIn(description.GetString()), $"{tool}: {property.Name}");
            AssertDescribed(property.Value, tool);
        }
    }
}
