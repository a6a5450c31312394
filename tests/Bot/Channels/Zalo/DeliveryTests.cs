using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.Zalo;

/// <summary>What happens when Zalo does not take a message, or not the token.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private const string Question = "lệ phí đăng ký thường trú";
    private const string Answer = "20.000 đồng";
    private readonly string _user = ZaloBot.UserId();

    private ZaloBot Bot { get; set; } = null!;

    public static TheoryData<int> TokenErrors => new(-216, -220, -124);

    public async Task InitializeAsync() => Bot = await ZaloBot.StartAsync(("Assistant__Zalo__TimeoutSeconds", "2"));

    public async Task DisposeAsync() => await Bot.DisposeAsync();

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
        await Bot.UntilAsync("SELECT COUNT(*) FROM zalo_messages WHERE state = 'sent' AND attempts = 1", 1L);
        Assert.Equal((2, false), (Bot.Zalo.Calls, Bot.Zalo.HasMore));
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
        await Bot.UntilAsync($"SELECT COUNT(*) FROM zalo_messages WHERE state = '{state}' AND recipient IS NULL", 1L);
        await Bot.AskAsync(_user, "cảm ơn");
        Assert.Equal((2, false), (Bot.Zalo.Calls, Bot.Zalo.HasMore));
        Assert.DoesNotContain(_user, Bot.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("thường trú", Bot.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NoAnswerInTime_IsNotSentAgain()
    {
        Bot.Zalo.Faults.Enqueue(ZaloFault.Silence);
        await Bot.WriteAsync(_user, Question);
        await Bot.UntilAsync("SELECT COUNT(*) FROM zalo_messages WHERE state = 'unknown'", 1L);
        await Bot.AskAsync(_user, "cảm ơn");
        Assert.Equal((2, false), (Bot.Zalo.Calls, Bot.Zalo.HasMore));
    }

    [Fact]
    public async Task Send_NoAnswerInTime_DoesNotKeepOthersWaiting()
    {
        Bot.Zalo.Faults.Enqueue(ZaloFault.Silence);
        await Bot.WriteAsync(_user, Question);
        await Bot.Zalo.NextCallAsync();
        Assert.Contains(Answer, (await Bot.AskAsync(ZaloBot.UserId(), Question)).Text, StringComparison.Ordinal);
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
        Assert.Equal((2, 0, false), (Bot.Zalo.Grants, Bot.Zalo.WrongRefreshes, Bot.Zalo.HasMore));
    }

    [Fact]
    public async Task Token_OverWhileManyWrite_IsRenewedOnce()
    {
        await Bot.AskAsync(_user, "xin chào");
        Bot.Zalo.EndAccess();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Bot.WriteAsync(ZaloBot.UserId(), Question)));
        for (var i = 0; i < 8; i++) Assert.Contains(Answer, (await Bot.Zalo.NextAsync()).Text, StringComparison.Ordinal);
        Assert.Equal((2, 0), (Bot.Zalo.Grants, Bot.Zalo.WrongRefreshes));
    }

    [Fact]
    public async Task Token_AfterRestarts_GoesOnWithTheRotatedOne()
    {
        await Bot.AskAsync(_user, Question);
        await Bot.RestartAsync();
        await Bot.AskAsync(_user, Question);
        Assert.Equal(1, Bot.Zalo.Grants);
        Bot.Zalo.EndAccess();
        await Bot.AskAsync(_user, Question);
        await Bot.RestartAsync();
        await Bot.AskAsync(_user, Question);
        Assert.Equal((2, 0), (Bot.Zalo.Grants, Bot.Zalo.WrongRefreshes));
    }

    [Fact]
    public async Task Token_NotGrantedForNow_IsAskedForAgain()
    {
        await Bot.AskAsync(_user, "xin chào");
        Bot.Zalo.EndAccess();
        Bot.Zalo.RefreshFaults.Enqueue(ZaloFault.Http(500));
        Assert.Contains(Answer, (await Bot.AskAsync(_user, Question)).Text, StringComparison.Ordinal);
        Assert.Equal(2, Bot.Zalo.Grants);
    }

    [Fact]
    public async Task Token_RefreshTokenDead_SaysWhatToDoAndGoesOnWithANewOne()
    {
        await Bot.AskAsync(_user, "xin chào");
        var consent = Bot.Zalo.Consent();
        Bot.Zalo.EndAccess();
        await Bot.WriteAsync(_user, Question);
        await Bot.UntilLoggedAsync("lấy refresh token mới cho OA");
        Assert.Equal(1, Bot.Read<long>("SELECT COUNT(*) FROM zalo_messages WHERE state = 'waiting'"));

        await Bot.RestartAsync(("Assistant__Zalo__RefreshToken", consent));
        Assert.Contains(Answer, (await Bot.Zalo.NextAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(2, Bot.Zalo.Grants);
        Assert.DoesNotContain(consent, Bot.Log, StringComparison.Ordinal);
    }
}
