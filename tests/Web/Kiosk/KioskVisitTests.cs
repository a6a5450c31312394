using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web.Kiosk;

/// <summary>Visits to the kiosk by touch and by keyboard, in a real browser against a real bot.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class KioskVisitTests(SharedBot shared, Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(1080, 1920)]
    [InlineData(1920, 1080)]
    [InlineData(768, 1024)]
    public async Task Touch_LifeEventThenProcedureThenPage_ShowsItWithItsFigure(int width, int height)
    {
        var page = await browser.OpenKioskAsync(shared.Bot, width, height);
        await page.Button("Sinh con").ClickAsync();
        await Expect(page.Heading("Sinh con")).ToBeFocusedAsync();
        await page.Button("Khai sinh liên thông").ClickAsync();
        await page.Button("Thời hạn").ClickAsync();
        await Expect(page.GetByText("03 ngày làm việc").First).ToBeVisibleAsync();
        await page.Button("Quay lại").ClickAsync();
        await Expect(page.Heading("Sinh con")).ToBeVisibleAsync();
        await page.Button("Trang đầu").ClickAsync();
        await Expect(page.GetByText("Bà/ông cần làm việc gì?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Touch_TelexOnTheScreen_ComposesSuggestsAndAsks()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await page.Locator("kiosk-home .ask").ClickAsync();
        await page.TouchKeysAsync("leej phis khai sinh");
        await Expect(page.Box()).ToHaveValueAsync("lệ phí khai sinh");
        await Expect(page.Box()).ToBeFocusedAsync();
        await Expect(page.Locator("kiosk-ask .suggestions button").First).ToContainTextAsync("khai sinh");
        await page.TouchKeysAsync(" lieen thoong");
        await page.Button("Hỏi").ClickAsync();
        await Expect(page.GetByText("8.000 đồng").First).ToBeVisibleAsync();
        await Expect(page.Heading("lệ phí khai sinh liên thông")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Touch_LettersAndTonesDirectly_WritesWithoutTelex()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await page.Locator("kiosk-home .ask").ClickAsync();
        await page.Button("Telex").ClickAsync();
        await Expect(page.Button("Telex")).ToHaveAttributeAsync("aria-pressed", "false");
        await page.Button("Chữ hoa").ClickAsync();
        await page.TouchKeysAsync("Đ");
        await page.TouchKeysAsync("ăng ky");
        await page.Button("dấu sắc").ClickAsync();
        await page.TouchKeysAsync(" xx");
        await page.Button("Xóa một chữ").ClickAsync();
        await Expect(page.Box()).ToHaveValueAsync("Đăng ký x");
    }

    [Fact]
    public async Task Keyboard_TypedOnTheFirstScreen_OpensTheBoxAndComposes()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        foreach (var key in "ddawng kys tamj trus") await page.Keyboard.PressAsync(key == ' ' ? "Space" : key.ToString());
        await Expect(page.Box()).ToHaveValueAsync("đăng ký tạm trú");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("w");
        await Expect(page.Box()).ToHaveValueAsync("đăng ký tạm trư");
        await page.Keyboard.PressAsync("s");
        await Expect(page.Box()).ToHaveValueAsync("đăng ký tạm trứ");
    }

    [Fact]
    public async Task Suggestion_Touched_IsAsked()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await page.Locator("kiosk-home .ask").ClickAsync();
        await page.TouchKeysAsync("lam lai the can cuoc");
        var suggestion = page.Locator("kiosk-ask .suggestions button").First;
        var text = await suggestion.InnerTextAsync();
        await suggestion.ClickAsync();
        await Expect(page.Heading(text)).ToBeVisibleAsync();
        await Expect(page.Locator("kiosk-text").First).ToContainTextAsync("căn cước");
    }

    [Fact]
    public async Task FollowUp_AfterAReadPage_IsAskedAgainstIt()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await page.Button("Kết hôn").ClickAsync();
        await page.Button("Đăng ký kết hôn").ClickAsync();
        await page.Button("Trang đầu").ClickAsync();
        await page.AskAsync("thế mất mấy ngày");
        await Expect(page.Locator("kiosk-answer")).ToContainTextAsync("kết hôn");
        await page.Button("Lệ phí").ClickAsync();
        await Expect(page.Heading("lệ phí")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Checklist_ByTouch_LeadsToTheListAndItsPhonePage()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await page.Button("Kết hôn").ClickAsync();
        await page.Button("Đăng ký kết hôn").ClickAsync();
        await page.Locator("kiosk-topic .checklist button").ClickAsync();
        // The first choice each time, until the list is there.
        var list = page.Locator("kiosk-text").GetByText("/danh-sach/dang-ky-ket-hon");
        var options = page.Locator("kiosk-answer section.no-print button");
        for (var step = 0; step < 12 && await list.CountAsync() == 0; step++)
        {
            var asked = await page.Locator("kiosk-answer h1").InnerTextAsync();
            await options.First.ClickAsync();
            await Expect(page.Locator("kiosk-answer h1")).Not.ToHaveTextAsync(asked, new LocatorAssertionsToHaveTextOptions { UseInnerText = true });
        }
        await page.Button("Mang về").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByText("/danh-sach/dang-ky-ket-hon?a=")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.Button("Mang về")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Take_OnAPage_ShowsTheCodeOfItsPhonePage()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await page.Button("Sinh con").ClickAsync();
        await page.Button("Khai sinh liên thông").ClickAsync();
        await page.Button("Lệ phí").ClickAsync();
        await page.Button("Mang về").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("/t/lien-thong-khai-sinh#le-phi")).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await page.Button("Đóng").ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Handoff_ShowsACodeToLeaveTheQuestionByPhone()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await page.AskAsync("cho tôi gặp cán bộ");
        await Expect(page.Heading("Để lại câu hỏi cho cán bộ")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Họ tên")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Anything_WithMarkup_StaysText()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        const string Hostile = "<img src=x onerror=\"document.title='hacked'\">‮ javascript:alert(1) lệ phí căn cước";
        await page.AskAsync(Hostile);
        await Expect(page.Locator("kiosk-answer h1")).ToContainTextAsync("<img src=x");
        Assert.Equal(0, await page.Locator("kiosk-answer img, kiosk-answer script").CountAsync());
        Assert.NotEqual("hacked", await page.TitleAsync());
    }

    [Fact]
    public async Task Everywhere_NoLinkLeadsOut()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await page.AskAsync("nộp hồ sơ trực tuyến ở trang nào");
        await Expect(page.Heading("Địa chỉ trên mạng")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("a[href]").CountAsync());
        await page.Locator("kiosk-text .addresses button").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByText("https://").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keyboard_Only_ReachesAPageAndRatesIt()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await TabToAsync(page, "Sinh con");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Heading("Sinh con")).ToBeFocusedAsync();
        await TabToAsync(page, "Khai sinh liên thông");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "Lệ phí");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByText("8.000 đồng").First).ToBeVisibleAsync();
        await TabToAsync(page, "Hài lòng");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Cảm ơn bà/ông đã đánh giá.")).ToBeVisibleAsync();
    }

    private static async Task TabToAsync(IPage page, string name)
    {
        const int MostStops = 60;
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await FocusedAsync(page) == name) return;
        }
        Assert.Fail($"{name} cannot be reached by the keyboard");
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>(
        "() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at?.textContent?.trim() ?? ''; }");
}
