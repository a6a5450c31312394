using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>The report page in a real browser: a period is chosen, its figures are seen, the files are fetched.</summary>
public sealed class ReportPageTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningBot _bot = null!;

    public async Task InitializeAsync()
    {
        await StaffBot.SeedAccountsAsync(_folder.Path);
        await using (var ledger = await Ledger.OpenAsync(_folder.Path)) await SampleMonth.RecordAsync(ledger);
        _bot = await StaffBot.StartAsync(_folder.Path);
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Page_APeriodChosen_ShowsItsFiguresAndGivesTheFiles(int width)
    {
        var page = await SignInAsync("report", width);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Số liệu và báo cáo" }).ClickAsync();
        await page.GetByText("Kỳ báo cáo theo kế hoạch").ClickAsync();
        await Expect(page.GetByText("Báo cáo quý").First).ToBeVisibleAsync();
        await page.GetByLabel("Từ ngày").FillAsync("2026-10-15");
        await page.GetByLabel("Đến ngày").FillAsync("2026-11-14");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Xem số liệu" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Xã Vĩnh Trụ, từ ngày 15/10/2026 đến ngày 14/11/2026" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Chỉ tiêu năm 2026: 95%")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new PageGetByRoleOptions { NameRegex = new("^Số câu hỏi") })).ToContainTextAsync("147");
        await Accessibility.AssertAsync(page, $"report-{width}");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        foreach (var (button, name) in new[] { ("Dự thảo báo cáo (.docx)", "docx"), ("Bảng tính (.xlsx)", "xlsx"), ("Từng đánh giá (.csv)", "csv") })
        {
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button }).ClickAsync());
            Assert.Equal($"hai-long-xa-vinh-tru-2026-10-15-2026-11-14.{name}", download.SuggestedFilename);
            Assert.True(new FileInfo(await download.PathAsync()).Length > 5000);
        }
    }

    [Fact]
    public async Task Page_AWrongPeriod_SaysWhyAndShowsTheLastReport()
    {
        var page = await SignInAsync("admin", 412);
        await page.GotoAsync(new Uri(_bot.Client.BaseAddress!, "/staff/bao-cao?from=2026-11-14&to=2026-10-15").ToString());
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Từ ngày phải trước hoặc trùng đến ngày.");
        await Accessibility.AssertAsync(page, "report-wrong");
        await page.GetByLabel("Địa phương").SelectOptionAsync("Tất cả địa phương");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Xem số liệu" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { NameRegex = new("^Tất cả địa phương, từ ngày") })).ToBeVisibleAsync();

        await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Dữ liệu (.json)" }).ClickAsync());
        await page.GotoAsync(new Uri(_bot.Client.BaseAddress!, "/staff/nhat-ky").ToString());
        await Expect(page.GetByRole(AriaRole.Row, new PageGetByRoleOptions { NameRegex = new("admin xuất số liệu hai-long-.*json") })).ToBeVisibleAsync();
    }

    private async Task<IPage> SignInAsync(string role, int width)
    {
        var page = await browser.OpenAsync(new Uri(_bot.Client.BaseAddress!, "/staff"), width, 900);
        await page.GetByLabel("Tên tài khoản").FillAsync(role);
        await page.GetByLabel("Mật khẩu").FillAsync(StaffBot.Password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Đăng nhập" }).ClickAsync();
        return page;
    }
}
