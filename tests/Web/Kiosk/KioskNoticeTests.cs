using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web.Kiosk;

/// <summary>Notices at the kiosk: by its own clock, also while the server is away.</summary>
public sealed class KioskNoticeTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Notice_KeptBeforeTheServerWentAway_StartsAndEndsByTheKiosksClock()
    {
        using var folder = new TemporaryFolder();
        await StaffBot.SeedAccountsAsync(folder.Path);
        await using var bot = await StaffBot.StartProcessAsync(folder.Path);
        using var client = await StaffClient.SignInAsync(bot, "editor", "10.24.0.1");
        await client.SetNoticeAsync(NoticeCalls.Fields("Bão số 5", "Hãy ở trong nhà."));
        await client.SetNoticeAsync(("title", "Mất điện"), ("answer", "Máy lấy số dừng."), ("kind", "mat-dich-vu"), ("start", NoticeCalls.Field(TimeSpan.FromHours(2))), ("end", NoticeCalls.Field(TimeSpan.FromHours(4))));

        var page = await browser.NewPageAsync(1080, 1920);
        await page.Clock.InstallAsync();
        await page.GotoAsync(new Uri(bot.Client.BaseAddress!, KioskPage.Address).ToString());
        await page.ExpectHomeAsync();
        var bar = page.Locator("kiosk-home .notices");
        await Expect(bar).ToContainTextAsync("Bão số 5");
        await Expect(bar).Not.ToContainTextAsync("Mất điện");
        await Accessibility.AssertAsync(page, "notices-kiosk");
        await page.EvaluateAsync("() => navigator.serviceWorker.controller ? true : new Promise((ready) => navigator.serviceWorker.addEventListener('controllerchange', () => ready(true)))");
        // The first load was before the worker was there; this one passes through it.
        await page.ReloadAsync();
        await page.ExpectHomeAsync();
        await bot.KillAsync();
        await page.ReloadAsync();
        await page.ExpectHomeAsync();
        await Expect(bar).ToContainTextAsync("Bão số 5");

        await page.Clock.FastForwardAsync("03:00:00");
        await Expect(bar).ToContainTextAsync("Máy lấy số dừng.");
        await Expect(bar).Not.ToContainTextAsync("Bão số 5");
        await page.Clock.FastForwardAsync("02:00:00");
        await Expect(bar).Not.ToContainTextAsync("Mất điện");
        await page.ExpectHomeAsync();
    }

    [Fact]
    public async Task Notice_SetWhileNobodyIsThere_ComesByItself()
    {
        using var folder = new TemporaryFolder();
        await StaffBot.SeedAccountsAsync(folder.Path);
        await using var bot = await StaffBot.StartProcessAsync(folder.Path);
        var page = await browser.NewPageAsync(1080, 1920);
        await page.Clock.InstallAsync();
        await page.GotoAsync(new Uri(bot.Client.BaseAddress!, KioskPage.Address).ToString());
        await page.ExpectHomeAsync();
        using var client = await StaffClient.SignInAsync(bot, "editor", "10.24.1.1");
        var notice = await client.SetNoticeAsync(NoticeCalls.Fields("Bão số 6", "Hãy ở trong nhà."));
        await page.Clock.FastForwardAsync("01:00");
        await Expect(page.Locator("kiosk-home .notices")).ToContainTextAsync("Bão số 6", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
        await client.EndNoticeAsync(notice);
        await page.Clock.FastForwardAsync("01:00");
        await Expect(page.Locator("kiosk-home .notices")).Not.ToContainTextAsync("Bão số 6", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
    }
}
