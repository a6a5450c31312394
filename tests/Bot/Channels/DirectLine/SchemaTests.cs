using System.Text.Json;
using Dapper;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.DirectLine;

/// <summary>Every activity that is sent keeps the rules of the published schema, and every card those of Adaptive Cards.</summary>
[Collection(DirectLineGroup.Name)]
public sealed class SchemaTests(DirectLineBot direct)
{
    private const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    private RunningBot Bot => direct.Bot;

    /// <summary>What makes the assistant do each thing that it can do.</summary>
    private static readonly string[] Said =
    [
        "lệ phí đăng ký thường trú", "đăng ký", "xã Vĩnh Trụ đặt chỉ tiêu hài lòng bao nhiêu phần trăm", "ai chủ trì số hóa kết quả thủ tục hành chính", "thời tiết mai thế nào",
        "hồ sơ của tôi đến đâu rồi", "chào bạn", "cảm ơn", "cho tôi gặp cán bộ", "cứu tôi với", "", "!!!", new string('a', 1001), "số hotline của xã",
        "quay lại", "ngắn gọn", "chi tiết hơn", "bắt đầu lại", "thủ tục xuất khẩu gạo sang Nhật", "kế hoạch của xã có chỉ tiêu về trồng rừng không",
    ];

    private static readonly string[] Families =
    [
        "answered_procedure", "answered_plan", "answered_smalltalk", "clarification_topic", "clarification_checklist", "declined_out_of_scope", "declined_no_content", "declined_account_data",
        "handoff_requested", "safety_emergency",
    ];

    [Fact]
    public async Task Send_AnythingTheAssistantSays_KeepsTheRules()
    {
        var conversations = new List<OpenConversation> { await Bot.OpenAsync() };
        foreach (var text in Said)
        {
            // In the midst of a conversation, and as its first word.
            await conversations[0].SendAsync(OpenConversation.Message(text));
            conversations.Add(await Bot.OpenAsync());
            await conversations[^1].SendAsync(OpenConversation.Message(text));
        }
        conversations.Add(await WalkAChecklistAsync());
        foreach (var some in Questions().Chunk(40))
        {
            conversations.Add(await Bot.OpenAsync());
            foreach (var text in some) await conversations[^1].SendAsync(OpenConversation.Message(text, Guid.NewGuid().ToString()));
        }
        await SendOfWebChatAsync(conversations[0]);

        var sent = new List<JsonElement>();
        foreach (var conversation in conversations) sent.AddRange(await conversation.AllAsync());
        Assert.All(sent, activity => Assert.True(ActivityRules.Broken(activity).Count == 0, $"{string.Join("; ", ActivityRules.Broken(activity))}\n{activity}"));
        Assert.All(sent.Where(activity => activity.GetProperty("from").GetProperty("role").GetString() == "bot"), activity =>
            Assert.True(activity.TryGetProperty("replyToId", out _) || activity.GetProperty("text").GetString()!.StartsWith("Xin chào", StringComparison.Ordinal), activity.ToString()));
        AssertFamilies(conversations.Select(conversation => conversation.Id));
        await AssertCardsAsync([.. sent.SelectMany(Attachments).Where(card => card.GetProperty("contentType").GetString() == AdaptiveCard).Select(card => card.GetProperty("content"))]);
    }

    [Theory]
    [InlineData("""{"type":"message"}""", "A2020 channelId")]
    [InlineData("""{"type":"message","timestamp":"2026-11-26T20:00:00+00:00"}""", "A2043 timestamp in UTC with Z")]
    [InlineData("""{"type":"message","type":"message"}""", "A2001 member names are unique")]
    [InlineData("""{"type":"message","locale":""}""", "A2004 no empty strings")]
    [InlineData("""{"type":"message","attachments":[]}""", "A3050 attachments are not empty")]
    [InlineData("""{"type":"message","entities":[{"type":"a:b"},{"type":"a:b"}]}""", "A2102 no two equal entities")]
    [InlineData("""{"type":"message","suggestedActions":{"actions":[{"type":"openUrl","title":"a","value":"/t"}]}}""", "A7380 A7382 openUrl opens an address")]
    public void Rules_BrokenOnPurpose_AreFound(string activity, string rule)
    {
        using var document = JsonDocument.Parse(activity);
        Assert.Contains(rule, ActivityRules.Broken(document.RootElement));
    }

    private async Task<OpenConversation> WalkAChecklistAsync()
    {
        var conversation = await Bot.OpenAsync();
        var last = (await conversation.AskAsync("Lập danh sách giấy tờ cho trường hợp của tôi: Đăng ký thường trú"))[0];
        for (var steps = 0; steps < 10 && Buttons(last) is { Count: > 0 } buttons && last.GetProperty("inputHint").GetString() == "expectingInput"; steps++)
            last = (await conversation.AskAsync(buttons[0].GetProperty("value").GetString()!))[0];
        Assert.Equal("acceptingInput", last.GetProperty("inputHint").GetString());
        return conversation;
    }

    /// <summary>What Web Chat sends beside the text.</summary>
    private static async Task SendOfWebChatAsync(OpenConversation conversation)
    {
        var from = new { id = "khach", name = "", role = "user" };
        await conversation.SendAsync(new { type = "event", name = "webchat/join", channelId = "webchat", from, locale = "vi-VN", localTimestamp = "2026-11-27T03:00:00.000+07:00", localTimezone = "Asia/Ho_Chi_Minh", value = new { language = "vi" } });
        await conversation.SendAsync(new
        {
            type = "message",
            text = "lệ phí đăng ký thường trú",
            textFormat = "plain",
            channelId = "webchat",
            from,
            locale = "vi-VN",
            localTimestamp = "2026-11-27T03:00:00.000+07:00",
            localTimezone = "Asia/Ho_Chi_Minh",
            attachments = Array.Empty<object>(),
            entities = new object[] { new { requiresBotState = true, supportsListening = true, supportsTts = true, type = "ClientCapabilities" } },
            channelData = new { clientActivityID = "a1", clientTimestamp = "2026-11-27T03:00:00.000Z" },
        });
        await conversation.SendAsync(new { type = "message", text = "x", value = "noi", from, attachments = new[] { new { contentType = "image/png", contentUrl = "data:image/png;base64,AA", name = "" } } });
    }

    private void AssertFamilies(IEnumerable<string> conversations)
    {
        using var connection = new SqliteRecords(Bot.Database).Open();
        var statuses = connection.Query<string>("SELECT DISTINCT status FROM turns WHERE conversation_id IN @conversations", new { conversations });
        Assert.Empty(Families.Except(statuses));
    }

    private static async Task AssertCardsAsync(IReadOnlyList<JsonElement> cards)
    {
        Assert.NotEmpty(cards);
        await using var reader = NodeClient.Start("cards.mjs");
        foreach (var card in cards)
        {
            await reader.WriteLineAsync(JsonSerializer.Serialize(card));
            Assert.Equal("[]", await reader.ReadLineAsync());
        }
        await reader.WriteLineAsync("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text"},{"type":"TextBlok"}]}""");
        Assert.NotEqual("[]", await reader.ReadLineAsync());
    }

    /// <summary>Questions of citizens, and what no content answers.</summary>
    private static IEnumerable<string> Questions()
    {
        var lines = File.ReadLines(Path.Combine(Product.Home, "tests/eval/test.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        return lines.Take(120).Concat(lines.Where(line => line.GetProperty("label").GetString() == "OTHER-TTHC").Take(40)).Select(line => line.GetProperty("q").GetString()!);
    }

    private static List<JsonElement> Buttons(JsonElement activity) =>
        [.. Attachments(activity).Where(card => card.GetProperty("contentType").GetString() != AdaptiveCard).SelectMany(card => card.GetProperty("content").GetProperty("buttons").EnumerateArray())];

    private static IEnumerable<JsonElement> Attachments(JsonElement activity) =>
        activity.TryGetProperty("attachments", out var attachments) ? attachments.EnumerateArray().Where(file => file.TryGetProperty("content", out _)) : [];
}
