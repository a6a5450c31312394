using System.Text.Json;
using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web.Kiosk;

/// <summary>Nothing of one visitor is left for the next. The browser's clock is moved; nobody waits.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class KioskPrivacyTests(SharedBot shared, Browser browser) : IClassFixture<Browser>
{
    private const string Question = "chồng tôi tên Nguyễn Văn Khải mất thì khai tử ở đâu";

    /// <summary>Everything that the browser keeps and that a script can read, in one text.</summary>
    private const string Everything =
        """
        async () => {
          const kept = [location.href, document.title, JSON.stringify(history.state), JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie];
          for (const { name } of await indexedDB.databases()) kept.push('indexedDB ' + name);
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) kept.push(request.url);
          }
          const walk = (root) => root.querySelectorAll('*').forEach((element) => {
            kept.push(element.value ?? '', [...element.attributes].map(({ value }) => value).join(' '));
            if (element.shadowRoot) { kept.push(element.shadowRoot.textContent); walk(element.shadowRoot); }
          });
          walk(document);
          return kept;
        }
        """;

    [Fact]
    public async Task Idle_Minute_CountsDownThenForgetsEverything()
    {
        var page = await OpenWithClockAsync();
        await page.AskAsync(Question);
        await Expect(page.Locator("kiosk-text")).ToContainTextAsync("khai tử");
        await page.Button("Tương phản").ClickAsync();

        await page.Clock.RunForAsync(59_000);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.Clock.RunForAsync(1_500);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Bà/ông còn đang xem không?");
        await Accessibility.AssertAsync(page, "kiosk-idle");
        await page.Button("Tôi còn xem").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.Locator("kiosk-text")).ToContainTextAsync("khai tử");

        await page.Clock.RunForAsync(61_000);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Clock.RunForAsync(10_000);
        await page.ExpectHomeAsync();
        await AssertForgottenAsync(page);
        await Expect(page.Button("Tương phản")).ToHaveAttributeAsync("aria-pressed", "false");

        // The way back leads out of the kiosk's page, never to what was on it.
        await page.GoBackAsync();
        await page.GotoAsync(new Uri(shared.Bot.Client.BaseAddress!, KioskPage.Address).ToString());
        await page.ExpectHomeAsync();
        await AssertForgottenAsync(page);
    }

    [Fact]
    public async Task Idle_HalfTypedQuestion_IsForgottenToo()
    {
        var page = await OpenWithClockAsync();
        await page.Locator("kiosk-home .ask").ClickAsync();
        await page.TouchKeysAsync("so can cuoc 0123");
        await page.Clock.RunForAsync(71_000);
        await page.ExpectHomeAsync();
        await page.Locator("kiosk-home .ask").ClickAsync();
        await Expect(page.Box()).ToHaveValueAsync("");
        // Nothing to undo, nothing to choose from what was typed before.
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.Box()).ToHaveValueAsync("");
        await Expect(page.Box()).ToHaveAttributeAsync("autocomplete", "off");
    }

    [Fact]
    public async Task Idle_UntouchedFirstScreen_AsksNobody()
    {
        var page = await OpenWithClockAsync();
        await page.Mouse.ClickAsync(5, 5);
        await page.Clock.RunForAsync(200_000);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task NextVisitor_StartsAConversationOfTheirOwn()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await page.Button("Kết hôn").ClickAsync();
        await page.Button("Đăng ký kết hôn").ClickAsync();
        await page.Button("Xong, xóa hết").ClickAsync();
        var asked = await page.RunAndWaitForRequestAsync(() => page.AskAsync("thế mất mấy ngày"), request => request.Url.EndsWith("/api/ask", StringComparison.Ordinal));
        var body = JsonDocument.Parse(asked.PostData!).RootElement;
        Assert.False(body.TryGetProperty("conversationId", out _));
        Assert.Equal("kiosk", body.GetProperty("channel").GetString());
        Assert.Equal("quay-1", body.GetProperty("station").GetString());
        await Expect(page.Locator("kiosk-answer")).Not.ToContainTextAsync("kết hôn");
    }

    [Fact]
    public async Task Visit_NothingLeavesForElsewhere()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(shared.Bot.Client.BaseAddress!.ToString(), StringComparison.Ordinal)) elsewhere.Add(request.Url);
        };
        await page.AskAsync("nộp hồ sơ trực tuyến ở trang nào");
        await Expect(page.Heading("Địa chỉ trên mạng")).ToBeVisibleAsync();
        await page.Locator("kiosk-text .address").First.ClickAsync();
        await page.Button("Trang đầu").ClickAsync();
        Assert.Empty(elsewhere);
        Assert.Single(page.Context.Pages);
        Assert.Empty(await page.Context.CookiesAsync());
    }

    private async Task<IPage> OpenWithClockAsync()
    {
        var page = await browser.OpenAsync(new Uri("about:blank"), 1080, 1920);
        await page.Clock.InstallAsync();
        await page.GotoAsync(new Uri(shared.Bot.Client.BaseAddress!, KioskPage.Address).ToString());
        await page.ExpectHomeAsync();
        return page;
    }

    private static async Task AssertForgottenAsync(IPage page)
    {
        var kept = string.Join('\n', await page.EvaluateAsync<string[]>(Everything));
        foreach (var trace in new[] { "Khải", "chồng", "khai tử ở đâu" }) Assert.DoesNotContain(trace, kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("[0-9a-f]{32}", System.Text.RegularExpressions.Regex.Replace(kept, "/assets/\\S+", ""));
    }
}
