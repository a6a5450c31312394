using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using De06Assistant.Bot.Channels.ChannelService;
using De06Assistant.Tests.Support;
using De06Assistant.Tests.Support.Connector;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Bot.Channels.ChannelService;

/// <summary>What each channel gets, what a request must look like, and how many are taken.</summary>
[Collection(ChannelServiceGroup.Name)]
public sealed class ChannelFormTests(ChannelServiceBot shared)
{
    private const string Question = "đăng ký thường trú cần giấy tờ gì";

    private ConnectorService Connector => shared.Connector;

    [Fact]
    public async Task Message_FromWebChat_GetsCitationsAndSuggestedActions()
    {
        var reply = await AskAsync("webchat", Question);
        Assert.Contains("\n[1]: ", reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(reply.GetProperty("entities").EnumerateArray());
        Assert.NotEmpty(reply.GetProperty("suggestedActions").GetProperty("actions").EnumerateArray());
    }

    [Fact]
    public async Task Message_FromAChannelWithoutMarkdownOrButtons_GetsPartsOfPlainTextThatSayItAll()
    {
        var conversation = ChannelActivity.NewConversation();
        await DeliverAsync(HttpStatusCode.Accepted, ChannelActivity.Message(Connector, "sms", conversation, Question));
        await DeliverAsync(HttpStatusCode.Accepted, ChannelActivity.Message(Connector, "sms", conversation, "xin chào"));
        List<JsonElement> parts = [];
        do parts.Add((await Connector.NextAsync(conversation)).Activity);
        while (!parts[^1].GetProperty("text").GetString()!.StartsWith("Chào bạn", StringComparison.Ordinal));
        Assert.All(parts, part =>
        {
            Assert.InRange(part.GetProperty("text").GetString()!.Length, 1, 1600);
            Assert.Equal("plain", part.GetProperty("textFormat").GetString());
            Assert.DoesNotContain("**", part.GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.False(part.TryGetProperty("attachments", out _) || part.TryGetProperty("suggestedActions", out _) || part.TryGetProperty("entities", out _) || part.TryGetProperty("channelData", out _));
        });
        var all = string.Join('\n', parts.Select(part => part.GetProperty("text").GetString()));
        Assert.Contains("Bạn có thể hỏi tiếp:", all, StringComparison.Ordinal);
        Assert.Contains("Xem trang đầy đủ (http", all, StringComparison.Ordinal);
        Assert.Contains("Nguồn: ", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_FromMessenger_GetsQuickRepliesAndTheFormAsALink()
    {
        var reply = await AskAsync("facebook", "tôi muốn gặp cán bộ");
        Assert.False(reply.TryGetProperty("attachments", out _));
        Assert.Contains("/cau-hoi/de-lai", reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        var answer = await AskAsync("facebook", "đăng ký kết hôn ở đâu");
        Assert.All(answer.GetProperty("suggestedActions").GetProperty("actions").EnumerateArray(), action => Assert.Equal("imBack", action.GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("null", 400)]
    [InlineData("[]", 400)]
    [InlineData("{\"type\":\"message\"", 400)]
    [InlineData("{\"type\":3}", 400)]
    [InlineData("{\"type\":\"message\",\"channelId\":\"msteams\",\"conversation\":{\"id\":\"a\"}}", 400)]
    [InlineData("{\"type\":\"message\",\"channelId\":\"msteams\",\"serviceUrl\":\"$\",\"conversation\":null}", 400)]
    [InlineData("{\"type\":\"message\",\"channelId\":\"msteams\",\"serviceUrl\":\"$\",\"conversation\":{\"id\":\"a\"},\"text\":\"x\"}", 400)]
    [InlineData("{\"type\":\"message\",\"channelId\":\"msteams\",\"serviceUrl\":\"$\",\"conversation\":{\"id\":\"a\"},\"from\":{\"id\":\"b\"},\"text\":\"x\"}", 400)]
    [InlineData("{\"type\":\"conversationUpdate\",\"id\":\"1\",\"channelId\":\"msteams\",\"serviceUrl\":\"$\",\"conversation\":{\"id\":\"a\"},\"from\":{\"id\":\"b\"},\"membersAdded\":[null]}", 200)]
    [InlineData("{\"type\":\"messageReaction\",\"id\":\"1\",\"channelId\":\"msteams\",\"serviceUrl\":\"$\",\"conversation\":{\"id\":\"a\"},\"from\":{\"id\":\"b\"},\"reactionsAdded\":[null,{\"type\":null}]}", 200)]
    [InlineData("{\"type\":\"invoke\",\"id\":\"1\",\"name\":\"message/submitAction\",\"channelId\":\"msteams\",\"serviceUrl\":\"$\",\"conversation\":{\"id\":\"a\"},\"from\":{\"id\":\"b\"},\"value\":\"x\"}", 501)]
    [InlineData("{\"type\":\"typing\",\"id\":\"1\",\"channelId\":\"msteams\",\"serviceUrl\":\"$\",\"conversation\":{\"id\":\"a\"}}", 200)]
    [InlineData("{\"type\":\"chua-biet\",\"channelId\":\"msteams\",\"serviceUrl\":\"$\",\"conversation\":{\"id\":\"a\"}}", 200)]
    public async Task Body_IncompleteOrUnknown_IsAnsweredAsSuch(string body, int status)
    {
        using var request = Request(new StringContent(body.Replace("$", Connector.Address, StringComparison.Ordinal), Encoding.UTF8, "application/json"));
        using var response = await shared.Bot.Client.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        if (status >= 400) Assert.NotEmpty((string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["code"]!);
    }

    [Fact]
    public async Task Body_TooLongOrOfAnotherType_IsRefused()
    {
        using (var request = Request(new StringContent("{}", Encoding.UTF8, "text/plain")))
        using (var response = await shared.Bot.Client.SendAsync(request)) Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        var activity = ChannelActivity.Teams(Connector, ChannelActivity.NewConversation(), Question);
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = new string('x', 100 * 1024) });
        await DeliverAsync(HttpStatusCode.Accepted, activity);
        activity["attachments"]![0]!["content"] = new string('x', 300 * 1024);
        await DeliverAsync(HttpStatusCode.RequestEntityTooLarge, activity);
    }

    [Fact]
    public async Task Messages_TooManyOfOnePerson_AreRefusedAndOthersAreNot()
    {
        await using var connector = await ConnectorService.StartAsync();
        using var folder = new TemporaryFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path, settings: connector.Settings(("Assistant__ChannelService__MessagesPerMinute", "2")));
        var conversation = ChannelActivity.NewConversation();
        List<HttpStatusCode> statuses = [];
        // More than a sliding window of a minute can let through while they are sent one after another.
        for (var i = 0; i < 40; i++)
        {
            using var response = await ChannelServiceBot.DeliverAsync(bot, ChannelActivity.Teams(connector, conversation, Question), "Bearer " + connector.Key.Sign(connector.Claims()));
            statuses.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) Assert.NotNull(response.Headers.RetryAfter);
        }
        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Accepted], statuses[..2]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        using var other = await ChannelServiceBot.DeliverAsync(bot, ChannelActivity.Teams(connector, ChannelActivity.NewConversation(), Question), "Bearer " + connector.Key.Sign(connector.Claims()));
        Assert.Equal(HttpStatusCode.Accepted, other.StatusCode);
    }

    [Fact]
    public void Parts_OfAnyText_LoseNothingButWhiteSpaceAndFit() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<PositiveInt>(),
        (text, longest) =>
        {
            var limit = longest.Get + 1;
            var parts = TextParts.Of(text.Get, limit);
            return parts.All(part => part.Length <= limit) && Letters(string.Concat(parts)) == Letters(text.Get);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parts_OfParagraphs_AreCutBetweenThem() => Assert.Equal(["Một hai\nba.", "Bốn năm sáu."], TextParts.Of("Một hai\nba.\n\nBốn năm sáu.", 15));

    [Theory]
    [InlineData("Trước\n\n| A | B |\n|---|:-:|\n| một | hai |\n| ba \\| bốn | |\n\nSau", "Trước\n\n- **một**: hai\n- ba | bốn\n\nSau")]
    [InlineData("| A | B | C |\n| - | - | - |\n| **một** | hai | ba |", "- **một**: B: hai; C: ba")]
    [InlineData("| không có gạch |\nchữ", "| không có gạch |\nchữ")]
    public void Tables_AreWrittenAsLists(string markdown, string expected) => Assert.Equal(expected, TablesAsLists.Of(markdown));

    [Fact]
    public void Tables_OfAnyCells_KeepEveryCell() => Prop.ForAll(
        Gen.Choose(1, 9).Select(number => $"ô{number}").ListOf(3).ListOf().ToArbitrary(),
        rows =>
        {
            var list = TablesAsLists.Of("| A | B | C |\n|---|---|---|\n" + string.Join('\n', rows.Select(row => $"| {string.Join(" | ", row)} |")));
            return list.Split('\n', StringSplitOptions.RemoveEmptyEntries).SequenceEqual(rows.Select(row => $"- **{row[0]}**: B: {row[1]}; C: {row[2]}"));
        }).QuickCheckThrowOnFailure();

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private async Task<JsonElement> AskAsync(string channel, string text)
    {
        var conversation = ChannelActivity.NewConversation();
        await DeliverAsync(HttpStatusCode.Accepted, ChannelActivity.Message(Connector, channel, conversation, text));
        return (await Connector.NextAsync(conversation)).Activity;
    }

    private async Task DeliverAsync(HttpStatusCode expected, JsonObject activity)
    {
        using var response = await shared.DeliverAsync(activity);
        Assert.Equal(expected, response.StatusCode);
    }

    private HttpRequestMessage Request(HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Connector.Key.Sign(Connector.Claims()));
        return request;
    }
}
