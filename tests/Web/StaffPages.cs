using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>What the browser tests of the staff's pages share.</summary>
internal static class StaffPages
{
    /// <summary>A4 less the margins of 16 mm, in CSS pixels.</summary>
    private const int PrintedWidth = 672;

    /// <summary>Opens a page of the staff through the sign-in.</summary>
    public static async Task<IPage> OpenStaffAsync(this Browser browser, RunningBot bot, string role, string path, int width = 1280, bool scripts = true)
    {
        var page = await browser.OpenAsync(new Uri(bot.Client.BaseAddress!, path), width, 900, scripts);
        await page.GetByLabel("Tên tài khoản").FillAsync(role);
        await page.GetByLabel("Mật khẩu").FillAsync(StaffBot.Password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Đăng nhập" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Đăng xuất" })).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Holds a page to the rules of accessibility, light, dark and printed, and to its width.</summary>
    public static async Task AssertSoundAsync(IPage page, string name)
    {
        var width = page.ViewportSize!.Width;
        // A followed link is there before its style sheets are. The page itself is asked, in one step: an event that came just before is waited for
        // in vain, and a condition that is asked again and again is evaluated in the page, which its policy forbids.
        await page.EvaluateAsync("() => document.readyState === 'complete' || new Promise((ready) => addEventListener('load', () => ready(true)))");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), name + " scrolls sideways");
        await Accessibility.AssertAsync(page, name);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await Accessibility.AssertAsync(page, name + "-dark");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.SetViewportSizeAsync(PrintedWidth, 900);
        foreach (var form in await page.Locator("form, nav, .no-print").AllAsync()) await Expect(form).ToBeHiddenAsync();
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), name + " is cut in print");
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await Accessibility.PictureAsync(page, name + "-print");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen, ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(width, 900);
    }
}
