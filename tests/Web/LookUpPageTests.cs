using System.Text.RegularExpressions;
using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>The look-up and the table of tasks in a real browser.</summary>
public sealed class LookUpPageTests(StaffBot staff, Browser browser) : IClassFixture<StaffBot>, IClassFixture<Browser>
{
    [Fact]
    public async Task LookUp_ByKeyboardAlone_SearchesOpensAndComesBack()
    {
        var page = await browser.OpenStaffAsync(staff.Bot, "look-up", "/staff/tra-cuu");
        await page.Keyboard.PressAsync("/");
        var box = page.GetByRole(AriaRole.Searchbox);
        await Expect(box).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("ket hon");
        var first = page.Locator(".results a").First;
        await Expect(first).ToHaveTextAsync(new Regex("^Đăng ký kết hôn"));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("kết quả");
        await Expect(page).ToHaveURLAsync(new Regex("q=ket\\+hon"));
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(first).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator(".results a").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(box).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { NameRegex = new Regex("^Đăng ký kết hôn [(]"), Level = 1 })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(box).ToHaveValueAsync("ket hon");
        await box.FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(box).ToHaveValueAsync("");
        await Expect(page.Locator(".results a")).ToHaveCountAsync(0);
        // Enter does not wait for the list.
        await page.Keyboard.TypeAsync("khai tu");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/staff/tra-cuu/[a-z-]*khai-tu"));
    }

    [Fact]
    public async Task LookUp_WithoutScripts_FindsByItsForm()
    {
        var page = await browser.OpenStaffAsync(staff.Bot, "report", "/staff/tra-cuu", scripts: false);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("tam tru");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Tìm" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = new Regex("^Đăng ký tạm trú") }).ClickAsync();
        await page.GetByText("Sao chép gửi dân: Lệ phí").ClickAsync();
        await Expect(page.Locator("#copy-le-phi")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task LookUp_WhileTheServerIsAway_SaysSoAndKeepsTheText()
    {
        var page = await browser.OpenStaffAsync(staff.Bot, "look-up", "/staff/tra-cuu");
        await page.RouteAsync("**/ket-qua*", route => route.AbortAsync());
        await page.GetByRole(AriaRole.Searchbox).FillAsync("kết hôn");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Mất kết nối");
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("kết hôn");
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("kết hôn ");
        await Expect(page.Locator(".results a").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Procedure_CopyForTheCitizen_PutsThePlainTextOnTheClipboard()
    {
        var page = await browser.OpenStaffAsync(staff.Bot, "look-up", "/staff/tra-cuu/dang-ky-ket-hon");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GetByText("Sao chép gửi dân: Lệ phí").ClickAsync();
        await Expect(page.Locator("[data-said]")).ToContainTextAsync("Đã chép");
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Equal(await page.Locator("#copy-le-phi").InputValueAsync(), copied.Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.StartsWith("Đăng ký kết hôn – lệ phí\n", copied.Replace("\r\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        await Expect(page.Locator("#copy-le-phi")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Pages_AnyWidth_AreAccessibleInLightDarkAndPrint(int width)
    {
        var page = await browser.OpenStaffAsync(staff.Bot, "look-up", "/staff/tra-cuu?q=khai+sinh&loai=thu-tuc", width);
        await StaffPages.AssertSoundAsync(page, $"look-up-{width}");
        await page.Locator(".results a").First.ClickAsync();
        await page.GetByText("Sao chép gửi dân: tóm tắt").ClickAsync();
        await StaffPages.AssertSoundAsync(page, $"procedure-{width}");
        await page.GotoAsync(new Uri(staff.Bot.Client.BaseAddress!, "/staff/nhiem-vu?xa=tinh-lao-cai").ToString());
        await StaffPages.AssertSoundAsync(page, $"plan-tasks-{width}");
        await page.Locator("tbody a").First.ClickAsync();
        await StaffPages.AssertSoundAsync(page, $"plan-item-{width}");
    }

    [Fact]
    public async Task PlanTasks_FilteredAndExported_HasTheRowsThatAreSeen()
    {
        var page = await browser.OpenStaffAsync(staff.Bot, "look-up", "/staff/nhiem-vu");
        await page.GetByLabel("Địa phương").SelectOptionAsync("xa-hoang-trung");
        await page.GetByLabel("Cơ quan chủ trì").FillAsync("cong an");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Lọc" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = new Regex("^đã qua hạn") }).ClickAsync();
        await Expect(page.GetByLabel("Cơ quan chủ trì")).ToHaveValueAsync("cong an");
        var rows = await page.Locator("tbody tr").CountAsync();
        Assert.True(rows > 0);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Tải bảng này (CSV)" }).ClickAsync());
        var lines = (await File.ReadAllTextAsync((await download.PathAsync())!)).TrimEnd().Split("\r\n");
        Assert.Equal(rows + 1, lines.Length);
    }
}
