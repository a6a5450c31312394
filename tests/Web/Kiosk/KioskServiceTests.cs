using System.Text.Json;
using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web.Kiosk;

/// <summary>What the kiosk does with its server: hears answers, and takes a new build of itself when nobody is there.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class KioskServiceTests(SharedBot shared, Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Listen_OnAPage_PlaysStopsAndSlowsDown()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await OpenFeeAsync(page);
        var sound = await page.RunAndWaitForResponseAsync(() => page.Button("Nghe đọc").ClickAsync(), response => response.Url.Contains("/api/speech", StringComparison.Ordinal));
        Assert.Contains("topic=lien-thong-khai-sinh&facet=le-phi", sound.Url, StringComparison.Ordinal);
        Assert.Equal("audio/wav", await sound.HeaderValueAsync("content-type"));
        await Expect(page.Button("Dừng đọc")).ToBeVisibleAsync();
        await page.Button("Đọc chậm").ClickAsync();
        await Expect(page.Button("Đọc chậm")).ToHaveAttributeAsync("aria-pressed", "true");
        await Accessibility.AssertAsync(page, "kiosk-listening");
        await page.Button("Dừng đọc").ClickAsync();
        await Expect(page.Button("Nghe đọc")).ToBeVisibleAsync();
        await Expect(page.Button("Đọc chậm")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Listen_WithoutTheProgram_IsNotOffered()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path, settings: ("Assistant__Speech__Program", "/khong/co/espeak-ng"));
        var page = await browser.OpenKioskAsync(bot);
        await OpenFeeAsync(page);
        await Expect(page.Button("Mang về")).ToBeVisibleAsync();
        await Expect(page.Button("Nghe đọc")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Listen_WhereTheServerFails_SaysSo()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await page.RouteAsync("**/api/speech**", route => route.FulfillAsync(new RouteFulfillOptions { Status = 503 }));
        await OpenFeeAsync(page);
        await page.Button("Nghe đọc").ClickAsync();
        await Expect(page.GetByText("Chưa đọc được.")).ToBeVisibleAsync();
        await Expect(page.Button("Nghe đọc")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task NewBuild_WhenTheVisitorHasGone_TakesOver()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await OpenFeeAsync(page);
        await page.RouteAsync("**/kiosk", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<script src=\"./assets/kiosk-new.js\"></script>" }));
        var loaded = new TaskCompletionSource();
        page.Load += (_, _) => loaded.TrySetResult();
        await Expect(page.GetByText("8.000 đồng").First).ToBeVisibleAsync();
        Assert.False(loaded.Task.IsCompleted);
        await page.Button("Xong, xóa hết").ClickAsync();
        await loaded.Task;
        await page.ExpectHomeAsync();
    }

    [Fact]
    public async Task Readings_OnlineByTouch_AreRecordedWithTheStation()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        var recorded = await page.RunAndWaitForResponseAsync(() => OpenFeeAsync(page), response =>
            response.Url.EndsWith("/api/kiosk/readings", StringComparison.Ordinal) && response.Request.PostData!.Contains("le-phi", StringComparison.Ordinal));
        Assert.True(recorded.Ok);
        var body = JsonDocument.Parse(recorded.Request.PostData!).RootElement;
        Assert.Equal("quay-1", body.GetProperty("station").GetString());
        Assert.Equal("xa-vinh-tru", body.GetProperty("locality").GetString());
    }

    [Fact]
    public async Task Open_UnknownLocality_SaysWhichAndOffersToTryAgain()
    {
        var page = await browser.OpenAsync(new Uri(shared.Bot.Client.BaseAddress!, "/kiosk?locality=xa-khong-co"), 1080, 1920);
        await Expect(page.GetByText("Trợ lý chưa phục vụ địa phương \"xa-khong-co\".")).ToBeVisibleAsync();
        await Expect(page.Button("Thử lại")).ToBeVisibleAsync();
        await Accessibility.AssertAsync(page, "kiosk-unknown");
    }

    private static async Task OpenFeeAsync(IPage page)
    {
        await page.Button("Sinh con").ClickAsync();
        await page.Button("Khai sinh liên thông").ClickAsync();
        await page.Button("Lệ phí").ClickAsync();
    }
}
