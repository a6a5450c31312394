using System.Text;
using System.Text.RegularExpressions;
using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web.Kiosk;

/// <summary>How the kiosk looks in each of its states: accessible, large enough, never wider than its screen, and on paper.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class KioskLooksTests(SharedBot shared, Browser browser) : IClassFixture<Browser>
{
    /// <summary>What is touched and is smaller than 64 px, and text smaller than 24 px.</summary>
    private const string TooSmall =
        """
        () => {
          const small = [];
          const visit = (root) => {
            for (const element of root.querySelectorAll('*')) {
              const box = element.getBoundingClientRect();
              const isShown = box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== 'hidden';
              if (isShown && element.matches('button, textarea, input, summary, a[href]') && (box.width < 64 || box.height < 64))
                small.push(`target ${element.outerHTML.slice(0, 80)} ${box.width}x${box.height}`);
              const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '');
              if (isShown && hasText && !element.matches('style, script, .visually-hidden') && parseFloat(getComputedStyle(element).fontSize) < 24)
                small.push(`text ${element.textContent.trim().slice(0, 60)} ${getComputedStyle(element).fontSize}`);
              if (element.shadowRoot) visit(element.shadowRoot);
            }
          };
          visit(document);
          return small;
        }
        """;

    [Theory]
    [InlineData(1080, 1920)]
    [InlineData(1920, 1080)]
    [InlineData(768, 1024)]
    public async Task States_AnyScreen_AreAccessibleLargeAndNotTooWide(int width, int height)
    {
        var page = await browser.OpenKioskAsync(shared.Bot, width, height);
        await AssertSoundAsync(page, "home");
        await page.Button("Căn cước và VNeID").ClickAsync();
        await AssertSoundAsync(page, "event");
        await page.Button("Trang đầu").ClickAsync();
        await page.Button("Sinh con").ClickAsync();
        await page.Button("Khai sinh liên thông").ClickAsync();
        await AssertSoundAsync(page, "topic");
        await page.Button("Hồ sơ").ClickAsync();
        await page.Button("Hài lòng").ClickAsync();
        await Expect(page.GetByText("Cảm ơn bà/ông")).ToBeVisibleAsync();
        await AssertSoundAsync(page, "rated");
        await page.Button("Hỏi đáp").ClickAsync();
        await AssertSoundAsync(page, "questions");
        await page.Button("Mang về").ClickAsync();
        await AssertSoundAsync(page, "take");
        await page.Button("Đóng").ClickAsync();
        await page.Button("Trang đầu").ClickAsync();
        await page.Locator("kiosk-home .ask").ClickAsync();
        await page.TouchKeysAsync("khai sinh");
        await Expect(page.Locator("kiosk-ask .suggestions button").First).ToBeVisibleAsync();
        await AssertCanTypeAsync(page);
        await AssertSoundAsync(page, "ask");
        await page.Button("Hỏi").ClickAsync();
        await Expect(page.Locator("kiosk-answer")).ToBeVisibleAsync();
        await AssertSoundAsync(page, "answer");
        await page.Button("Trang đầu").ClickAsync();
        await page.AskAsync("cho tôi gặp cán bộ");
        await Expect(page.Heading("Để lại câu hỏi cho cán bộ")).ToBeVisibleAsync();
        await AssertSoundAsync(page, "handoff");
    }

    [Fact]
    public async Task Switches_LargestTextAndHighContrast_StaySound()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await page.Button("Cỡ chữ: vừa").ClickAsync();
        await page.Button("Cỡ chữ: to").ClickAsync();
        await page.Button("Tương phản").ClickAsync();
        await AssertSoundAsync(page, "contrast-home");
        await page.Button("Kết hôn").ClickAsync();
        await page.Button("Đăng ký kết hôn").ClickAsync();
        await AssertSoundAsync(page, "contrast-topic");
        await page.Button("Trang đầu").ClickAsync();
        await page.Locator("kiosk-home .ask").ClickAsync();
        await page.TouchKeysAsync("ket hon");
        await AssertCanTypeAsync(page);
        await AssertSoundAsync(page, "contrast-ask");
        await page.Button("Xong, xóa hết").ClickAsync();
        await Expect(page.Button("Cỡ chữ: vừa")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Away_SaysSoAndStaysSound()
    {
        var page = await browser.OpenKioskAsync(shared.Bot);
        await page.Context.SetOfflineAsync(true);
        await Expect(page.GetByText("Máy đang mất kết nối")).ToBeVisibleAsync();
        await page.AskAsync("lam can cuoc cho con");
        await Expect(page.GetByText("Những thủ tục gần nhất")).ToBeVisibleAsync();
        await AssertSoundAsync(page, "away");
    }

    [Theory]
    [InlineData("", 595)]
    [InlineData("&paper=80mm", 227)]
    public async Task Print_Page_FitsItsPaper(string setting, int points)
    {
        var page = await browser.OpenKioskAsync(shared.Bot, more: setting);
        await page.Button("Sinh con").ClickAsync();
        await page.Button("Khai sinh liên thông").ClickAsync();
        await page.Button("Hồ sơ").ClickAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Expect(page.GetByText("In tại kiosk ngày")).ToBeVisibleAsync();
        await Expect(page.Locator("kiosk-bar button").First).ToBeHiddenAsync();
        await Expect(page.Locator("kiosk-rating")).ToBeHiddenAsync();
        await Expect(page.Locator("kiosk-tools .print-only svg")).ToBeVisibleAsync();
        var pdf = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });
        var box = Regex.Match(Encoding.Latin1.GetString(pdf), @"/MediaBox\s*\[\s*0 0 ([0-9.]+)");
        Assert.InRange(double.Parse(box.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), points - 1, points + 1);
        await page.SetViewportSizeAsync(points == 227 ? 280 : 680, 1200);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        Assert.True(await page.Locator("kiosk-text .table-scroll").EvaluateAsync<bool>("frame => frame.scrollWidth <= frame.clientWidth"), "a table is cut off on paper");
        if (Environment.GetEnvironmentVariable("DE06_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"kiosk-print-{points}.png"), FullPage = true });
            await File.WriteAllBytesAsync(Path.Combine(folder, $"kiosk-print-{points}.pdf"), pdf);
        }
    }

    /// <summary>What is typed and what it is typed with are in sight together.</summary>
    private static async Task AssertCanTypeAsync(IPage page)
    {
        var whole = new LocatorAssertionsToBeInViewportOptions { Ratio = 1 };
        await Expect(page.Box()).ToBeInViewportAsync(whole);
        await Expect(page.Button("Hỏi")).ToBeInViewportAsync(whole);
        await Expect(page.Button("1")).ToBeInViewportAsync(whole);
        await Expect(page.Button("Dấu cách")).ToBeInViewportAsync(whole);
        await Expect(page.Locator("kiosk-ask .suggestions button").First).ToBeInViewportAsync();
    }

    private static async Task AssertSoundAsync(IPage page, string state)
    {
        var width = page.ViewportSize!.Width;
        Assert.Empty(await page.EvaluateAsync<string[]>(TooSmall));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), state + " scrolls sideways");
        const string Overflow = "() => { const main = document.querySelector('de06-kiosk').shadowRoot.querySelector('main'); return main.scrollWidth > main.clientWidth; }";
        Assert.False(await page.EvaluateAsync<bool>(Overflow), state + " is wider than its screen");
        await Accessibility.AssertAsync(page, $"kiosk-{state}-{width}");
    }
}
