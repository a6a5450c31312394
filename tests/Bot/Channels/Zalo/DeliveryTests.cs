using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.Zalo;

/// <summary>What happens when Zalo does not take a message, or not the token.</summary>
[Collection(SharedZaloBotGroup.Name)]
public sealed class DeliveryTests(SharedZaloBot shared)
{
    private const string Question = "lệ phí đăng ký thường trú";
    private const string Answer = "20.000 đồng";
    private readonly string _user = ZaloBot.UserId();

    private readonly int _calls = shared.Zalo.Zalo.Calls;
    private readonly int _grants = shared.Zalo.Zalo.Grants;
    private readonly int _wrongRefreshes = shared.Zalo.Zalo.WrongRefreshes;

    public static TheoryData<int> TokenErrors => new(-216, -220, -124);

    private ZaloBot Bot => shared.Zalo;

    private int Calls => Bot.Zalo.Calls - _calls;

    private int Grants => Bot.Zalo.Grants - _grants;

    private int WrongRefreshes => Bot.Zalo.WrongRefreshes - _wrongRefreshes;

    [Theory]
    [InlineData(200, -32)]
    [InlineData(200, -200)]
    [InlineData(429, null)]
    [InlineData(503, null)]
    public async Task Send_NotTakenForNow_IsSentAgainAndArrivesOnce(int status, int? error)
    {
        Bot.Zalo.Faults.Enqueue(new ZaloFault(status, error));
        await Bot.WriteAsync(_user, Question);
        Assert.Contains(Answer, (await Bot.Zalo.NextAsync()).Text, StringComparison.Ordinal);
        await Bot.UntilAsync(ZaloBot.LastState, "sent");
        Assert.Equal((2, false), (Calls, Bot.Zalo.HasMore));
    }

    [Theory]
    [InlineData(200, -230, "refused")]
    [InlineData(200, -232, "refused")]
    [InlineData(200, -213, "refused")]
    [InlineData(200, -211, "refused")]
    [InlineData(404, null, "refused")]
    [InlineData(500, null, "unknown")]
    [InlineData(502, null, "unknown")]
    [InlineData(200, null, "unknown")]
    [InlineData(302, null, "unknown")]
    public async Task Send_RefusedOrUnclear_IsNotSentAgain(int status, int? error, string state)
    {
        Bot.Zalo.Faults.Enqueue(new ZaloFault(status, error));
        await Bot.WriteAsync(_user, Question);
        await Bot.UntilAsync(ZaloBot.LastState, state);
        await Bot.AskAsync(_user, "cảm ơn");
        Assert.Equal((2, false), (Calls, Bot.Zalo.HasMore));
        Assert.DoesNotContain(_user, Bot.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("thường trú", Bot.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NoAnswerInTime_IsNotSentAgain()
    {
        Bot.Zalo.Faults.Enqueue(ZaloFault.Silence);
        await Bot.WriteAsync(_user, Question);
        await Bot.UntilAsync(ZaloBot.LastState, "unknown");
        await Bot.AskAsync(_user, "cảm ơn");
        Assert.Equal((2, false), (Calls, Bot.Zalo.HasMore));
    }

    [Fact]
    public async Task Send_NoAnswerInTime_DoesNotKeepOthersWaiting()
    {
        Bot.Zalo.Faults.Enqueue(ZaloFault.Silence);
        await Bot.WriteAsync(_user, Question);
        await Bot.UntilCalledAsync(_calls + 1);
        Assert.Contains(Answer, (await Bot.AskAsync(ZaloBot.UserId(), Question)).Text, StringComparison.Ordinal);
        await Bot.UntilAsync("SELECT COUNT(*) FROM zalo_messages WHERE state = 'sending'", 0L);
    }

    [Fact]
    public async Task Send_ButtonsRefused_SendsTheWordsWithNumbers()
    {
        Bot.Zalo.Faults.Enqueue(ZaloFault.Of(-201));
        var sent = await Bot.AskAsync(_user, "đăng ký thường trú cần giấy tờ gì");
        Assert.Empty(sent.Buttons);
        Assert.Contains("Bạn có thể trả lời bằng số:\n1. ", sent.Text, StringComparison.Ordinal);
        Assert.EndsWith("- Đánh giá: viết \"Không hài lòng\"", sent.Text, StringComparison.Ordinal);
        Assert.NotEqual(sent.Text, (await Bot.AskAsync(_user, "1")).Text);
    }

    [Fact]
    public async Task Send_WithoutPublicAddress_HasNoLinkToTheBot()
    {
        Assert.DoesNotContain("Xem đầy đủ", (await Bot.AskAsync(_user, "đăng ký thường trú cần giấy tờ gì")).Text, StringComparison.Ordinal);
        var leave = await Bot.AskAsync(_user, "để lại câu hỏi");
        Assert.DoesNotContain(leave.Buttons, button => button.Url is not null);
        Assert.DoesNotContain("/cau-hoi", leave.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TokenErrors))]
    public async Task Token_OverInTheMidst_IsRenewedOnceAndTheAnswerArrivesOnce(int error)
    {
        await Bot.AskAsync(_user, "xin chào");
        Bot.Zalo.Faults.Enqueue(ZaloFault.Of(error));
        Assert.Contains(Answer, (await Bot.AskAsync(_user, Question)).Text, StringComparison.Ordinal);
        Assert.Equal((1, 0, false), (Grants, WrongRefreshes, Bot.Zalo.HasMore));
    }

    [Fact]
    public async Task Token_OverWhileManyWrite_IsRenewedOnce()
    {
        await Bot.AskAsync(_user, "xin chào");
        Bot.Zalo.EndAccess();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Bot.WriteAsync(ZaloBot.UserId(), Question)));
        for (var i = 0; i < 8; i++) Assert.Contains(Answer, (await Bot.Zalo.NextAsync()).Text, StringComparison.Ordinal);
        Assert.Equal((1, 0), (Grants, WrongRefreshes));
    }

    [Fact]
    public async Task Token_AfterRestarts_GoesOnWithTheRotatedOne()
    {
        await Bot.AskAsync(_user, Question);
        await Bot.RestartAsync();
        await Bot.AskAsync(_user, Question);
        Assert.Equal(0, Grants);
        Bot.Zalo.EndAccess();
        await Bot.AskAsync(_user, Question);
        await Bot.RestartAsync();
        await Bot.AskAsync(_user, Question);
        Assert.Equal((1, 0), (Grants, WrongRefreshes));
    }

    [Fact]
    public async Task Token_NotGrantedForNow_IsAskedForAgain()
    {
        await Bot.AskAsync(_user, "xin chào");
        Bot.Zalo.EndAccess();
        Bot.Zalo.RefreshFaults.Enqueue(ZaloFault.Http(500));
        Assert.Contains(Answer, (await Bot.AskAsync(_user, Question)).Text, StringComparison.Ordinal);
        Assert.Equal(1, Grants);
    }

    [Fact]
    public async Task Token_RefreshTokenDead_SaysWhatToDoAndGoesOnWithANewOne()
    {
        await Bot.AskAsync(_user, "xin chào");
        var consent = Bot.Zalo.Consent();
        Bot.Zalo.EndAccess();
        await Bot.WriteAsync(_user, Question);
        await Bot.UntilLoggedAsync("lấy refresh token mới cho OA");
        await Bot.UntilAsync(ZaloBot.LastState, "waiting");
        await Bot.RestartAsync(("Assistant__Zalo__RefreshToken", consent));
        Assert.Contains(Answer, (await Bot.Zalo.NextAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(1, Grants);
        Assert.DoesNotContain(consent, Bot.Log, StringComparison.Ordinal);
    }
}
