using De06Assistant.Bot.Channels.Zalo;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.Zalo;

/// <summary>A conversation in the chat app: questions, buttons, numbers, ratings, and what is no text.</summary>
public sealed class ConversationTests(ConversationTests.PublicZaloBot shared) : IClassFixture<ConversationTests.PublicZaloBot>
{
    private const string Question = "cấp lại căn cước cần giấy tờ gì";
    private const string LongQuestion = "danh mục dịch vụ công thiết yếu";
    private readonly string _user = ZaloBot.UserId();

    private readonly long _turns = shared.Zalo.Turns();
    private readonly long _ratings = shared.Zalo.Read<long>("SELECT COUNT(*) FROM ratings");

    private ZaloBot Bot => shared.Zalo;

    /// <summary>The number of the turn that was rated last, counted from this test's first, and its score.</summary>
    private (long Turn, long Score) Rated => (
        Bot.Read<long>("SELECT t.number FROM ratings r JOIN turns t ON t.id = r.turn_id ORDER BY t.number DESC LIMIT 1") - _turns,
        Bot.Read<long>("SELECT r.score FROM ratings r JOIN turns t ON t.id = r.turn_id ORDER BY t.number DESC LIMIT 1"));

    private long Ratings => Bot.Read<long>("SELECT COUNT(*) FROM ratings") - _ratings;

    private long Turns => Bot.Turns() - _turns;

    [Fact]
    public async Task Write_Question_IsAnsweredWithSourcesPageAndButtons()
    {
        var sent = await Bot.AskAsync(_user, Question);
        Assert.Equal(_user, sent.UserId);
        Assert.Contains("Căn cứ: ", sent.Text, StringComparison.Ordinal);
        Assert.Contains("\nNguồn: ", sent.Text, StringComparison.Ordinal);
        Assert.EndsWith($"\nXem đầy đủ: {ZaloBot.PublicUrl}/t/cap-doi-cap-lai-can-cuoc#ho-so", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("**", sent.Text, StringComparison.Ordinal);
        Assert.Equal(5, sent.Buttons.Count);
        Assert.Equal(["Hài lòng", "Không hài lòng"], sent.Titles.TakeLast(2));
        Assert.Equal(("zalo", "xa-vinh-tru"), (Bot.Read<string>("SELECT channel FROM turns ORDER BY number DESC LIMIT 1"), Bot.Read<string>("SELECT locality FROM turns ORDER BY number DESC LIMIT 1")));
    }

    [Fact]
    public async Task Write_OnAndOn_IsOneConversationWithItsContext()
    {
        await Bot.AskAsync(_user, "đăng ký thường trú cần giấy tờ gì");
        Assert.Contains("20.000 đồng", (await Bot.AskAsync(_user, "lệ phí bao nhiêu")).Text, StringComparison.Ordinal);
        // Someone else has nothing of it.
        Assert.DoesNotContain("20.000 đồng", (await Bot.AskAsync(ZaloBot.UserId(), "lệ phí bao nhiêu")).Text, StringComparison.Ordinal);
        Assert.Equal(2, Bot.Read<long>($"SELECT COUNT(DISTINCT conversation_id) FROM turns WHERE number > {_turns}"));
    }

    [Fact]
    public async Task Press_EachButton_AsksWhatItSays()
    {
        var first = await Bot.AskAsync(_user, "đăng ký thường trú cần giấy tờ gì");
        var byText = await Bot.AskAsync(_user, first.Buttons[1].Text!);
        await Bot.AskAsync(_user, "đăng ký thường trú cần giấy tờ gì");
        var byNumber = await Bot.AskAsync(_user, "2");
        Assert.Equal(byText.Text, byNumber.Text);
        Assert.NotEqual(first.Text, byText.Text);
    }

    [Fact]
    public async Task Write_Checklist_IsWalkedByButtonsToAListWithAWholeLink()
    {
        var sent = await Bot.AskAsync(_user, "Lập danh sách giấy tờ cho trường hợp của tôi: Khai sinh liên thông");
        for (var step = 0; step < 10 && !sent.Text.Contains("/danh-sach/", StringComparison.Ordinal); step++)
        {
            Assert.Contains("1. ", sent.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Xem đầy đủ", sent.Text, StringComparison.Ordinal);
            sent = await Bot.AskAsync(_user, sent.Buttons[0].Text!);
        }
        Assert.Contains(": " + ZaloBot.PublicUrl + "/danh-sach/", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_LongAnswer_IsCutAndSaysWhereTheRestIs()
    {
        var sent = await Bot.AskAsync(_user, LongQuestion);
        Assert.InRange(sent.Text.Length, 1000, ZaloMessage.LongestText);
        Assert.Contains("…\n\nCâu trả lời dài nên đã được rút gọn.\n", sent.Text, StringComparison.Ordinal);
        Assert.Contains($"Xem đầy đủ: {ZaloBot.PublicUrl}/t/dich-vu-cong-thiet-yeu#", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_WhatIsNotKnown_OffersTheFormForAPerson()
    {
        var sent = await Bot.AskAsync(_user, "gặp cán bộ");
        var leave = Assert.Single(sent.Buttons, button => button.Url is not null);
        Assert.StartsWith(ZaloBot.PublicUrl + "/cau-hoi/de-lai?c=", leave.Url, StringComparison.Ordinal);
        using var form = await Bot.Bot.Client.GetAsync(new Uri(leave.Url![ZaloBot.PublicUrl.Length..], UriKind.Relative));
        Assert.True(form.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Rate_ByButton_ReachesTheAnswerThatWasAskedAbout()
    {
        var first = await Bot.AskAsync(_user, Question);
        var second = await Bot.AskAsync(_user, "đăng ký thường trú mất mấy ngày");
        Assert.DoesNotContain("Hài lòng", second.Titles);
        Assert.Equal("Cảm ơn bạn đã đánh giá.", (await Bot.AskAsync(_user, first.Buttons[^2].Text!)).Text);
        Assert.Equal((1L, 4L), Rated);

        var low = await Bot.AskAsync(_user, first.Buttons[^1].Text!);
        Assert.StartsWith("Cảm ơn bạn đã cho biết.", low.Text, StringComparison.Ordinal);
        Assert.Equal((1L, 2L), Rated);
        Assert.Equal(1, Ratings);
        Assert.Equal(2, Turns);
    }

    [Fact]
    public async Task Rate_AfterThanks_ReachesTheLastAnswerAndIsOfferedUntilItIsRated()
    {
        await Bot.AskAsync(_user, Question);
        await Bot.AskAsync(_user, "đăng ký thường trú mất mấy ngày");
        var thanks = await Bot.AskAsync(_user, "cảm ơn nhé");
        Assert.Equal(["Hài lòng", "Không hài lòng"], thanks.Titles.TakeLast(2));
        await Bot.AskAsync(_user, "5 sao");
        Assert.Equal((2L, 5L), Rated);
        Assert.DoesNotContain("Hài lòng", (await Bot.AskAsync(_user, "cảm ơn nhé")).Titles);
    }

    [Fact]
    public async Task Rate_WhereNothingWasAnswered_IsAQuestionLikeAnyOther()
    {
        await Bot.AskAsync(_user, "hài lòng");
        Assert.Equal(1, Turns);
        Assert.Equal(0, Ratings);
    }

    [Theory]
    [InlineData("user_send_image")]
    [InlineData("user_send_sticker")]
    [InlineData("user_send_audio")]
    [InlineData("user_send_file")]
    [InlineData("user_send_location")]
    [InlineData("user_send_link")]
    public async Task Send_WhatIsNoText_IsToldOnceThatOnlyTextIsRead(string name)
    {
        for (var i = 0; i < 5; i++) await Bot.PostAsync(ZaloBot.Event(name, _user, Bot.MessageId()));
        Assert.StartsWith("Tôi chỉ đọc được tin nhắn bằng chữ", (await Bot.Zalo.NextAsync()).Text, StringComparison.Ordinal);
        var answer = await Bot.AskAsync(_user, Question);
        Assert.DoesNotContain("Tôi chỉ đọc được", answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, Turns);
    }

    [Fact]
    public async Task Write_WhatCannotBeRead_GetsAFriendlyNotice()
    {
        Assert.StartsWith("Tôi không đọc được", (await Bot.AskAsync(_user, "😀😀")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Tin nhắn quá dài", (await Bot.AskAsync(_user, new string('a', 1001))).Text, StringComparison.Ordinal);
        Assert.Equal(0, Turns);
    }

    [Fact]
    public async Task Follow_IsWelcomed_AndUnfollowForgets()
    {
        var follow = ZaloBot.Follow(ZaloEvent.Follow, _user);
        await Bot.PostAsync(follow);
        await Bot.PostAsync(follow);
        var welcome = await Bot.Zalo.NextAsync();
        Assert.StartsWith("Chào bạn! Tôi là trợ lý tự động của xã Vĩnh Trụ", welcome.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(5, welcome.Buttons.Count);
        Assert.Contains("Nguồn: ", (await Bot.AskAsync(_user, welcome.Buttons[0].Text!)).Text, StringComparison.Ordinal);
        var users = Bot.Read<long>("SELECT COUNT(*) FROM zalo_users");
        await Bot.PostAsync(ZaloBot.Follow(ZaloEvent.Unfollow, _user));
        Assert.Equal(users - 1, Bot.Read<long>("SELECT COUNT(*) FROM zalo_users"));
        Assert.False(Bot.Zalo.HasMore);
    }

    [Fact]
    public async Task Converse_NothingPersonalIsKeptOrLogged()
    {
        await Bot.AskAsync(_user, "số căn cước của tôi là 036099001234, " + Question);
        await Bot.PostAsync(ZaloBot.Event("user_send_image", _user, Bot.MessageId()));
        await Bot.Zalo.NextAsync();
        await Bot.UntilAsync("SELECT COUNT(*) FROM zalo_messages WHERE recipient IS NOT NULL", 0L);
        foreach (var secret in new[] { _user, "036099001234", ZaloServer.AppSecret, ZaloBot.SecretKey, ZaloServer.FirstRefreshToken, "access-" })
        {
            Assert.DoesNotContain(secret, Bot.Records(), StringComparison.Ordinal);
            Assert.DoesNotContain(secret, Bot.Log, StringComparison.Ordinal);
        }
    }

    /// <summary>A bot that citizens reach under an address.</summary>
    public sealed class PublicZaloBot : IAsyncLifetime
    {
        internal ZaloBot Zalo { get; private set; } = null!;

        public async Task InitializeAsync() => Zalo = await ZaloBot.StartAsync(("Assistant__PublicUrl", ZaloBot.PublicUrl + "/"));

        public async Task DisposeAsync() => await Zalo.DisposeAsync();
    }
}
