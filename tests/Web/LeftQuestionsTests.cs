using System.Text.RegularExpressions;
using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>From the citizen's question to the staff's answer and back, in a real browser against a real bot.</summary>
public sealed class LeftQuestionsTests(StaffBot staff, Browser browser) : IClassFixture<StaffBot>, IClassFixture<Browser>
{
    private const string Hard = "thời tiết mai ở xã thế nào";

    private Uri Home => staff.Bot.Client.BaseAddress!;

    [Fact]
    public async Task Leave_InTheChat_IsAnsweredByStaffAndSeenThereAndByCode()
    {
        var chat = await browser.OpenAsync(Home, 320, 640);
        await AskAsync(chat, Hard);
        await chat.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Để lại câu hỏi" }).ClickAsync();
        var box = chat.Locator("de06-leave").GetByLabel("Câu hỏi của bạn");
        await Expect(box).ToBeFocusedAsync();
        await Expect(box).ToHaveValueAsync(Hard);
        await chat.GetByLabel("Họ tên").FillAsync("Đỗ Thị Na");
        await chat.GetByLabel("Số điện thoại").FillAsync("0912 345 678");
        await Expect(chat.GetByText("tự xóa sau 90 ngày")).ToBeVisibleAsync();
        await Accessibility.AssertAsync(chat, "chat-form");
        await chat.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi câu hỏi" }).ClickAsync();
        var code = await chat.Locator("de06-left .code").InnerTextAsync();
        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}$", code);
        await Expect(chat.Locator("de06-leave")).ToHaveCountAsync(0);
        await Accessibility.AssertAsync(chat, "chat-left");

        await AnswerAsync(Hard, "Đề nghị bạn xem bản tin của đài.\nXã không dự báo thời tiết.");

        // Coming back to the tab is enough.
        await chat.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await Expect(chat.GetByText("Xã không dự báo thời tiết.")).ToBeVisibleAsync();
        await chat.ReloadAsync();
        await Expect(chat.GetByText("Xã không dự báo thời tiết.")).ToBeVisibleAsync();
        await Accessibility.AssertAsync(chat, "chat-answered");

        var byCode = await browser.OpenAsync(new Uri(Home, "/cau-hoi"), 320, 640, scripts: false);
        await byCode.GetByLabel("Mã câu hỏi").FillAsync(code.ToLowerInvariant());
        await byCode.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Xem câu trả lời" }).ClickAsync();
        await Expect(byCode.GetByText("Xã không dự báo thời tiết.")).ToBeVisibleAsync();
        Assert.DoesNotContain(code[..4], byCode.Url, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Leave_WhileTheServerIsAway_KeepsWhatWasTypedAndLeavesItOnce()
    {
        var chat = await browser.OpenAsync(Home);
        await AskAsync(chat, Hard);
        await chat.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Để lại câu hỏi" }).ClickAsync();
        await chat.GetByLabel("Họ tên").FillAsync("Đỗ Thị Na");
        // The server takes the question, but its answer is lost on the way.
        await chat.RouteAsync("**/api/left-questions", async route =>
        {
            if (route.Request.Method == "POST")
            {
                await route.FetchAsync();
                await route.AbortAsync();
            }
            else await route.ContinueAsync();
        });
        var send = chat.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi câu hỏi" });
        await send.ClickAsync();
        await Expect(chat.GetByText("Không kết nối được máy chủ")).ToBeVisibleAsync();
        await Expect(chat.GetByLabel("Họ tên")).ToHaveValueAsync("Đỗ Thị Na");
        await chat.UnrouteAllAsync();
        await send.ClickAsync();
        await Expect(chat.Locator("de06-left")).ToHaveCountAsync(1);
        await chat.ReloadAsync();
        await Expect(chat.Locator("de06-left")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Form_ByKeyboard_OpensAndEscapes()
    {
        var chat = await browser.OpenAsync(Home);
        await AskAsync(chat, "cho tôi gặp cán bộ");
        var offer = chat.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Để lại câu hỏi" });
        await offer.FocusAsync();
        await chat.Keyboard.PressAsync("Enter");
        var box = chat.Locator("de06-leave").GetByLabel("Câu hỏi của bạn");
        await Expect(box).ToBeFocusedAsync();
        await Expect(box).ToHaveValueAsync("");
        await chat.Keyboard.PressAsync("Escape");
        await Expect(chat.Locator("de06-leave")).ToHaveCountAsync(0);
        await Expect(chat.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "cho tôi gặp cán bộ" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Leave_WithoutScripts_IsAnsweredAndSeenByCode()
    {
        var page = await browser.OpenAsync(new Uri(Home, "/hoi?q=" + Uri.EscapeDataString("thời tiết ngày kia ở xã thế nào")), 320, 640, scripts: false);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Để lại câu hỏi" }).ClickAsync();
        await Expect(page.GetByLabel("Câu hỏi của bạn")).ToHaveValueAsync("thời tiết ngày kia ở xã thế nào");
        await page.GetByLabel("Số điện thoại").FillAsync("gọi tôi");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi câu hỏi" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("phải là số điện thoại");
        await page.GetByLabel("Số điện thoại").FillAsync("0912345678");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi câu hỏi" }).ClickAsync();
        var code = await page.Locator(".code").First.InnerTextAsync();
        // Reloading sends the form again; the question is left once.
        await page.ReloadAsync();
        Assert.Equal(code, await page.Locator(".code").First.InnerTextAsync());

        await AnswerAsync("thời tiết ngày kia ở xã thế nào", "Không rõ.");
        await page.GotoAsync(new Uri(Home, "/cau-hoi").ToString());
        await page.GetByLabel("Mã câu hỏi").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Xem câu trả lời" }).ClickAsync();
        await Expect(page.GetByText("Không rõ.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Pages_AnyWidth_AreAccessibleAndNeverScrollSideways(int width)
    {
        await staff.Bot.LeaveAsync(new { text = $"một câu hỏi khá dài {new string('d', 70)} để xem trang hẹp có vỡ không, bề rộng {width}", name = "Đỗ Thị Na", phone = "0912345678" }, "10.6.0.1");
        var page = await browser.OpenAsync(new Uri(Home, "/cau-hoi"), width, 900);
        await AssertSoundAsync(page, $"code-{width}", width);
        await page.GotoAsync(new Uri(Home, "/cau-hoi/de-lai").ToString());
        await AssertSoundAsync(page, $"leave-{width}", width);
        await page.GotoAsync(new Uri(Home, "/staff").ToString());
        await AssertSoundAsync(page, $"sign-in-{width}", width);
        await SignInAsync(page, "admin");
        await AssertSoundAsync(page, $"home-{width}", width);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Câu hỏi để lại" }).ClickAsync();
        await AssertSoundAsync(page, $"inbox-{width}", width);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = new Regex($"bề rộng {width}") }).ClickAsync();
        await Expect(page.GetByText("Đỗ Thị Na")).ToBeVisibleAsync();
        await page.GetByLabel("Câu trả lời gửi người dân").FillAsync("Được bạn nhé.");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi câu trả lời" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Thành bản nháp nội dung" }).ClickAsync();
        await Expect(page.GetByText("Đã tạo bản nháp.")).ToBeVisibleAsync();
        await AssertSoundAsync(page, $"question-{width}", width);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = new Regex("^Tải ") }).ClickAsync());
        Assert.EndsWith(".md", download.SuggestedFilename, StringComparison.Ordinal);
        await page.GotoAsync(new Uri(Home, "/staff/nhat-ky").ToString());
        await AssertSoundAsync(page, $"audit-{width}", width);
    }

    private static async Task AssertSoundAsync(IPage page, string name, int width)
    {
        await page.SetViewportSizeAsync(width, 900);
        // A followed link is there before its style sheets are.
        await page.WaitForLoadStateAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), name + " scrolls sideways");
        await Accessibility.AssertAsync(page, name);
    }

    private static async Task SignInAsync(IPage page, string role)
    {
        await page.GetByLabel("Tên tài khoản").FillAsync(role);
        await page.GetByLabel("Mật khẩu").FillAsync(StaffBot.Password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Đăng nhập" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Đăng xuất" })).ToBeVisibleAsync();
    }

    /// <summary>Signs in as the desk, without scripts, and answers the newest question with this text.</summary>
    private async Task AnswerAsync(string question, string answer)
    {
        var page = await browser.OpenAsync(new Uri(Home, "/staff/cau-hoi?state=new"), 1280, 900, scripts: false);
        await SignInAsync(page, "look-up");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = question }).Last.ClickAsync();
        await page.GetByLabel("Câu trả lời gửi người dân").FillAsync(answer);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi câu trả lời" }).ClickAsync();
        await Expect(page.GetByText("Đã gửi câu trả lời.")).ToBeVisibleAsync();
    }

    private static async Task AskAsync(IPage page, string text)
    {
        var box = page.GetByRole(AriaRole.Textbox).First;
        await box.FocusAsync();
        await page.Keyboard.InsertTextAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }
}
