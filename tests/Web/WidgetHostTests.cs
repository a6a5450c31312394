using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>The widget and the page around it: neither breaks the other, and little is downloaded.</summary>
[Collection(WidgetGroup.Name)]
public sealed class WidgetHostTests(WidgetBot bot, Browser browser)
{
    private const int Budget = 30_000;
    private const string Fee = "lệ phí khai sinh liên thông";

    [Theory]
    [InlineData(320, 640)]
    [InlineData(768, 1024)]
    [InlineData(1920, 1080)]
    public async Task HostileStylesAndStrictPolicy_ChangeNothing(int width, int height)
    {
        var page = await browser.NewPageAsync(width, height);
        var refused = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") refused.Add(message.Text); };
        await page.GotoAsync(new Uri(bot.Site.Address, "/du-ton").ToString());
        var widget = new WidgetPage(page);
        Assert.True((await widget.Launcher.BoundingBoxAsync())!.Height >= 44);
        await widget.OpenAsync();
        await widget.AskAsync(Fee);
        var answer = widget.Panel.GetByText("không mất lệ phí").First;
        await Expect(answer).ToBeVisibleAsync();
        await Accessibility.AssertAsync(page, $"widget-hostile-{width}");
        Assert.Equal("17px ltr none normal", await answer.EvaluateAsync<string>(
            "at => { const s = getComputedStyle(at); return [s.fontSize, s.direction, s.textTransform, s.letterSpacing].join(' '); }"));
        Assert.True((await widget.Button("Gửi").BoundingBoxAsync())!.Height >= 44);
        Assert.Empty(refused);
    }

    [Fact]
    public async Task Page_KeepsItsGlobalsStylesCookiesAndKeys()
    {
        var page = await browser.NewPageAsync(1280, 900);
        await page.AddInitScriptAsync(
            "window.heard = []; for (const name of ['keydown', 'keyup', 'input', 'beforeinput', 'paste', 'de06-ask', 'de06-draft']) addEventListener(name, () => heard.push(name)); window.before = Object.keys(window);");
        var strangers = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(bot.Site.Origin, StringComparison.Ordinal) && !request.Url.StartsWith(bot.Bot.Client.BaseAddress!.ToString(), StringComparison.Ordinal)) strangers.Add(request.Url);
        };
        await page.GotoAsync(bot.Site.Address.ToString());
        var widget = new WidgetPage(page);
        await widget.OpenAsync();
        await widget.Box.PressSequentiallyAsync("lệ phí");
        await widget.AskAsync(" khai sinh liên thông");
        await Expect(widget.Panel.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        Assert.Equal("", await page.EvaluateAsync<string>("Object.keys(window).filter(key => !before.includes(key) && key !== 'before').join()"));
        Assert.Equal("", await page.EvaluateAsync<string>("heard.join()"));
        Assert.Equal("0 0", await page.EvaluateAsync<string>("`${document.adoptedStyleSheets.length} ${document.styleSheets.length}`"));
        Assert.Empty(await page.Context.CookiesAsync());
        Assert.Empty(strangers);
        Assert.Equal(1, await page.EvaluateAsync<int>("document.body.querySelectorAll(':scope > :not(main)').length"));
    }

    [Fact]
    public async Task Settings_OfTheLocality_NamePaintAndGreet()
    {
        var widget = new WidgetPage(await browser.OpenAsync(bot.Site.Address, 1280, 900));
        await widget.OpenAsync();
        await Expect(widget.Page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = WidgetBot.Name })).ToBeVisibleAsync();
        await Expect(widget.Panel.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Name = WidgetBot.Name })).ToBeVisibleAsync();
        await Expect(widget.Panel.Locator("de06-greeting button")).ToHaveTextAsync(["Khai sinh liên thông", "Đăng ký kết hôn"]);
        await Expect(widget.Panel.Locator(".band")).ToHaveCSSAsync("border-top-color", "rgb(11, 92, 61)");
    }

    [Fact]
    public async Task FirstConversation_DownloadsLessThanTheBudget()
    {
        var page = await browser.NewPageAsync(412, 800);
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        var (addresses, sizes) = (new Dictionary<string, string>(), new Dictionary<string, double>());
        network.Event("Network.responseReceived").OnEvent += (_, e) => addresses[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("response").GetProperty("url").GetString()!;
        network.Event("Network.loadingFinished").OnEvent += (_, e) => sizes[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync(bot.Site.Address.ToString());
        var widget = new WidgetPage(page);
        await widget.OpenAsync();
        await widget.AskAsync(Fee);
        await Expect(widget.Panel.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var loaded = sizes.Where(pair => addresses.GetValueOrDefault(pair.Key, "").StartsWith(bot.Bot.Client.BaseAddress!.ToString(), StringComparison.Ordinal))
            .Select(pair => $"{pair.Value,7:0}  {addresses[pair.Key]}").ToList();
        var total = sizes.Where(pair => addresses.GetValueOrDefault(pair.Key, "").StartsWith(bot.Bot.Client.BaseAddress!.ToString(), StringComparison.Ordinal)).Sum(pair => pair.Value);
        Assert.Contains(loaded, line => line.Contains("widget.js", StringComparison.Ordinal));
        Assert.Contains(loaded, line => line.EndsWith("/api/ask", StringComparison.Ordinal));
        Assert.True(total <= Budget, $"{total:0} bytes\n{string.Join('\n', loaded)}");
    }

    [Fact]
    public async Task SiteThatIsNotNamed_GetsALinkInsteadOfTheChat()
    {
        await using var stranger = await HostSite.StartAsync();
        stranger.Bot = bot.Bot.Client.BaseAddress!;
        var widget = new WidgetPage(await browser.OpenAsync(stranger.Address, 1280, 900));
        await widget.Launcher.ClickAsync();
        await Expect(widget.Panel.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Mở trang hỏi đáp" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task OldBrowserWithoutConstructableSheets_GetsALinkToThePage()
    {
        var page = await browser.NewPageAsync(412, 800);
        await page.AddInitScriptAsync("delete Document.prototype.adoptedStyleSheets; delete CSSStyleSheet.prototype.replaceSync;");
        await page.GotoAsync(bot.Site.Address.ToString());
        var link = page.Locator("de06-widget").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Hỏi trợ lý" });
        await Expect(link).ToHaveCSSAsync("position", "fixed");
        Assert.Equal($"{bot.Bot.Client.BaseAddress}?locality={WidgetBot.Locality}", await link.GetAttributeAsync("href"));
    }

    [Fact]
    public async Task TextSize_Largest_StillFitsTheNarrowestPhone()
    {
        var widget = new WidgetPage(await browser.OpenAsync(bot.Site.Address, 320, 640));
        await widget.OpenAsync();
        await widget.AskAsync("đăng ký khai sinh liên thông cần giấy tờ gì");
        await widget.UnfoldAsync();
        var answer = widget.Panel.GetByText("Căn cứ").First;
        await Expect(answer).ToBeVisibleAsync();
        var before = await FontSizeAsync(answer);
        var larger = widget.Button("Chữ to hơn");
        while (await larger.GetAttributeAsync("aria-disabled") == "false") await larger.ClickAsync();
        Assert.Equal(before * 1.75, await FontSizeAsync(answer), 1);
        Assert.True(await widget.Panel.Locator("de06-chat").EvaluateAsync<bool>("chat => chat.scrollWidth <= chat.clientWidth"));
        await Accessibility.AssertAsync(widget.Page, "widget-large-320");
        await widget.Page.ReloadAsync();
        await widget.OpenAsync();
        await Expect(answer).ToBeVisibleAsync();
        Assert.Equal(before * 1.75, await FontSizeAsync(answer), 1);
    }

    [Theory]
    [InlineData("forced")]
    [InlineData("dark")]
    [InlineData("contrast")]
    public async Task Media_ForcedColoursDarkAndMoreContrast_StayAccessible(string kind)
    {
        var page = await browser.NewPageAsync(412, 800);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions
        {
            ForcedColors = kind == "forced" ? ForcedColors.Active : null,
            ColorScheme = kind == "dark" ? ColorScheme.Dark : null,
            Contrast = kind == "contrast" ? Contrast.More : null,
            ReducedMotion = ReducedMotion.Reduce,
        });
        await page.GotoAsync(bot.Site.Address.ToString());
        var widget = new WidgetPage(page);
        await widget.OpenAsync();
        await widget.AskAsync(Fee);
        await Expect(widget.Panel.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        await Accessibility.AssertAsync(page, $"widget-{kind}-412");
    }

    [Fact]
    public async Task Searching_WithReducedMotion_StandsStill()
    {
        var page = await browser.NewPageAsync(412, 800);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync(bot.Site.Address.ToString());
        var widget = new WidgetPage(page);
        await widget.OpenAsync();
        var answer = new TaskCompletionSource();
        await page.RouteAsync("**/api/ask", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        await widget.AskAsync(Fee);
        var dot = widget.Panel.Locator(".dots i").First;
        await Expect(dot).ToBeVisibleAsync();
        await Expect(dot).ToHaveCSSAsync("animation-name", "none");
        await Accessibility.AssertAsync(page, "widget-searching-412");
        answer.SetResult();
        await Expect(widget.Panel.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(320, 640)]
    [InlineData(1280, 860)]
    public async Task Demo_CarriesTheWidget(int width, int height)
    {
        var widget = new WidgetPage(await browser.OpenAsync(new Uri(bot.Bot.Client.BaseAddress!, "/demo"), width, height));
        await Expect(widget.Launcher).ToBeVisibleAsync();
        Assert.True(await widget.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        await Accessibility.AssertAsync(widget.Page, $"demo-{width}");
        await widget.OpenAsync();
        await widget.AskAsync("khai sinh liên thông mất mấy ngày");
        await Expect(widget.Panel.GetByText("03 ngày làm việc").First).ToBeVisibleAsync();
        await Accessibility.AssertAsync(widget.Page, $"demo-answered-{width}");
    }

    private static Task<double> FontSizeAsync(ILocator element) => element.EvaluateAsync<double>("at => parseFloat(getComputedStyle(at).fontSize)");
}
