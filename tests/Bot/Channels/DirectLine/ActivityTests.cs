using System.Net;
using System.Text.Json;
using Dapper;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.DirectLine;

/// <summary>What is sent, what comes back, and what is kept of it.</summary>
[Collection(DirectLineGroup.Name)]
public sealed class ActivityTests(DirectLineBot direct)
{
    private const string Fee = "lệ phí đăng ký thường trú";

    private RunningBot Bot => direct.Bot;

    [Fact]
    public async Task Send_Question_ComesBackWithItsNameAndIsAnswered()
    {
        var conversation = await Bot.OpenAsync();
        var id = await conversation.SendAsync(OpenConversation.Message(Fee, "ten-1"));
        var all = await conversation.AllAsync();
        Assert.Equal(3, all.Count);
        Assert.Equal("bot", all[0].GetProperty("from").GetProperty("role").GetString());
        var (echo, answer) = (all[1], all[2]);
        Assert.Equal((id, Fee, "ten-1"), (Text(echo, "id"), Text(echo, "text"), echo.GetProperty("channelData").GetProperty("clientActivityID").GetString()));
        Assert.EndsWith("Z", Text(echo, "timestamp"), StringComparison.Ordinal);
        Assert.Equal(id, Text(answer, "replyToId"));
        Assert.StartsWith("Nộp trực tiếp 20.000 đồng", Text(answer, "text"), StringComparison.Ordinal);
        Assert.Equal("expectingInput", Text((await conversation.AskAsync("Lập danh sách giấy tờ cho trường hợp của tôi: Đăng ký thường trú"))[^1], "inputHint"));
    }

    [Fact]
    public async Task Send_SameMessageEightTimesAtOnce_IsStoredAndAnsweredOnce()
    {
        var conversation = await Bot.OpenAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => conversation.SendAsync(OpenConversation.Message(Fee, "ten-8"))));
        Assert.Single(ids.Distinct());
        Assert.Equal(3, (await conversation.AllAsync()).Count);
        var own = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => conversation.SendAsync(new { type = "message", id = "cua-toi", text = Fee, from = new { id = "khach" } })));
        Assert.Single(own.Distinct());
        Assert.Equal(5, (await conversation.AllAsync()).Count);
        Assert.Equal(2, Count("SELECT COUNT(*) FROM turns WHERE conversation_id = @id", conversation.Id));
    }

    [Fact]
    public async Task Send_ProcessEndedBeforeTheAnswer_IsAnsweredWhenTheClientComesBack()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path, settings: DirectLineBot.Settings);
        var conversation = await bot.OpenAsync();
        await conversation.SendAsync(OpenConversation.Message(Fee, "ten-1"));
        var whole = await conversation.AllAsync();
        // As the loss of the process between storing the question and storing its answer leaves it; the turn may be there or not.
        using (var connection = new SqliteRecords(bot.Database).Open())
        {
            connection.Execute("DELETE FROM directline_activities WHERE number = 3; UPDATE directline_activities SET answered = 0 WHERE number = 2; UPDATE directline_conversations SET last = 2");
        }
        var all = await conversation.AllAsync();
        Assert.Equal(whole.Select(activity => Text(activity, "id")), all.Select(activity => Text(activity, "id")));
        // Sent again all the same, it is the same.
        await conversation.SendAsync(OpenConversation.Message(Fee, "ten-1"));
        Assert.Equal(3, (await conversation.AllAsync()).Count);
    }

    [Fact]
    public async Task Send_UserOfTheToken_CannotBeAnother()
    {
        var named = await Bot.OpenAsync(DirectLineBot.Secret, new { user = new { id = "dl_lan" } });
        await named.SendAsync(OpenConversation.Message(Fee, user: "ai-do"));
        Assert.Equal("dl_lan", (await named.AllAsync())[1].GetProperty("from").GetProperty("id").GetString());

        var free = await Bot.OpenAsync(DirectLineBot.Secret);
        await free.SendAsync(OpenConversation.Message(Fee, user: "ai-do"));
        Assert.Equal("ai-do", (await free.AllAsync())[0].GetProperty("from").GetProperty("id").GetString());
        await free.PostAsync(OpenConversation.Message(Fee, user: "dl_lan")).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
        await free.PostAsync(OpenConversation.Message(Fee, user: "de06assistant")).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task Welcome_TokenWithAUserOrTheEventOfWebChat_ComesOnce()
    {
        var named = await Bot.OpenAsync(DirectLineBot.Secret, new { user = new { id = "dl_lan" } });
        await named.ReconnectAsync("");
        await Bot.CallAsync(HttpMethod.Post, "/conversations", named.Token).DoneAsync();
        await named.SendAsync(Join);
        Assert.Single(await named.AllAsync(), activity => Text(activity, "type") == "message");

        var free = await Bot.OpenAsync(DirectLineBot.Secret);
        Assert.Empty(await free.AllAsync());
        await free.SendAsync(Join);
        await free.SendAsync(Join);
        Assert.Single(await free.AllAsync(), activity => Text(activity, "type") == "message");
    }

    [Fact]
    public async Task Welcome_LocalityOfTheToken_IsThatOfTheAnswersToo()
    {
        var conversation = await Bot.OpenAsync(null, new { locality = "xa-hoang-trung" });
        Assert.Contains("xã Hoằng Trung", Text((await conversation.AllAsync())[0], "text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_Watermark_GivesWhatCameAfterIt()
    {
        var conversation = await Bot.OpenAsync();
        await conversation.SendAsync(OpenConversation.Message(Fee));
        var first = await conversation.ReadAsync();
        Assert.Equal((3, "3"), (first.GetProperty("activities").GetArrayLength(), Text(first, "watermark")));
        var none = await conversation.ReadAsync("3");
        Assert.Equal((0, "3"), (none.GetProperty("activities").GetArrayLength(), Text(none, "watermark")));
        await conversation.SendAsync(OpenConversation.Message("cảm ơn"));
        Assert.Equal(2, (await conversation.ReadAsync("3")).GetProperty("activities").GetArrayLength());
        Assert.Equal(5, (await conversation.ReadAsync("")).GetProperty("activities").GetArrayLength());
        // From another life of the records: nothing is missed for ever.
        Assert.Equal("5", Text(await conversation.ReadAsync("99"), "watermark"));
        foreach (var bad in new[] { "-1", "x", "1.5", "99999999999999999999" })
            await Bot.CallAsync(HttpMethod.Get, $"{conversation.Path}/activities?watermark={bad}", conversation.Token).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task Send_PersonalNumbers_AreKeptNowhere()
    {
        var conversation = await Bot.OpenAsync();
        const string Number = "001099012345";
        await conversation.SendAsync(new
        {
            type = "message",
            text = $"căn cước {Number} của tôi hết hạn",
            from = new { id = "khach", name = "Nguyễn Văn A" },
            channelData = new { clientActivityID = "12345678901234567890", note = "gọi 0912345678" },
            entities = new[] { new { type = "x", text = "a@b.vn" } },
            attachments = new[] { new { contentType = "image/png", contentUrl = "https://a.vn/0912345678.png", name = "0912345678.png" } },
            other = "0912345678",
        });
        var echo = (await conversation.AllAsync())[1];
        Assert.Equal("căn cước [số đã che] của tôi hết hạn", Text(echo, "text"));
        Assert.Equal("12345678901234567890", echo.GetProperty("channelData").GetProperty("clientActivityID").GetString());
        foreach (var stored in Texts())
            Assert.All(new[] { Number, "0912345678", "a@b.vn", "Nguyễn Văn A" }, secret => Assert.DoesNotContain(secret, stored, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_FormToLeaveAQuestion_GivesACodeAndKeepsTheContactSealedOnly()
    {
        var conversation = await Bot.OpenAsync();
        var turn = Text((await conversation.AskAsync("thời tiết mai thế nào"))[0], "id");
        await conversation.SendAsync(new
        {
            type = "message",
            from = new { id = "khach" },
            value = new { action = "leave-question", turnId = turn, question = "Xã có lịch cấp căn cước lưu động không?", name = "Đỗ Thị Na", phone = "0912 345 678" },
        });
        Assert.Matches("Mã xem câu trả lời: \\*\\*[0-9A-Z]{4}-[0-9A-Z]{4}\\*\\*", Text((await conversation.AllAsync())[^1], "text"));
        Assert.Equal(1, Count("SELECT COUNT(*) FROM left_questions WHERE conversation_id = @id AND contact IS NOT NULL AND channel = 'directline'", conversation.Id));
        foreach (var stored in Texts())
            Assert.All(new[] { "Đỗ Thị Na", "0912 345 678" }, secret => Assert.DoesNotContain(secret, stored, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_Feedback_IsARatingOfTheTurn()
    {
        var conversation = await Bot.OpenAsync();
        var answer = (await conversation.AskAsync(Fee))[0];
        var turn = Text(answer, "id");
        await conversation.SendAsync(new
        {
            type = "invoke",
            name = "message/submitAction",
            from = new { id = "khach" },
            replyToId = turn,
            value = new { actionName = "feedback", actionValue = new { reaction = "dislike", feedback = new { feedbackText = "Chưa nói rõ, gọi 0912345678" } } },
        });
        Assert.Equal(("2", "Chưa nói rõ, gọi [số đã che]"), Rating(turn));
        var like = answer.GetProperty("entities")[0].GetProperty("potentialAction").EnumerateArray().Single(action => Text(action, "@type") == "LikeAction");
        await conversation.SendAsync(new { type = "event", name = "webchat:activity-status/feedback", from = new { id = "khach" }, entities = new[] { like } });
        Assert.Equal(("4", null), Rating(turn));
        // Another's turn is not this conversation's to rate.
        var other = await Bot.OpenAsync();
        await other.SendAsync(new { type = "messageReaction", from = new { id = "khach" }, replyToId = turn, reactionsAdded = new[] { new { type = "angry" } } });
        Assert.Equal("4", Rating(turn).Score);
    }

    [Fact]
    public async Task Send_TooLongAQuestion_IsAnsweredInAFriendlyWay()
    {
        var conversation = await Bot.OpenAsync();
        Assert.Contains("dài nhất 1000 ký tự", Text((await conversation.AskAsync(new string('a', 20_000)))[0], "text"), StringComparison.Ordinal);
        Assert.Contains("Hãy viết câu hỏi", Text((await conversation.AskAsync(""))[0], "text"), StringComparison.Ordinal);
        await conversation.PostAsync(OpenConversation.Message(new string('a', 70_000))).RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "RequestTooLarge");
    }

    [Theory]
    [InlineData("""{"type":"conversationUpdate","from":{"id":"a"},"membersAdded":[{"id":"a"}]}""", "BadArgument")]
    [InlineData("""{"type":"installationUpdate","from":{"id":"a"}}""", "BadArgument")]
    [InlineData("""{"from":{"id":"a"},"text":"a"}""", "MissingProperty")]
    [InlineData("""{"type":7}""", "MalformedData")]
    [InlineData("""{"type":"message","timestamp":"hôm nay"}""", "MalformedData")]
    [InlineData("""{"type":"message","from":{"id":"a"},"value":{"a":"\ud800"}}""", "MalformedData")]
    [InlineData("""{"type":"message","from":{"id":"a"},"channelData":{"\ud800":1}}""", "MalformedData")]
    [InlineData("[]", "MalformedData")]
    [InlineData("", "MalformedData")]
    public async Task Send_NotAnActivityOfAClient_IsRefused(string body, string code)
    {
        var conversation = await Bot.OpenAsync(DirectLineBot.Secret);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        await conversation.PostAsync(content).RefusedAsync(HttpStatusCode.BadRequest, code);
        Assert.Empty(await conversation.AllAsync());
        await conversation.PostAsync(new { type = "message", text = "a" }).RefusedAsync(HttpStatusCode.BadRequest, "MissingProperty");
    }

    [Fact]
    public async Task Send_EndOfConversation_EndsIt()
    {
        var conversation = await Bot.OpenAsync();
        await conversation.SendAsync(new { type = "endOfConversation", from = new { id = "khach" } });
        Assert.Equal("endOfConversation", Text((await conversation.AllAsync())[^1], "type"));
        await conversation.PostAsync(OpenConversation.Message(Fee)).RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound");
        await Bot.CallAsync(HttpMethod.Get, conversation.Path, conversation.Token).RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound");
        await Bot.CallAsync(HttpMethod.Post, "/conversations", conversation.Token).RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound");
    }

    private static object Join => new { type = "event", name = "webchat/join", from = new { id = "khach" } };

    private (string? Score, string? Comment) Rating(string? turn)
    {
        using var connection = new SqliteRecords(Bot.Database).Open();
        return connection.QuerySingle<(string, string?)>("SELECT CAST(score AS TEXT), comment FROM ratings WHERE turn_id = @turn", new { turn });
    }

    private int Count(string query, string id)
    {
        using var connection = new SqliteRecords(Bot.Database).Open();
        return connection.ExecuteScalar<int>(query, new { id });
    }

    private List<string> Texts()
    {
        using var connection = new SqliteRecords(Bot.Database).Open();
        return [.. connection.Query<string>("SELECT activity FROM directline_activities UNION ALL SELECT question FROM turns UNION ALL SELECT reply FROM turns UNION ALL SELECT question FROM left_questions")];
    }

    private static string? Text(JsonElement activity, string name) => activity.GetProperty(name).GetString();
}
