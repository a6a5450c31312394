using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace De06Assistant.Tests.Web;

/// <summary>Debian's chromium, driven by Playwright: one process for the whole run, sessions of its own for each class.</summary>
public sealed class Browser : IAsyncLifetime
{
    // Without these the browser looks for its maker's servers at every start.
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>The same browser without the parts that only a window needs; a third quicker.</summary>
    private const string WithoutWindows = "/usr/bin/chromium-headless-shell";

    // What is waited for comes late on a busy machine; nothing here asserts a time.
    private const float PatienceMilliseconds = 30_000;

    // One process for all classes: starting it costs more than most of what is done with it.
    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    private readonly ConcurrentBag<IBrowserContext> _sessions = [];
    private IBrowser _browser = null!;

    public async Task InitializeAsync() => _browser = await Shared.Value;

    /// <summary>Closes what the class has opened.</summary>
    public async Task DisposeAsync()
    {
        foreach (var session in _sessions) await session.DisposeAsync();
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        var playwright = await Playwright.CreateAsync();
        // Its driver, and with it the browser, ends with this process.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? (File.Exists(WithoutWindows) ? WithoutWindows : "/usr/bin/chromium"),
            Args = Arguments,
        });
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
        _sessions.Add(context);
        return await context.NewPageAsync();
    }
}
