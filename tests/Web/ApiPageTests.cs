using System.Text.Json;
using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>The page that shows and tries the API, in a real browser, with and without scripts.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class ApiPageTests(SharedBot shared, Browser browser) : IClassFixture<Browser>
{
    private RunningBot Bot => shared.Bot;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_AQuestionTried_ShowsStatusTimeAndTheAnswer(bool scripts)
    {
        var page = await OpenAsync("/api", scripts: scripts);
        await page.GetByLabel("Câu hỏi", new PageGetByLabelOptions { Exact = true }).FillAsync("lệ phí đăng ký thường trú");
        await page.GetByLabel("Địa phương").SelectOptionAsync("xa-hoang-trung");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi" }).ClickAsync();
        await Expect(page.Locator("[data-status]")).ToContainTextAsync("Trạng thái 200");
        await Expect(page.Locator("[data-status]")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"\d+ ms$"));
        var reply = JsonDocument.Parse(await page.Locator("[data-answer]").InnerTextAsync()).RootElement;
        Assert.Equal("dang-ky-thuong-tru", reply.Text("topic"));
        Assert.Equal("xa-hoang-trung", reply.Text("locality"));
        var curl = await page.Locator("[data-curl]").InnerTextAsync();
        Assert.Contains("-d '{\"text\":\"lệ phí đăng ký thường trú\",\"locality\":\"xa-hoang-trung\",\"channel\":\"thu\"}'", curl, StringComparison.Ordinal);

        // Asked on in the same conversation, under a channel of its own.
        await page.GetByLabel("Mã cuộc trò chuyện").FillAsync(reply.Text("conversationId"));
        await page.GetByLabel("Câu hỏi", new PageGetByLabelOptions { Exact = true }).FillAsync("nộp ở đâu");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi" }).ClickAsync();
        await Expect(page.Locator("[data-answer]")).ToContainTextAsync("\"facet\": \"noi-nop\"");
        Assert.Equal(2, (await Bot.ConversationAsync(reply.Text("conversationId"))).GetProperty("messages").GetArrayLength());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_AProblem_IsShownLikeAnAnswer(bool scripts)
    {
        var page = await OpenAsync("/api", scripts: scripts);
        await page.GetByLabel("Câu hỏi", new PageGetByLabelOptions { Exact = true }).FillAsync("?!");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi" }).ClickAsync();
        await Expect(page.Locator("[data-status]")).ToContainTextAsync("Trạng thái 400");
        await Expect(page.Locator("[data-answer]")).ToContainTextAsync("urn:de06assistant:text-unreadable");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_AnExample_FillsTheForm(bool scripts)
    {
        var page = await OpenAsync("/api", scripts: scripts);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Chưa có thông tin" }).ClickAsync();
        await Expect(page.GetByLabel("Câu hỏi", new PageGetByLabelOptions { Exact = true })).ToHaveValueAsync("nuôi hổ cần giấy gì");
        await Expect(page.Locator("[data-curl]")).ToContainTextAsync("\"text\":\"nuôi hổ cần giấy gì\"");
    }

    [Fact]
    public async Task Page_Shown_HasEachOperationSchemaAndProblemOfTheDescription()
    {
        var page = await OpenAsync("/api");
        using var response = await Bot.Client.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject())
                await Expect(page.Locator($"h3[id='{operation.Value.Text("operationId")}']")).ToHaveTextAsync(operation.Name.ToUpperInvariant() + path.Name);
        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
            await Expect(page.Locator($"h3[id='kieu-{schema.Name}']")).ToHaveTextAsync(schema.Name);
        await Expect(page.GetByText("urn:de06assistant:conversation-unknown").First).ToBeAttachedAsync();
        // Every link inside the page leads somewhere.
        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href')).filter(href => !document.getElementById(href.slice(1)))"));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Page_AnyWidth_IsAccessibleInLightDarkAndPrint(int width)
    {
        var page = await OpenAsync("/api?vi-du=ke-hoach", width);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi" }).ClickAsync();
        await Expect(page.Locator("[data-status]")).ToContainTextAsync("Trạng thái 200");
        foreach (var summary in (await page.Locator("#nhom-1 summary").AllAsync()).Take(2)) await summary.ClickAsync();
        await StaffPages.AssertSoundAsync(page, $"api-{width}");
    }

    [Fact]
    public async Task Page_ByKeyboard_CanBeTried()
    {
        var page = await OpenAsync("/api");
        await page.GetByLabel("Câu hỏi", new PageGetByLabelOptions { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("le phi ket hon");
        foreach (var _ in Enumerable.Range(0, 3)) await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-answer]")).ToContainTextAsync("\"topic\": \"dang-ky-ket-hon\"");
    }

    private Task<IPage> OpenAsync(string path, int width = 412, bool scripts = true) => browser.OpenAsync(new Uri(Bot.Client.BaseAddress!, path), width, 900, scripts);
}
