using De06Assistant.Tests.Bot.Channels.DirectLine;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Notices;

/// <summary>A chat without a bar says a notice in words: with the first answer, and again only when it has changed.</summary>
public sealed class ChatNoticeTests(StaffBot staff) : IClassFixture<StaffBot>
{
    [Fact]
    public async Task Notice_IsSaidOnceInAConversation_AndWhatIsTypedIsNoMark()
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "look-up", "10.21.0.1");
        var before = await staff.Bot.OpenAsync();
        Assert.DoesNotContain("Thông báo", await AnswerAsync(before, "lệ phí đăng ký kết hôn"), StringComparison.Ordinal);

        var notice = await client.SetNoticeAsync(NoticeCalls.Fields("Mưa *lớn*", "Gió [mạnh](x) cấp 8."));
        var said = await AnswerAsync(before, "nộp ở đâu");
        Assert.StartsWith(@"**Thông báo: Mưa \*lớn\*.** Gió \[mạnh\](x) cấp 8. (Đến ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Thông báo", await AnswerAsync(before, "bao lâu có"), StringComparison.Ordinal);
        Assert.StartsWith("**Thông báo:", await AnswerAsync(await staff.Bot.OpenAsync(), "lệ phí đăng ký kết hôn"), StringComparison.Ordinal);

        await client.EndNoticeAsync(notice);
        Assert.DoesNotContain("Thông báo", await AnswerAsync(await staff.Bot.OpenAsync(), "lệ phí đăng ký kết hôn"), StringComparison.Ordinal);
    }

    private static async Task<string> AnswerAsync(OpenConversation conversation, string text) =>
        Assert.Single(await conversation.AskAsync(text), activity => activity.Text("type") == "message").Text("text");
}
