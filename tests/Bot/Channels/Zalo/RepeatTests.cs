using System.Net;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.Zalo;

/// <summary>Zalo may report an event many times; it is answered once, also when the program dies in between.</summary>
[Collection(SharedZaloBotGroup.Name)]
public sealed class RepeatTests(SharedZaloBot shared)
{
    private const string MessageId = "mot-tin";
    private const string Question = "lệ phí đăng ký thường trú";
    private readonly string _user = ZaloBot.UserId();

    private readonly long _turns = shared.Zalo.Turns();
    private readonly int _calls = shared.Zalo.Zalo.Calls;

    private ZaloBot Bot => shared.Zalo;

    [Fact]
    public async Task Repeat_OneAfterAnother_IsAnsweredOnce()
    {
        for (var i = 0; i < 3; i++) await Bot.WriteAsync(_user, Question, MessageId);
        await AssertOnceAsync();
    }

    [Fact]
    public async Task Repeat_EightAtOnce_IsAnsweredOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Bot.WriteAsync(_user, Question, MessageId)));
        await AssertOnceAsync();
    }

    [Fact]
    public async Task Repeat_AfterARestart_IsAnsweredOnce()
    {
        await Bot.WriteAsync(_user, Question, MessageId);
        await Bot.UntilAsync(ZaloBot.LastState, "sent");
        await Bot.RestartAsync();
        await Bot.WriteAsync(_user, Question, MessageId);
        await AssertOnceAsync();
    }

    [Fact]
    public async Task Conversation_AfterARestart_GoesOn()
    {
        await Bot.AskAsync(_user, "đăng ký thường trú cần giấy tờ gì");
        await Bot.RestartAsync();
        Assert.Contains("20.000 đồng", (await Bot.AskAsync(_user, "lệ phí bao nhiêu")).Text, StringComparison.Ordinal);
        Assert.Equal(1, Bot.Read<long>($"SELECT COUNT(DISTINCT conversation_id) FROM turns WHERE number > {Bot.Turns() - 2}"));
    }

    [Fact]
    public async Task Die_BeforeSending_SendsAfterTheRestart()
    {
        // Without an access token nothing goes out.
        Bot.Zalo.EndAccess();
        for (var i = 0; i < 3; i++) Bot.Zalo.RefreshFaults.Enqueue(ZaloFault.Http(500));
        await Bot.WriteAsync(_user, Question, MessageId);
        await Bot.UntilLoggedAsync("could not be renewed");
        Bot.Zalo.RefreshFaults.Clear();
        await Bot.RestartAsync();
        await AssertOnceAsync();
    }

    [Fact]
    public async Task Die_WhileSending_IsNotSentAgainAndTheNextIsSent()
    {
        Bot.Zalo.Faults.Enqueue(ZaloFault.Silence);
        await Bot.WriteAsync(_user, Question, MessageId);
        await Bot.UntilCalledAsync(_calls + 1);
        await Bot.RestartAsync();
        await Bot.WriteAsync(_user, Question, MessageId);
        Assert.Contains("căn cước", (await Bot.AskAsync(_user, "cấp lại căn cước cần gì")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((2, false), (Bot.Zalo.Calls - _calls, Bot.Zalo.HasMore));
        Assert.Equal(1, Bot.Read<long>("SELECT COUNT(*) FROM (SELECT state FROM zalo_messages ORDER BY number DESC LIMIT 2) WHERE state = 'unknown'"));
        Assert.Equal(2, Bot.Turns() - _turns);
    }

    [Fact]
    public async Task Write_ManyInARow_AreAnsweredInTheirOrder()
    {
        string[] questions = ["xin chào", Question, "cấp lại căn cước cần gì", "cảm ơn"];
        foreach (var question in questions) Assert.Equal(HttpStatusCode.OK, await Bot.PostAsync(ZaloBot.Message(_user, question, Bot.MessageId())));
        var texts = new List<string>();
        foreach (var _ in questions) texts.Add((await Bot.Zalo.NextAsync()).Text);
        Assert.StartsWith("Chào bạn!", texts[0], StringComparison.Ordinal);
        Assert.Contains("20.000 đồng", texts[1], StringComparison.Ordinal);
        Assert.StartsWith("Rất vui", texts[3], StringComparison.Ordinal);
    }

    private async Task AssertOnceAsync()
    {
        Assert.Contains("20.000 đồng", (await Bot.Zalo.NextAsync()).Text, StringComparison.Ordinal);
        // What is sent to this person next comes after all that was in line before.
        await Bot.AskAsync(_user, "cảm ơn");
        Assert.False(Bot.Zalo.HasMore);
        Assert.Equal(2, Bot.Turns() - _turns);
    }
}
