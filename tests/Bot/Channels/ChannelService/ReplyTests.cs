using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using De06Assistant.Tests.Support;
using De06Assistant.Tests.Support.Connector;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Bot.Channels.ChannelService;

/// <summary>How answers go back: once, in their order, with a token that is good, and to nobody else.</summary>
[Collection(ChannelServiceGroup.Name)]
public sealed class ReplyTests(ChannelServiceBot shared)
{
    private const string Question = "đăng ký thường trú cần giấy tờ gì";

    private ConnectorService Connector => shared.Connector;

    [Fact]
    public async Task Message_IsAnsweredThroughTheConnector()
    {
        var conversation = ChannelActivity.NewConversation();
        var asked = ChannelActivity.Teams(Connector, conversation, Question);
        await AssertStatusAsync(HttpStatusCode.Accepted, asked);
        var arrived = await Connector.NextAsync(conversation);
        Assert.Equal((string)asked["id"]!, arrived.InReplyTo);
        Assert.StartsWith("Bearer the-", arrived.Authorization, StringComparison.Ordinal);
        var reply = arrived.Activity;
        Assert.Equal("message", reply.GetProperty("type").GetString());
        Assert.Equal((string)asked["id"]!, reply.GetProperty("replyToId").GetString());
        Assert.Equal(ChannelActivity.BotId, reply.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("29:1Xyz-Nguoi_Hoi", reply.GetProperty("recipient").GetProperty("id").GetString());
        Assert.Equal(conversation, reply.GetProperty("conversation").GetProperty("id").GetString());
        Assert.Contains("CT01", reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.False(reply.TryGetProperty("id", out _));
        var form = Connector.TokenRequests.First();
        Assert.Equal("client_credentials", form["grant_type"]);

        await AssertStatusAsync(HttpStatusCode.Accepted, ChannelActivity.Teams(Connector, conversation, "còn lệ phí thì sao"));
        var next = (await Connector.NextAsync(conversation)).Activity.GetProperty("text").GetString();
        Assert.Contains("20.000 đồng", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_DeliveredAgainAndAgain_IsAnsweredOnce()
    {
        var conversation = ChannelActivity.NewConversation();
        var asked = ChannelActivity.Teams(Connector, conversation, Question);
        var text = asked.ToJsonString();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AssertTakenAsync(JsonNode.Parse(text)!.AsObject())));
        await Connector.NextAsync(conversation);
        // The next question waits behind all that was to be sent before it.
        await AssertStatusAsync(HttpStatusCode.Accepted, ChannelActivity.Teams(Connector, conversation, "đăng ký kết hôn ở đâu"));
        Assert.Contains("kết hôn", (await Connector.NextAsync(conversation)).Activity.GetProperty("text").GetString(), StringComparison.OrdinalIgnoreCase);
        await AssertStatusAsync(HttpStatusCode.OK, asked);
        Assert.Equal(0, Connector.Unread(conversation));
        Assert.Equal(2, RecordedTurns.Of(shared.Bot, asked).Count);
    }

    [Fact]
    public async Task Message_AfterACrash_IsNotAnsweredAgain()
    {
        await using var connector = await ConnectorService.StartAsync();
        using var folder = new TemporaryFolder();
        var (sent, unsent) = (ChannelActivity.NewConversation(), ChannelActivity.NewConversation());
        var first = ChannelActivity.Teams(connector, sent, Question);
        var second = ChannelActivity.Teams(connector, unsent, Question);
        var bot = await BotProcess.StartAsync(folder.Path, settings: connector.Settings());
        await AssertStatusAsync(HttpStatusCode.Accepted, first, bot, connector);
        await connector.NextAsync(sent);
        // What follows in the conversation is sent only when the first is recorded as sent.
        await AssertStatusAsync(HttpStatusCode.Accepted, ChannelActivity.Teams(connector, sent, "lệ phí"), bot, connector);
        await connector.NextAsync(sent);
        var held = connector.Hold(unsent);
        await AssertStatusAsync(HttpStatusCode.Accepted, second, bot, connector);
        await connector.NextAsync(unsent);
        await bot.KillAsync();
        held.SetResult();

        await using var again = await bot.StartAgainAsync();
        await AssertStatusAsync(HttpStatusCode.OK, first, again, connector);
        // Nobody has said that this one arrived; rather twice than never, but the same answer and one turn.
        await AssertStatusAsync(HttpStatusCode.Accepted, second, again, connector);
        await connector.NextAsync(unsent);
        Assert.Equal(0, connector.Unread(sent));
        Assert.Single(RecordedTurns.Of(again, second));
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task Reply_ConnectorIsBusy_IsSentWhenItIsNot()
    {
        var conversation = ChannelActivity.NewConversation();
        Connector.AnswerNext(conversation, new Answer(429, "0"), new Answer(503, "0"), new Answer(502, "0"));
        await AssertStatusAsync(HttpStatusCode.Accepted, ChannelActivity.Teams(Connector, conversation, Question));
        List<string?> texts = [];
        for (var i = 0; i < 4; i++) texts.Add((await Connector.NextAsync(conversation)).Activity.GetProperty("text").GetString());
        Assert.Single(texts.Distinct());
    }

    [Fact]
    public async Task Reply_ConnectorRefusesOrSendsElsewhere_IsGivenUpAndSentWhenAskedAgain()
    {
        foreach (var answer in new[] { new Answer(400), new Answer(307, Location: Connector.Address + "/v3/conversations/elsewhere/activities") })
        {
            var conversation = ChannelActivity.NewConversation();
            Connector.AnswerNext(conversation, answer);
            var asked = ChannelActivity.Teams(Connector, conversation, Question);
            await AssertStatusAsync(HttpStatusCode.Accepted, asked);
            var first = await Connector.NextAsync(conversation);
            // While it is being given up it is not taken a second time.
            for (var tries = 0; tries < 20 && Connector.Unread(conversation) == 0; tries++) await AssertTakenAsync(asked);
            var second = await Connector.NextAsync(conversation);
            Assert.Contains($"the connector answered {answer.Status}", shared.Bot.Log, StringComparison.Ordinal);
            Assert.Equal(first.Activity.GetProperty("text").GetString(), second.Activity.GetProperty("text").GetString());
            Assert.Single(RecordedTurns.Of(shared.Bot, asked));
        }
        Assert.Equal(0, Connector.Unread("elsewhere"));
    }

    [Fact]
    public async Task Token_IsKeptUntilItExpiresOrIsWithdrawn()
    {
        await using var connector = await ConnectorService.StartAsync();
        using var folder = new TemporaryFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path, settings: connector.Settings());
        var conversation = ChannelActivity.NewConversation();
        foreach (var question in new[] { Question, "lệ phí" }) Assert.Equal("Bearer the-1", await BearerAsync(question));
        connector.WithdrawTokens();
        // Good for less than the five minutes before which a token is taken for expired.
        connector.TokenSeconds = 200;
        Assert.Equal("Bearer the-2", await BearerAsync("thời hạn"));
        Assert.Equal("Bearer the-3", await BearerAsync("nộp ở đâu"));
        Assert.Equal(3, connector.TokenRequests.Count);

        async Task<string?> BearerAsync(string question)
        {
            await AssertStatusAsync(HttpStatusCode.Accepted, ChannelActivity.Teams(connector, conversation, question), bot, connector);
            return (await connector.NextAsync(conversation)).Authorization;
        }
    }

    [Fact]
    public async Task Stop_RepliesAreWaiting_SendsThemFirst()
    {
        await using var connector = await ConnectorService.StartAsync();
        using var folder = new TemporaryFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path, settings: connector.Settings());
        var conversation = ChannelActivity.NewConversation();
        var held = connector.Hold(conversation);
        foreach (var question in new[] { Question, "lệ phí", "thời hạn" }) await AssertStatusAsync(HttpStatusCode.Accepted, ChannelActivity.Teams(connector, conversation, question), bot, connector);
        await connector.NextAsync(conversation);
        var stopped = bot.StopAsync();
        held.SetResult();
        Assert.Equal(0, await stopped);
        await connector.NextAsync(conversation);
        await connector.NextAsync(conversation);
    }

    [Fact]
    public async Task Message_OtherServiceAddressInTheBody_IsRefusedAndNothingIsSentThere()
    {
        await using var elsewhere = await ConnectorService.StartAsync();
        foreach (var address in new[] { elsewhere.Address, "http://169.254.169.254/latest", Connector.Address + "@evil.example", Connector.Address + "/x", "file:///etc/passwd", "" })
        {
            var conversation = ChannelActivity.NewConversation();
            var asked = ChannelActivity.Teams(Connector, conversation, Question);
            asked["serviceUrl"] = address;
            using var response = await shared.DeliverAsync(asked);
            Assert.Equal(address.Length == 0 ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden, response.StatusCode);
            Assert.Equal((0, 0), (elsewhere.Unread(conversation), Connector.Unread(conversation)));
            Assert.Empty(RecordedTurns.Of(shared.Bot, asked));
        }
    }

    [Fact]
    public async Task Records_HoldNoIdentifierOfTheChannel()
    {
        var conversation = ChannelActivity.NewConversation();
        var asked = ChannelActivity.Teams(Connector, conversation, Question, "29:1-mot-nguoi-rat-rieng");
        await AssertStatusAsync(HttpStatusCode.Accepted, asked);
        var arrived = await Connector.NextAsync(conversation);
        // The second message goes out when the first is recorded as sent.
        await AssertStatusAsync(HttpStatusCode.Accepted, ChannelActivity.Teams(Connector, conversation, "lệ phí", "29:1-mot-nguoi-rat-rieng"));
        await Connector.NextAsync(conversation);
        Assert.Equal("msteams", RecordedTurns.Of(shared.Bot, asked)[0].Channel);
        foreach (var file in Directory.EnumerateFiles(shared.Bot.Data, "records.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await open.CopyToAsync(copy);
            foreach (var name in new[] { conversation, "29:1-mot-nguoi-rat-rieng", (string)asked["id"]!, arrived.Id, "5d1f5c4e", "Nguyễn Văn Thử" })
                Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)));
        }
        var key = Path.Combine(shared.Bot.Data, "channel-service.key");
        Assert.Equal(32, new FileInfo(key).Length);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        Assert.DoesNotContain(conversation, shared.Bot.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(ConnectorService.Secret, shared.Bot.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_MessagesThatAreKeptLongEnough_AreDeletedWithTheNext()
    {
        var old = TimeProvider.System.GetUtcNow().AddDays(-31).ToUnixTimeMilliseconds();
        await using (var connection = new SqliteConnection($"Data Source={shared.Bot.Database}"))
        {
            connection.Execute("PRAGMA busy_timeout = 30000; INSERT INTO channel_messages(key, at) VALUES('cu', @old), ('moi', @recent)", new { old, recent = old + TimeSpan.FromDays(2).TotalMilliseconds });
            var conversation = ChannelActivity.NewConversation();
            foreach (var question in new[] { Question, "lệ phí" })
            {
                await AssertStatusAsync(HttpStatusCode.Accepted, ChannelActivity.Teams(Connector, conversation, question));
                await Connector.NextAsync(conversation);
            }
            Assert.Equal(["moi"], connection.Query<string>("SELECT key FROM channel_messages WHERE key IN ('cu', 'moi')"));
        }
    }

    private Task AssertStatusAsync(HttpStatusCode expected, JsonObject activity) => AssertStatusAsync(expected, activity, shared.Bot, Connector);

    private static async Task AssertStatusAsync(HttpStatusCode expected, JsonObject activity, RunningBot bot, ConnectorService connector)
    {
        using var response = await ChannelServiceBot.DeliverAsync(bot, activity, "Bearer " + connector.Key.Sign(connector.Claims()));
        Assert.Equal(expected, response.StatusCode);
    }

    private async Task AssertTakenAsync(JsonObject activity)
    {
        using var response = await shared.DeliverAsync(activity);
        Assert.True(response.IsSuccessStatusCode, response.StatusCode.ToString());
    }
}
