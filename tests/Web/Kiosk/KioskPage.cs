using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web.Kiosk;

/// <summary>What a visitor does at the kiosk.</summary>
internal static class KioskPage
{
    public const string Address = "/kiosk?locality=xa-vinh-tru&station=quay-1";

    public static async Task<IPage> OpenKioskAsync(this Browser browser, RunningBot bot, int width = 1080, int height = 1920, string more = "")
    {
        var page = await browser.OpenAsync(new Uri(bot.Client.BaseAddress!, Address + more), width, height);
        await page.ExpectHomeAsync();
        return page;
    }

    /// <summary>Waits for the first screen; the first visitor of the day waits for the bundle to be composed.</summary>
    public static Task ExpectHomeAsync(this IPage page) =>
        Expect(page.GetByText("Bà/ông cần làm việc gì?")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public static ILocator Box(this IPage page) => page.GetByRole(AriaRole.Textbox);

    public static ILocator Heading(this IPage page, string name) => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = name });

    /// <summary>Touches the keys of the keyboard on the screen, one after another.</summary>
    public static async Task TouchKeysAsync(this IPage page, string keys)
    {
        var keyboard = page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = "Bàn phím" });
        foreach (var key in keys)
            await keyboard.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = key == ' ' ? "Dấu cách" : key.ToString(), Exact = true }).ClickAsync();
    }

    /// <summary>Opens the question box and asks by the keyboard that is plugged in.</summary>
    public static async Task AskAsync(this IPage page, string text)
    {
        await page.Locator("kiosk-home .ask").ClickAsync();
        await Expect(page.Box()).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }
}
