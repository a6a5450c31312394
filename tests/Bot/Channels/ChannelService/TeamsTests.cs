using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using De06Assistant.Tests.Support.Connector;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Bot.Channels.ChannelService;

/// <summary>Activities in the shapes of Teams: groups, buttons, thumbs, forms, and who comes in.</summary>
[Collection(ChannelServiceGroup.Name)]
public sealed class TeamsTests(ChannelServiceBot shared)
{
    private const string HeroCard = "application/vnd.microsoft.card.hero";
    private const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
    private const string Lan = "29:1-lan";
    private const string Minh = "29:1-minh";

    private ConnectorService Connector => shared.Connector;

    [Fact]
    public async Task Channel_BotIsNamed_AnswersEachPersonWithButtonsOnACard()
    {
        var thread = ChannelActivity.NewConversation("19:abc@thread.tacv2;messageid=");
        var asked = ChannelActivity.TeamsChannel(Connector, thread, "đăng ký khai sinh cần giấy tờ gì", Lan);
        var reply = await AskAsync(asked);
        Assert.Contains("khai sinh", reply.GetProperty("text").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.False(reply.TryGetProperty("suggestedActions", out _));
        var buttons = Buttons(reply);
        Assert.Contains(buttons, button => button.GetProperty("type").GetString() == "imBack");
        Assert.Contains(buttons, button => button.GetProperty("type").GetString() == "openUrl" && button.GetProperty("value").GetString()!.Contains("/t/", StringComparison.Ordinal));
        Assert.Equal("đăng ký khai sinh cần giấy tờ gì", RecordedTurns.Of(shared.Bot, asked).Single().Question);

        // Another person in the same thread has not asked about anything yet.
        var stranger = ChannelActivity.TeamsChannel(Connector, thread, "còn lệ phí thì sao", Minh);
        await AskAsync(stranger);
        Assert.Single(RecordedTurns.Of(shared.Bot, stranger));
        var again = await AskAsync(ChannelActivity.TeamsChannel(Connector, thread, "còn lệ phí thì sao", Lan));
        Assert.Contains("khai sinh", again.GetProperty("text").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, RecordedTurns.Of(shared.Bot, asked).Count);
    }

    [Fact]
    public async Task Chat_SourcesAreLinksAndTheFormCanBeFilledIn()
    {
        var conversation = ChannelActivity.NewConversation();
        var answer = await AskAsync(ChannelActivity.Teams(Connector, conversation, "đăng ký thường trú cần giấy tờ gì"));
        var text = answer.GetProperty("text").GetString()!;
        Assert.Contains("Nguồn: [", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n[1]: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("|---", text, StringComparison.Ordinal);
        Assert.Contains("\n- **Nhà của mình**: CT01", text, StringComparison.Ordinal);
        Assert.False(answer.TryGetProperty("entities", out _));
        Assert.Equal("markdown", answer.GetProperty("textFormat").GetString());
        Assert.Equal("default", answer.GetProperty("channelData").GetProperty("feedbackLoop").GetProperty("type").GetString());

        var declined = await AskAsync(ChannelActivity.Teams(Connector, conversation, "tôi muốn gặp cán bộ"));
        var form = declined.GetProperty("attachments").EnumerateArray().Single(attachment => attachment.GetProperty("contentType").GetString() == AdaptiveCard);
        var data = form.GetProperty("content").GetProperty("actions")[0].GetProperty("card").GetProperty("actions")[0].GetProperty("data");
        var submitted = ChannelActivity.Of(Connector, "msteams", "message", conversation, "29:1Xyz-Nguoi_Hoi");
        submitted["value"] = JsonSerializer.SerializeToNode(data);
        submitted["value"]!["question"] = "Bao giờ xã trả thẻ căn cước?";
        var done = await AskAsync(submitted);
        Assert.Contains("Mã xem câu trả lời", done.GetProperty("text").GetString(), StringComparison.Ordinal);
        // Delivered again, it is left once.
        await DeliverAsync(HttpStatusCode.OK, submitted, conversation);
        using var connection = new SqliteConnection($"Data Source={shared.Bot.Database};Mode=ReadOnly");
        Assert.Equal(1, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM left_questions WHERE question = 'Bao giờ xã trả thẻ căn cước?' AND channel = 'msteams'"));
    }

    [Fact]
    public async Task Feedback_IsARatingOfTheAnswerThatItStandsUnder()
    {
        var conversation = ChannelActivity.NewConversation();
        var asked = ChannelActivity.Teams(Connector, conversation, "đăng ký tạm trú cần giấy tờ gì");
        var answer = await ArrivedAsync(asked);
        // The next question is answered when the first answer is known by the channel's name.
        await AskAsync(ChannelActivity.Teams(Connector, conversation, "lệ phí"));
        var feedback = Operation(conversation, Lan, answer.Id, "like", "Rõ ràng, số của tôi là 0912345678");
        await DeliverAsync(HttpStatusCode.OK, feedback);
        Assert.Null(RecordedTurns.Of(shared.Bot, asked)[0].Score);
        feedback["from"]!["id"] = "29:1Xyz-Nguoi_Hoi";
        using (var response = await shared.DeliverAsync(feedback))
        {
            Assert.Equal((HttpStatusCode.OK, "{}"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
            Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        }
        var rated = RecordedTurns.Of(shared.Bot, asked)[0];
        Assert.Equal(4, rated.Score);
        Assert.StartsWith("Rõ ràng", rated.Comment, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", rated.Comment, StringComparison.Ordinal);

        var reaction = ChannelActivity.Of(Connector, "msteams", "messageReaction", conversation, "29:1Xyz-Nguoi_Hoi");
        reaction["replyToId"] = answer.Id;
        reaction["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "angry" });
        await DeliverAsync(HttpStatusCode.OK, reaction);
        Assert.Equal(2, RecordedTurns.Of(shared.Bot, asked)[0].Score);
        Assert.Null(RecordedTurns.Of(shared.Bot, asked)[1].Score);
        Assert.Equal(0, Connector.Unread(conversation));
    }

    [Fact]
    public async Task Operation_Unknown_IsNotImplemented()
    {
        var operation = Operation(ChannelActivity.NewConversation(), Lan, "x", "like", "");
        operation["name"] = "task/fetch";
        await DeliverAsync(HttpStatusCode.NotImplemented, operation);
    }

    [Fact]
    public async Task ComingIn_IsWelcomedOnce()
    {
        var chat = ChannelActivity.NewConversation();
        await DeliverAsync(HttpStatusCode.Accepted, Coming(chat, ChannelActivity.BotId));
        var welcome = (await Connector.NextAsync(chat)).Activity;
        Assert.Contains("Xin chào", welcome.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(Buttons(welcome));
        await AskAsync(ChannelActivity.Teams(Connector, chat, "lệ phí đăng ký tạm trú"));
        await DeliverAsync(HttpStatusCode.OK, Coming(chat, "29:1Xyz-Nguoi_Hoi"));
        Assert.Equal(0, Connector.Unread(chat));

        var team = ChannelActivity.NewConversation("19:doi@thread.tacv2");
        var someone = Coming(team, Minh);
        someone["conversation"] = new JsonObject { ["isGroup"] = true, ["conversationType"] = "channel", ["id"] = team };
        await DeliverAsync(HttpStatusCode.OK, someone);
        var bot = Coming(team, ChannelActivity.BotId);
        bot["conversation"] = new JsonObject { ["isGroup"] = true, ["conversationType"] = "channel", ["id"] = team };
        await DeliverAsync(HttpStatusCode.Accepted, bot);
        await Connector.NextAsync(team);
        Assert.Equal(0, Connector.Unread(team));
    }

    private async Task<JsonElement> AskAsync(JsonObject activity) => (await ArrivedAsync(activity)).Activity;

    private async Task<Arrived> ArrivedAsync(JsonObject activity)
    {
        await DeliverAsync(HttpStatusCode.Accepted, activity);
        return await Connector.NextAsync((string)activity["conversation"]!["id"]!);
    }

    private async Task DeliverAsync(HttpStatusCode expected, JsonObject activity, string? settled = null)
    {
        // What was sent last is recorded as sent when the next one arrives.
        if (settled is not null) await AskAsync(ChannelActivity.Teams(Connector, settled, "xin chào"));
        using var response = await shared.DeliverAsync(activity);
        Assert.Equal(expected, response.StatusCode);
    }

    private static IReadOnlyList<JsonElement> Buttons(JsonElement reply) =>
        [.. reply.GetProperty("attachments").EnumerateArray().Where(attachment => attachment.GetProperty("contentType").GetString() == HeroCard).SelectMany(card => card.GetProperty("content").GetProperty("buttons").EnumerateArray())];

    private JsonObject Operation(string conversation, string user, string message, string reaction, string words)
    {
        var operation = ChannelActivity.Of(Connector, "msteams", "invoke", conversation, user);
        operation["name"] = "message/submitAction";
        operation["replyToId"] = message;
        operation["value"] = new JsonObject
        {
            ["actionName"] = "feedback",
            ["actionValue"] = new JsonObject { ["reaction"] = reaction, ["feedback"] = new JsonObject { ["feedbackText"] = words }.ToJsonString() },
        };
        return operation;
    }

    private JsonObject Coming(string conversation, string who)
    {
        var update = ChannelActivity.Of(Connector, "msteams", "conversationUpdate", conversation, "29:1Xyz-Nguoi_Hoi");
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = who });
        return update;
    }
}
