using System.Net;
using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>Notices as citizens see them: in the chat, in the widget, on the pages without JavaScript.</summary>
public sealed class NoticeBarTests(StaffBot staff, Browser browser) : IClassFixture<StaffBot>, IClassFixture<Browser>
{
    private const string Fee = "lệ phí khai sinh liên thông";

    /// <summary>As long as may be, with a word that no line has room for.</summary>
    private static readonly string LongText = string.Concat(Enumerable.Repeat("Hãy ở trong nhà, gọi 112 khi cần. ", 6)) + new string('m', 90);

    private Uri Home => staff.Bot.Client.BaseAddress!;

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Chat_NoticeOfUsualAndLongText_IsShownPutAwayAndNotLost(int width)
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.23.0.1");
        var storm = await client.SetNoticeAsync(NoticeCalls.Fields($"Bão số {width}", LongText, "xa-vinh-thuy"));
        (string Name, string Value)[] hours = [.. NoticeCalls.Fields($"Nghỉ lễ {width}", "Thứ Hai mở cửa lại.", "xa-vinh-thuy").Where(field => field.Name != "kind"), ("kind", "gio-lam-viec"), ("url", "https://vinhtru.vi-du.vn")];
        var holiday = await client.SetNoticeAsync(hours);

        var page = await browser.OpenAsync(new Uri(Home, "/?locality=xa-vinh-thuy"), width, 900);
        var bar = page.Locator(".notices");
        await Expect(bar).ToContainTextAsync($"Bão số {width}");
        await Expect(bar).ToContainTextAsync("Thứ Hai mở cửa lại.");
        await Expect(bar.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "https://vinhtru.vi-du.vn");
        await Expect(bar).ToHaveAttributeAsync("aria-live", "polite");
        await AssertSoundAsync(page, $"notices-chat-{width}");

        await Hide(page, $"Bão số {width}").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Hide(page, $"Nghỉ lễ {width}")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(bar.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(page.Locator("de06-chat .body")).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("Vĩnh Thủy").First).ToBeVisibleAsync();
        await Expect(bar.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        // What is changed is said again, with the next answer already; what has ended goes with it.
        using (var changed = await client.ActAsync(storm, "sua", NoticeCalls.Fields($"Bão số {width} đổi hướng", "Đã qua khỏi xã.", "xa-vinh-thuy"))) Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        await AskAsync(page, Fee);
        await Expect(bar).ToContainTextAsync("Đã qua khỏi xã.");
        await Expect(bar.GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
        await client.EndNoticeAsync(storm);
        await client.EndNoticeAsync(holiday);
        await AskAsync(page, "thủ tục này mất mấy ngày");
        await Expect(bar.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(320, 640)]
    [InlineData(1280, 900)]
    public async Task Widget_Notice_StandsAboveTheConversation(int width, int height)
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.23.1.1");
        var notice = await client.SetNoticeAsync(NoticeCalls.Fields($"Mất mạng {width}", LongText, "tinh-lao-cai"));
        var widget = new WidgetPage(await browser.OpenAsync(new Uri(Home, "/demo?locality=tinh-lao-cai"), width, height));
        await widget.OpenAsync();
        await Expect(widget.Panel.Locator(".notices")).ToContainTextAsync($"Mất mạng {width}");
        await AssertSoundAsync(widget.Page, $"notices-widget-{width}");
        await widget.Button($"Ẩn thông báo: Mất mạng {width}").ClickAsync();
        await Expect(widget.Button($"Ẩn thông báo: Mất mạng {width}")).ToHaveCountAsync(0);
        await client.EndNoticeAsync(notice);
    }

    [Theory]
    [InlineData("/hoi", 320)]
    [InlineData("/hoi", 1280)]
    [InlineData("/t/dang-ky-ket-hon", 320)]
    [InlineData("/t/dang-ky-ket-hon", 1280)]
    [InlineData("/t", 320)]
    public async Task PageWithoutScripts_Notice_IsShownWithinItsWidth(string path, int width)
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.23.2.1");
        var notice = await client.SetNoticeAsync([.. NoticeCalls.Fields("Bão trên trang", LongText, "xa-xuan-giang"), ("url", "https://nchmf.gov.vn")]);
        var page = await browser.OpenAsync(new Uri(Home, path + "?locality=xa-xuan-giang"), width, 900);
        await Expect(page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Thông báo" })).ToContainTextAsync("Bão trên trang");
        await AssertSoundAsync(page, $"notices-page{path.Replace('/', '-')}-{width}");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await Accessibility.AssertAsync(page, $"notices-page{path.Replace('/', '-')}-{width}-dark");
        await client.EndNoticeAsync(notice);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task StaffPages_SetLookAtAndEnd_WithoutScripts(int width)
    {
        var page = await browser.OpenStaffAsync(staff.Bot, "look-up", "/staff/thong-bao/moi", width, scripts: false);
        await page.GetByLabel("Loại").SelectOptionAsync("mat-dich-vu");
        await page.GetByLabel("Tiêu đề").FillAsync($"Bảo trì {width}");
        await page.GetByLabel("Nội dung").FillAsync(LongText);
        await page.GetByLabel("Xã Vĩnh Trụ").CheckAsync();
        await page.GetByLabel("Bắt đầu (giờ Việt Nam)").FillAsync(NoticeCalls.Field(TimeSpan.FromMinutes(-1)));
        await page.GetByLabel("Kết thúc (giờ Việt Nam)").FillAsync(NoticeCalls.Field(TimeSpan.FromHours(1)));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Xem trước" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Thông báo" })).ToContainTextAsync($"Bảo trì {width}");
        await Expect(page.GetByLabel("Xã Vĩnh Trụ")).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Đăng", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Đã đăng thông báo.");
        await Expect(page.Locator(".announced")).ToContainTextAsync($"Bảo trì {width}");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = $"Bảo trì {width}" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Dừng ngay" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Đã dừng thông báo.");
        await Expect(page.Locator("body")).Not.ToContainTextAsync($"Thông báo đang hiện: Bảo trì {width}");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task StaffPages_EachState_IsAccessible(int width)
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "editor", "10.23.3.1");
        var notice = await client.SetNoticeAsync(NoticeCalls.Fields("Bão số 6", LongText, "xa-hoang-trung"));
        var page = await browser.OpenStaffAsync(staff.Bot, "editor", "/staff/thong-bao", width);
        await StaffPages.AssertSoundAsync(page, $"notices-staff-list-{width}");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Bão số 6" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Người dân thấy" })).ToBeVisibleAsync();
        await StaffPages.AssertSoundAsync(page, $"notices-staff-one-{width}");
        await page.GetByLabel("Kết thúc (giờ Việt Nam)").FillAsync(NoticeCalls.Field(TimeSpan.FromHours(-5)));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Đăng", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Giờ kết thúc phải sau giờ bắt đầu.");
        await StaffPages.AssertSoundAsync(page, $"notices-staff-form-{width}");
        await client.EndNoticeAsync(notice);
    }

    private static ILocator Hide(IPage page, string title) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ẩn thông báo: " + title, Exact = true });

    private static async Task AskAsync(IPage page, string text)
    {
        await page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Câu hỏi của bạn" }).FocusAsync();
        await page.Keyboard.InsertTextAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task AssertSoundAsync(IPage page, string state)
    {
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), state + " scrolls sideways");
        await Accessibility.AssertAsync(page, state);
    }
}
