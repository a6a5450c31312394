using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>The widget on a page of another site: what citizens do with it.</summary>
[Collection(WidgetGroup.Name)]
public sealed class WidgetTests(WidgetBot bot, Browser browser)
{
    private const string Fee = "lệ phí khai sinh liên thông";
    private const string Steps = "trình tự khai sinh liên thông";
    private static readonly string[] ClipboardRights = ["clipboard-read", "clipboard-write"];

    [Theory]
    [InlineData(320, 640)]
    [InlineData(768, 1024)]
    [InlineData(1920, 1080)]
    public async Task Panel_ByKeyboardOnly_OpensAsksClosesAndNeverLosesTheFocus(int width, int height)
    {
        var widget = new WidgetPage(await browser.OpenAsync(bot.Site.Address, width, height));
        await Expect(widget.Launcher).ToBeVisibleAsync();
        await widget.Page.Keyboard.PressAsync("Tab");
        await widget.Page.Keyboard.PressAsync("Tab");
        await Expect(widget.Launcher).ToBeFocusedAsync();
        await widget.Page.Keyboard.PressAsync("Enter");
        await Expect(widget.Box).ToBeFocusedAsync();
        await widget.Page.Keyboard.InsertTextAsync(Fee);
        await widget.Page.Keyboard.PressAsync("Enter");
        await Expect(widget.Panel.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        await Expect(widget.Box).ToBeFocusedAsync();
        await widget.Page.Keyboard.PressAsync("Escape");
        await Expect(widget.Panel).ToBeHiddenAsync();
        await Expect(widget.Launcher).ToBeFocusedAsync();

        await widget.Page.Keyboard.PressAsync("Space");
        await Expect(widget.Panel.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        await widget.Button("Đóng").FocusAsync();
        await widget.Page.Keyboard.PressAsync("Enter");
        await Expect(widget.Launcher).ToBeFocusedAsync();
        Assert.Equal(0, await widget.Page.EvaluateAsync<double>("window.scrollY"));
    }

    [Theory]
    [InlineData(320, 640)]
    [InlineData(768, 1024)]
    [InlineData(1920, 1080)]
    public async Task Conversation_AskFollowUpChecklistRate_IsAccessibleInEachState(int width, int height)
    {
        var widget = new WidgetPage(await browser.OpenAsync(bot.Site.Address, width, height));
        await Expect(widget.Launcher).ToBeVisibleAsync();
        await AssertSoundAsync(widget, $"widget-closed-{width}");
        await widget.OpenAsync();
        await Expect(widget.Panel.GetByText(WidgetBot.Greeting)).ToBeVisibleAsync();
        await Expect(widget.Button("Khai sinh liên thông")).ToBeVisibleAsync();
        await AssertSoundAsync(widget, $"widget-greeting-{width}");

        await widget.AskAsync(Steps);
        await Expect(widget.Panel.GetByText("Căn cứ: 301/2026/NĐ-CP").First).ToBeVisibleAsync();
        await AssertSoundAsync(widget, $"widget-short-{width}");
        await widget.UnfoldAsync();
        await Expect(widget.Panel.Locator("de06-answer .detail ol > li").First).ToBeVisibleAsync();
        await AssertSoundAsync(widget, $"widget-detail-{width}");

        await widget.AskAsync("thế còn lệ phí");
        await Expect(widget.Panel.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        await RateAsync(widget);
        await AssertSoundAsync(widget, $"widget-rated-{width}");

        await widget.AskAsync("hồ sơ khai sinh liên thông");
        await widget.Button("Lập danh sách giấy tờ cho trường hợp của tôi").Last.ClickAsync();
        await Expect(widget.Panel.GetByText("Câu 1/").First).ToBeVisibleAsync();
        await widget.Button("Ở bệnh viện hoặc trạm y tế", exact: false).First.ClickAsync();
        await Expect(widget.Panel.GetByText("Câu 2/").First).ToBeVisibleAsync();
        await AssertSoundAsync(widget, $"widget-checklist-{width}");
    }

    [Fact]
    public async Task Rating_PoorScore_SendsReasonsWhichAReloadBringsBack()
    {
        var widget = new WidgetPage(await browser.OpenAsync(bot.Site.Address, 768, 1024));
        await widget.OpenAsync();
        await widget.AskAsync(Fee);
        var conversation = await RateAsync(widget);
        var stored = await bot.Bot.Client.GetFromJsonAsync<JsonElement>($"/api/conversations/{conversation}");
        var rating = stored.GetProperty("messages")[0].GetProperty("rating");
        Assert.Equal(2, rating.GetProperty("score").GetInt32());
        Assert.Equal(["khó hiểu", "thiếu thông tin"], rating.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));

        await widget.Page.ReloadAsync();
        await Expect(widget.Panel.GetByLabel("khó hiểu")).ToBeCheckedAsync();
        await Expect(widget.Panel.GetByLabel("thông tin cũ")).Not.ToBeCheckedAsync();
        await widget.Panel.GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { Name = "5" }).CheckAsync(new LocatorCheckOptions { Force = true });
        await Expect(widget.Panel.GetByLabel("khó hiểu")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Answer_CopiedSharedPrinted_IsWholeAndLeadsToItsPage()
    {
        var page = await browser.NewPageAsync(768, 1024);
        await page.Context.GrantPermissionsAsync(ClipboardRights);
        await page.AddInitScriptAsync("window.print = () => { top.printed = document.body.innerText; }");
        await page.GotoAsync(bot.Site.Address.ToString());
        var widget = new WidgetPage(page);
        await widget.OpenAsync();
        await widget.AskAsync(Steps);

        await widget.Button("Chép").ClickAsync();
        await Expect(widget.Panel.GetByText("Đã chép câu trả lời.")).ToBeVisibleAsync();
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.StartsWith(Steps, copied, StringComparison.Ordinal);
        Assert.Contains("Căn cứ: 301/2026/NĐ-CP", copied, StringComparison.Ordinal);

        // This chromium cannot share; the address is copied instead.
        await widget.Button("Chia sẻ").ClickAsync();
        await Expect(widget.Panel.GetByText("Đã chép đường dẫn")).ToBeVisibleAsync();
        var address = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Equal($"{bot.Bot.Client.BaseAddress}t/lien-thong-khai-sinh?locality={WidgetBot.Locality}#trinh-tu", address);

        await widget.Button("In").ClickAsync();
        var printed = await (await page.WaitForFunctionAsync("() => window.printed")).JsonValueAsync<string>();
        Assert.Contains(Steps, printed, StringComparison.Ordinal);
        Assert.Contains("Căn cứ: 301/2026/NĐ-CP", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Chữ của trang chủ", printed, StringComparison.Ordinal);
        // The folded detail is on paper, too.
        Assert.True(printed.Length > copied.Length / 2, printed);

        await page.GotoAsync(address);
        await Expect(page.Locator("section#trinh-tu")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task PageChange_KeepsThePanelOpenAndTheConversation()
    {
        var widget = new WidgetPage(await browser.OpenAsync(bot.Site.Address, 1920, 1080));
        await widget.OpenAsync();
        await widget.AskAsync(Fee);
        await Expect(widget.Panel.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        await widget.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Sang trang khác" }).ClickAsync();
        await Expect(widget.Page).ToHaveTitleAsync("Trang khac");
        await Expect(widget.Panel.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        // A panel that opened by itself leaves the focus to the page.
        Assert.Equal("body.", await widget.FocusedAsync());
        await widget.AskAsync("thế còn thời hạn");
        await Expect(widget.Panel.GetByText("03 ngày làm việc").First).ToBeVisibleAsync();
        await Expect(widget.Questions).ToHaveCountAsync(2);

        await widget.Button("Xóa cuộc trò chuyện").ClickAsync();
        await widget.Button("Xóa").ClickAsync();
        await Expect(widget.Questions).ToHaveCountAsync(0);
        await Expect(widget.Box).ToBeFocusedAsync();
        await widget.Page.ReloadAsync();
        await Expect(widget.Panel.GetByText(WidgetBot.Greeting)).ToBeVisibleAsync();
        await Expect(widget.Questions).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task PageChange_OnAPhone_NeverCoversTheNewPage()
    {
        var widget = new WidgetPage(await browser.OpenAsync(bot.Site.Address, 320, 640));
        await widget.OpenAsync();
        await widget.AskAsync(Fee);
        await Expect(widget.Panel.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        await widget.Page.ReloadAsync();
        await Expect(widget.Launcher).ToBeVisibleAsync();
        await Expect(widget.Panel).ToBeHiddenAsync();
        await widget.OpenAsync();
        await Expect(widget.Panel.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task LeftQuestion_FromAnotherSite_IsTakenAndShown()
    {
        var widget = new WidgetPage(await browser.OpenAsync(bot.Site.Address, 320, 640));
        await widget.OpenAsync();
        await widget.AskAsync("thời tiết mai ở xã thế nào");
        await widget.Button("Để lại câu hỏi").ClickAsync();
        await Expect(widget.Panel.Locator("de06-leave").GetByLabel("Câu hỏi của bạn")).ToBeFocusedAsync();
        await AssertSoundAsync(widget, "widget-leave-320");
        // Escape closes the form, not the panel.
        await widget.Page.Keyboard.PressAsync("Escape");
        await Expect(widget.Panel.Locator("de06-leave")).ToHaveCountAsync(0);
        await Expect(widget.Panel).ToBeVisibleAsync();
        await widget.Button("Để lại câu hỏi").ClickAsync();
        await widget.Button("Gửi câu hỏi").ClickAsync();
        await Expect(widget.Panel.Locator("de06-left .code")).ToBeVisibleAsync();
        var link = widget.Panel.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "trang xem câu trả lời" });
        Assert.Equal($"{bot.Bot.Client.BaseAddress}cau-hoi", await link.GetAttributeAsync("href"));
        await AssertSoundAsync(widget, "widget-left-320");
    }

    [Fact]
    public async Task Question_WithMarkupAndContentWithMarkup_ShowAsText()
    {
        var widget = new WidgetPage(await browser.OpenAsync(bot.Site.Address, 768, 1024));
        await widget.OpenAsync();
        await widget.AskAsync("<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script> lệ phí căn cước \u202Eabc");
        await Expect(widget.Questions.First).ToContainTextAsync("<img src=x");
        await widget.AskAsync("đường dây nóng");
        await Expect(widget.Panel.GetByText("<script>document.title").Last).ToBeVisibleAsync();
        await Expect(widget.Panel.Locator("a[href^='javascript']")).ToHaveCountAsync(0);
        Assert.Equal(0, await widget.Panel.Locator("de06-answer :is(script, img)").CountAsync());
        Assert.Equal("Trang dau", await widget.Page.TitleAsync());
    }

    /// <summary>Two of five, with two reasons; gives the conversation.</summary>
    private static async Task<string> RateAsync(WidgetPage widget)
    {
        var answer = widget.Panel.Locator(".turn").Last;
        await answer.GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { Name = "2" }).CheckAsync(new LocatorCheckOptions { Force = true });
        await answer.GetByLabel("khó hiểu").CheckAsync(new LocatorCheckOptions { Force = true });
        var saved = await widget.Page.RunAndWaitForResponseAsync(
            () => answer.GetByLabel("thiếu thông tin").CheckAsync(new LocatorCheckOptions { Force = true }),
            response => response.Url.EndsWith("/rating", StringComparison.Ordinal) && response.Request.PostData?.Contains("thiếu thông tin", StringComparison.Ordinal) == true);
        Assert.Equal(204, saved.Status);
        await Expect(answer.GetByText("Đã ghi nhận")).ToBeVisibleAsync();
        return await widget.Page.EvaluateAsync<string>($"JSON.parse(sessionStorage.getItem('de06-chat:{WidgetBot.Locality}')).conversationId");
    }

    private static async Task AssertSoundAsync(WidgetPage widget, string state)
    {
        Assert.True(await widget.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), state + " scrolls sideways");
        await Accessibility.AssertAsync(widget.Page, state);
    }
}
