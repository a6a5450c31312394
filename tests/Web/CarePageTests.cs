using System.Text.RegularExpressions;
using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>The loop in a real browser: a question without an answer, the content that answers it, the index built anew, the item closed.</summary>
public sealed class CarePageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Wedding = "procedures/ho-tich/dang-ky-ket-hon.md";

    [Fact]
    public async Task Item_AfterTheContentWasWritten_ShowsWhatItsQuestionGetsNow()
    {
        using var content = new TemporaryFolder();
        using var data = new TemporaryFolder();
        SampleContent.WriteTo(content);
        await StaffBot.SeedAccountsAsync(data.Path);
        await using var bot = await BotHost.StartAsync(data.Path, withIndex: false, ("Assistant__ContentDirectory", content.Path));
        var asked = await bot.AskAsync("hai đứa lấy nhau thì ký giấy kết hôn ở đâu");
        Assert.NotEqual("dang-ky-ket-hon", asked.GetProperty("topic").GetString());
        using (await bot.RateAsync(asked.Text("turnId"), new { score = 1 })) { }

        var page = await browser.OpenStaffAsync(bot, "editor", "/staff/viec?state=new");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "hai đứa lấy nhau thì ký giấy kết hôn ở đâu" }).First.ClickAsync();
        await Expect(page.GetByText("– như lúc đó.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Tôi đang sửa" }).ClickAsync();
        await Expect(page.GetByText("Đã chuyển sang đang sửa.")).ToBeVisibleAsync();
        var item = page.Url.Split('?')[0];

        // A mistake first: it is named by file and line, and the old index goes on.
        SampleContent.CopyTo(content, Wedding);
        SampleContent.Replace(content, Wedding, "verified: ", "verified: hôm nay #");
        await page.GotoAsync(new Uri(bot.Client.BaseAddress!, "/staff/noi-dung").ToString());
        await Expect(page.GetByText("Nội dung trên máy chủ khác bản đang dùng.")).ToBeVisibleAsync();
        var rebuild = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Lập lại chỉ mục" });
        await rebuild.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("chỉ mục cũ vẫn đang phục vụ");
        await Expect(page.Locator(".findings code").First).ToHaveTextAsync(new Regex("^" + Regex.Escape(Wedding) + ":[0-9]+$"));
        await StaffPages.AssertSoundAsync(page, "content-errors-1280");

        SampleContent.CopyTo(content, Wedding);
        await rebuild.ClickAsync();
        await Expect(page.GetByText("Đã lập xong chỉ mục")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        await Expect(page.GetByText("Nội dung trên máy chủ khác bản đang dùng.")).ToBeHiddenAsync();
        await Expect(page.GetByText("Mọi câu hỏi của các tệp đều tìm đúng tệp.").Or(page.Locator(".findings")).First).ToBeVisibleAsync();

        await page.GotoAsync(item);
        await Expect(page.GetByText("Trả lời thủ tục: Đăng ký kết hôn").First).ToBeVisibleAsync();
        await StaffPages.AssertSoundAsync(page, "item-1280");
        await page.GetByLabel("Đã sửa nội dung").CheckAsync();
        await page.GetByLabel("Đã sửa gì, hoặc vì sao không sửa").FillAsync("Đã thêm tệp đăng ký kết hôn.");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Đóng việc" }).ClickAsync();
        await Expect(page.GetByText("Đã đóng việc.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Đã thêm tệp đăng ký kết hôn.")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(bot.Client.BaseAddress!, "/staff/viec?state=fixed").ToString());
        await Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "hai đứa lấy nhau thì ký giấy kết hôn ở đâu" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Pages_AnyWidth_AreAccessibleInLightDarkAndPrint()
    {
        await using var ledger = await Ledger.OpenAsync();
        foreach (var (question, i) in new[] { "mở quán cà phê cần giấy gì", "muốn mở quán cà phê cần giấy gì", "mở quán cà phê cần những giấy gì", "nuôi hổ" }.Select((question, i) => (question, i)))
            await ledger.AddAsync(ledger.Turn("2026-11-02", $"{i + 1}", "declined_no_content", null, null, question));
        await StaffBot.SeedAccountsAsync(ledger.Folder);
        await using var bot = await StaffBot.StartAsync(ledger.Folder);
        foreach (var width in new[] { 320, 1280 })
        {
            var page = await browser.OpenStaffAsync(bot, "editor", "/staff/viec", width);
            await StaffPages.AssertSoundAsync(page, $"items-{width}");
            await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "mở quán cà phê cần giấy gì" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Các câu trong nhóm" })).ToBeVisibleAsync();
            await StaffPages.AssertSoundAsync(page, $"gap-{width}");
            await page.GotoAsync(new Uri(bot.Client.BaseAddress!, "/staff/noi-dung?thang=1").ToString());
            await Expect(page.GetByText("Đang thử câu hỏi của các tệp…")).ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 60_000 });
            await Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "mở quán cà phê cần giấy gì" })).ToBeVisibleAsync();
            await StaffPages.AssertSoundAsync(page, $"content-{width}");
            await page.GotoAsync(new Uri(bot.Client.BaseAddress!, "/cai-tien").ToString());
            await Accessibility.AssertAsync(page, $"improvements-{width}");
        }
    }
}
