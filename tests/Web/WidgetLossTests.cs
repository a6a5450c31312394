using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>The widget while the server or the network is away: nothing doubled, nothing lost.</summary>
[Collection(WidgetGroup.Name)]
public sealed class WidgetLossTests(WidgetBot bot, Browser browser)
{
    private const string Fee = "lệ phí khai sinh liên thông";

    [Theory]
    [InlineData(320, 640)]
    [InlineData(1920, 1080)]
    public async Task ServerStoppedAndStarted_TheQuestionIsKeptAndAnsweredOnce(int width, int height)
    {
        var widget = await OpenAnsweredAsync(width, height);
        await bot.Bot.KillAsync();
        try
        {
            await widget.AskAsync("thế còn thời hạn");
            await ExpectLostAsync(widget);
            await Accessibility.AssertAsync(widget.Page, $"widget-lost-{width}");
            await widget.Box.FillAsync("đang viết dở");
        }
        finally
        {
            await bot.StartAgainAsync();
        }
        await widget.Button("Gửi lại").ClickAsync();
        await Expect(widget.Panel.GetByText("03 ngày làm việc").First).ToBeVisibleAsync();
        await Expect(widget.Box).ToHaveValueAsync("đang viết dở");
        Assert.Equal([Fee, "thế còn thời hạn"], await StoredQuestionsAsync(widget));
        await Expect(widget.Questions).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task AnswerLostOnTheWay_SendingAgainShowsItOnce()
    {
        var widget = await OpenAnsweredAsync(768, 1024);
        await widget.Page.RouteAsync("**/api/ask", async route =>
        {
            if (route.Request.Method == "POST") await route.FetchAsync();
            await route.AbortAsync();
        });
        await widget.AskAsync("thế còn thời hạn");
        await ExpectLostAsync(widget);
        await widget.Page.UnrouteAllAsync();
        // Also over a reload, where the server's own record and the unsent question meet.
        await widget.Button("Gửi lại").ClickAsync();
        await Expect(widget.Panel.GetByText("03 ngày làm việc").First).ToBeVisibleAsync();
        Assert.Equal([Fee, "thế còn thời hạn"], await StoredQuestionsAsync(widget));
        await widget.Page.ReloadAsync();
        await Expect(widget.Panel.GetByText("03 ngày làm việc").First).ToBeVisibleAsync();
        await Expect(widget.Questions).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task AnswerLostAndPageReloaded_ShowsItOnce()
    {
        var widget = await OpenAnsweredAsync(768, 1024);
        await widget.Page.RouteAsync("**/api/ask", async route =>
        {
            if (route.Request.Method == "POST") await route.FetchAsync();
            await route.AbortAsync();
        });
        await widget.AskAsync("số điện thoại 0912345678, thời hạn mấy ngày");
        await ExpectLostAsync(widget);
        await widget.Page.UnrouteAllAsync();
        await widget.Page.ReloadAsync();
        // The record is masked, so it is not known by its words; its name tells.
        await widget.Button("Gửi lại").ClickAsync();
        await Expect(widget.Questions).ToHaveCountAsync(2);
        Assert.Equal(2, (await StoredQuestionsAsync(widget)).Count);
    }

    [Fact]
    public async Task NetworkBack_AsksAgainByItself()
    {
        var widget = await OpenAnsweredAsync(768, 1024);
        await widget.Page.Context.SetOfflineAsync(true);
        await widget.AskAsync("thế còn thời hạn");
        await ExpectLostAsync(widget);
        await widget.Page.Context.SetOfflineAsync(false);
        await Expect(widget.Panel.GetByText("03 ngày làm việc").First).ToBeVisibleAsync();
        Assert.Equal([Fee, "thế còn thời hạn"], await StoredQuestionsAsync(widget));
    }

    [Fact]
    public async Task ChatCannotBeLoaded_OffersAnotherTryAndThePage()
    {
        var page = await browser.NewPageAsync(768, 1024);
        await page.RouteAsync("**/assets/*.js", route => route.AbortAsync());
        await page.GotoAsync(bot.Site.Address.ToString());
        var widget = new WidgetPage(page);
        await widget.Launcher.ClickAsync();
        await Expect(widget.Panel.GetByText("Chưa mở được khung hỏi đáp")).ToBeVisibleAsync();
        await Accessibility.AssertAsync(page, "widget-failed-768");
        var link = widget.Panel.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Mở trang hỏi đáp" });
        Assert.Equal($"{bot.Bot.Client.BaseAddress}?locality={WidgetBot.Locality}", await link.GetAttributeAsync("href"));
        await page.UnrouteAllAsync();
        await widget.Button("Thử lại").ClickAsync();
        await Expect(widget.Box).ToBeVisibleAsync();
    }

    private static Task ExpectLostAsync(WidgetPage widget) => Expect(widget.Panel.Locator("de06-failure")).ToContainTextAsync("Không kết nối được máy chủ");

    private async Task<WidgetPage> OpenAnsweredAsync(int width, int height)
    {
        var widget = new WidgetPage(await browser.OpenAsync(bot.Site.Address, width, height));
        await widget.OpenAsync();
        await widget.AskAsync(Fee);
        await Expect(widget.Panel.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        return widget;
    }

    private async Task<List<string?>> StoredQuestionsAsync(WidgetPage widget)
    {
        var conversation = await widget.Page.EvaluateAsync<string>($"JSON.parse(sessionStorage.getItem('de06-chat:{WidgetBot.Locality}')).conversationId");
        var stored = await bot.Bot.Client.GetFromJsonAsync<JsonElement>($"/api/conversations/{conversation}");
        return [.. stored.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("question").GetString())];
    }
}
