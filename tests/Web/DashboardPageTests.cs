using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>The dashboard in a real browser, over records of known days.</summary>
public sealed class DashboardPageTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Dashboard_OfAYear_ShowsTheFiguresAsPictureAndTable(int width)
    {
        await using var ledger = await Ledger.OpenAsync();
        // September: 3 of 4 satisfied; October: 1 of 1, and a question without an answer.
        foreach (var (score, i) in new[] { 5, 4, 4, 1 }.Select((score, i) => (score, i))) await RatedAsync(ledger, "2026-09-10", $"{i + 1}", score);
        await RatedAsync(ledger, "2026-10-01", "5", 5);
        await ledger.AddAsync(ledger.Turn("2026-10-02", "6", "declined_no_content", null, null, "nuôi hổ cần giấy gì"));
        await StaffBot.SeedAccountsAsync(ledger.Folder);
        await using var bot = await StaffBot.StartAsync(ledger.Folder);
        var page = await browser.OpenStaffAsync(bot, "report", "/staff/so-lieu?tu=2026-01-01&den=2026-12-31", width);
        await Expect(page.GetByRole(AriaRole.Img, new PageGetByRoleOptions { Name = "Tỷ lệ hài lòng theo thời gian" })).ToBeVisibleAsync();
        await Expect(page.Locator("circle.point")).ToHaveCountAsync(2);
        await Expect(page.GetByText("chỉ tiêu 95%", new PageGetByTextOptions { Exact = true })).ToBeVisibleAsync();
        // Wilson's interval of 3 in 4: 30.1 to 95.4 %.
        await Expect(page.GetByRole(AriaRole.Row, new PageGetByRoleOptions { Name = "09/2026" })).ToContainTextAsync("75%30,1% – 95,4%");
        await Expect(page.GetByRole(AriaRole.Row, new PageGetByRoleOptions { Name = "10/2026" }).First).ToContainTextAsync("100%");
        await Expect(page.Locator(".figures")).ToContainTextAsync("80%");
        await Expect(page.GetByText("nuôi hổ cần giấy gì")).ToBeVisibleAsync();
        await Expect(page.Locator(".figures")).ToContainTextAsync("2 việc cần sửa đang mở");
        await StaffPages.AssertSoundAsync(page, $"dashboard-{width}");

        await page.GetByLabel("Theo", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("ngay");
        await page.GetByLabel("Từ ngày").FillAsync("2026-09-01");
        await page.GetByLabel("Đến ngày").FillAsync("2026-09-30");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Xem" }).ClickAsync();
        await Expect(page.Locator("circle.point")).ToHaveCountAsync(1);
        await Expect(page.Locator(".figures")).ToContainTextAsync("75%");
        await Expect(page.GetByText("nuôi hổ cần giấy gì")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("?tu=x&den=9999-12-31&theo=gio&xa=%3Cscript%3E&kenh=%27")]
    [InlineData("?tu=2026-12-31&den=2020-01-01&theo=ngay")]
    public async Task Dashboard_NonsenseOrNoFigures_IsAPageAllTheSame(string query)
    {
        using var data = new TemporaryFolder();
        await StaffBot.SeedAccountsAsync(data.Path);
        await using var bot = await StaffBot.StartAsync(data.Path);
        var page = await browser.OpenStaffAsync(bot, "report", "/staff/so-lieu" + query);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Số liệu");
        await Expect(page.Locator("circle.point")).ToHaveCountAsync(0);
        await Accessibility.AssertAsync(page, "dashboard-empty");
    }

    private static async Task RatedAsync(Ledger ledger, string day, string conversation, int score)
    {
        var turn = ledger.Turn(day, conversation);
        await ledger.AddAsync(turn);
        await ledger.RateAsync(turn.Id, score);
    }
}
