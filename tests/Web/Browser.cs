using Microsoft.Playwright;

namespace De06Assistant.Tests.Web;

/// <summary>Debian's chromium, driven by Playwright; one for all browser tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    // Without these the browser looks for its maker's servers at every start.
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    // What is waited for comes late on a busy machine; nothing here asserts a time.
    private const float PatienceMilliseconds = 30_000;

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A fresh page of its own session; scripts run or not.</summary>
    public async Task<IPage> OpenAsync(Uri address, int width = 412, int height = 800, bool scripts = true)
    {
        var page = await NewPageAsync(width, height, scripts);
        await page.GotoAsync(address.ToString());
        return page;
    }

    /// <summary>The same before it has gone anywhere, for what has to be watched or changed from the start.</summary>
    public async Task<IPage> NewPageAsync(int width, int height, bool scripts = true)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "vi-VN",
            JavaScriptEnabled = scripts,
        });
        return await context.NewPageAsync();
    }
}
