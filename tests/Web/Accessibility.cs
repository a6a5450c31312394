using System.Text.Json;
using De06Assistant.Tests.Support;
using Microsoft.Playwright;

namespace De06Assistant.Tests.Web;

/// <summary>Holds a page to axe-core's rules for WCAG 2.2 AA, and keeps a picture of it where one is wished for.</summary>
internal static class Accessibility
{
    /// <summary>The environment variable that names a folder for pictures.</summary>
    private const string PicturesVariable = "DE06_PICTURES";

    private const string PanelHeight = "height => { const panel = document.querySelector('de06-widget')?.shadowRoot?.querySelector('dialog[open]'); if (panel) panel.style.height = height; }";

    private static readonly string Script = Path.Combine(Product.Home, "bot", "web", "node_modules", "axe-core", "axe.min.js");

    /// <summary>Keeps a picture of the page as it is, where one is wished for.</summary>
    public static async Task PictureAsync(IPage page, string state)
    {
        if (Environment.GetEnvironmentVariable(PicturesVariable) is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, state + ".png"), FullPage = true });
    }

    public static async Task AssertAsync(IPage page, string state)
    {
        var size = page.ViewportSize!;
        await PictureAsync(page, state);
        // Tall enough to show everything, in the widget's panel too: what is scrolled half under the fixed question box is measured as if it were small.
        await page.SetViewportSizeAsync(size.Width, 4000);
        await page.EvaluateAsync(PanelHeight, "3900px");
        await page.EvaluateAsync(await File.ReadAllTextAsync(Script));
        var json = await page.EvaluateAsync<JsonElement>("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })");
        var violations = json.GetProperty("violations").EnumerateArray()
            .Select(violation => $"{violation.GetProperty("id").GetString()}: {violation.GetProperty("nodes")[0].GetProperty("html").GetString()}").ToList();
        Assert.True(violations.Count == 0, $"{state}: {string.Join('\n', violations)}");
        await page.EvaluateAsync(PanelHeight, "");
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }
}
