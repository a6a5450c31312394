using System.Text.Json;
using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>The citizen's page in a real browser against a real bot.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class ChatPageTests(SharedBot shared, Browser browser) : IClassFixture<Browser>
{
    private const string Fee = "lệ phí khai sinh liên thông";
    private static readonly string AxeScript = Path.Combine(Product.Home, "bot", "web", "node_modules", "axe-core", "axe.min.js");

    private Uri Home => shared.Bot.Client.BaseAddress!;

    [Fact]
    public async Task Open_ShowsGreetingWithPlaceAndMostAskedTopics()
    {
        var page = await browser.OpenAsync(Home);
        await Expect(page.GetByText("Vĩnh Trụ").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Định danh mức 2" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Không nhập số căn cước")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Ask_ByKeyboardOnly_ShowsAnswerAndRatesIt()
    {
        var page = await browser.OpenAsync(Home);
        await AskAsync(page, Fee);
        await Expect(page.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Căn cứ: 301/2026/NĐ-CP")).ToBeVisibleAsync();

        var score = page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { Name = "5" }).First;
        await score.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByText("Đã ghi nhận").First).ToBeAttachedAsync();
    }

    [Fact]
    public async Task Ask_ThenSuggestion_GoesOnInTheSameConversation()
    {
        var page = await browser.OpenAsync(Home);
        await AskAsync(page, "định danh mức 2 làm ở đâu");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Thời hạn", Exact = true }).ClickAsync();
        await Expect(page.GetByText("03 ngày làm việc").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Reload_BringsTheConversationBack()
    {
        var page = await browser.OpenAsync(Home);
        await AskAsync(page, Fee);
        await Expect(page.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        await Expect(page.GetByText(Fee).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Ask_WithMarkup_ShowsItAsText()
    {
        var page = await browser.OpenAsync(Home);
        await AskAsync(page, "<img src=x onerror=\"document.title='hacked'\"> lệ phí căn cước");
        await Expect(page.GetByText("<img src=x", new PageGetByTextOptions { Exact = false }).First).ToBeVisibleAsync();
        Assert.NotEqual("hacked", await page.TitleAsync());
    }

    [Theory]
    [InlineData(320, 640)]
    [InlineData(768, 1024)]
    [InlineData(1280, 800)]
    public async Task Page_AnyWidth_NeverScrollsSideways(int width, int height)
    {
        var page = await browser.OpenAsync(Home, width, height);
        await AskAsync(page, "đăng ký khai sinh liên thông cần giấy tờ gì");
        await Expect(page.GetByText("Mẫu số 01").First).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
    }

    [Fact]
    public async Task Page_GreetingAnsweredRated_HasNoAccessibilityViolations()
    {
        var page = await browser.OpenAsync(Home, 320, 640);
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Định danh mức 2" })).ToBeVisibleAsync();
        await AssertAccessibleAsync(page, "greeting");
        await AskAsync(page, "đăng ký khai sinh liên thông cần giấy tờ gì");
        await Expect(page.GetByText("Mẫu số 01").First).ToBeVisibleAsync();
        await AssertAccessibleAsync(page, "answered");
        await page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { Name = "4" }).First.CheckAsync(new LocatorCheckOptions { Force = true });
        await Expect(page.GetByText("Đã ghi nhận").First).ToBeAttachedAsync();
        await AssertAccessibleAsync(page, "rated");
    }

    [Fact]
    public async Task FormPage_WithoutScripts_AsksAnswersAndRates()
    {
        var page = await browser.OpenAsync(new Uri(Home, "/hoi"), scripts: false);
        await page.GetByLabel("Câu hỏi của bạn").FillAsync(Fee);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hỏi", Exact = true }).ClickAsync();
        await Expect(page.GetByText("8.000 đồng").First).ToBeVisibleAsync();
        await page.GetByLabel("4 – Hài lòng").CheckAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi đánh giá" }).ClickAsync();
        await Expect(page.GetByText("Đã ghi nhận, cảm ơn bạn.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task FormPage_Answered_HasNoAccessibilityViolations()
    {
        var page = await browser.OpenAsync(new Uri(Home, "/hoi?q=" + Uri.EscapeDataString(Fee)), 320, 640);
        await AssertAccessibleAsync(page, "form page");
    }

    private static async Task AskAsync(IPage page, string text)
    {
        var box = page.GetByRole(AriaRole.Textbox).First;
        await box.FocusAsync();
        await page.Keyboard.InsertTextAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task AssertAccessibleAsync(IPage page, string state)
    {
        // Tall enough to show everything: what is scrolled half under the fixed question box is measured as if it were small.
        await page.SetViewportSizeAsync(320, 4000);
        await page.EvaluateAsync(await File.ReadAllTextAsync(AxeScript));
        var json = await page.EvaluateAsync<JsonElement>("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })");
        var violations = json.GetProperty("violations").EnumerateArray()
            .Select(violation => $"{violation.GetProperty("id").GetString()}: {violation.GetProperty("nodes")[0].GetProperty("html").GetString()}").ToList();
        Assert.True(violations.Count == 0, $"{state}: {string.Join('\n', violations)}");
    }
}
