using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>What a citizen sees and does on a page that carries the widget.</summary>
internal sealed class WidgetPage(IPage page)
{
    public IPage Page => page;

    public ILocator Launcher => page.Locator("de06-widget button.open");

    public ILocator Panel => page.GetByRole(AriaRole.Dialog);

    public ILocator Box => Panel.GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "Câu hỏi của bạn" });

    public ILocator Questions => Panel.Locator(".question");

    public ILocator Button(string name, bool exact = true) => Panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = exact });

    public async Task OpenAsync()
    {
        await Launcher.ClickAsync();
        await Expect(Box).ToBeVisibleAsync();
    }

    public async Task AskAsync(string text)
    {
        await Box.FocusAsync();
        await page.Keyboard.InsertTextAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Opens the detail of the last answer where it is folded.</summary>
    public Task UnfoldAsync() => Panel.Locator("de06-answer .prose details:not([open]) > summary").Last.ClickAsync();

    /// <summary>The innermost element that has the focus, through all shadow roots, as "tag.class".</summary>
    public Task<string> FocusedAsync() => page.EvaluateAsync<string>(
        "() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return `${at?.localName}.${at?.className}`; }");
}
