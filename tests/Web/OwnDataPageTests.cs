using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>"Dữ liệu của tôi" in the chat, and what the chat does when the server has had enough of it.</summary>
public sealed class OwnDataPageTests(OwnDataPageTests.PatientBot patient, Browser browser) : IClassFixture<OwnDataPageTests.PatientBot>, IClassFixture<Browser>
{
    private const string Fee = "lệ phí khai sinh liên thông";

    private RunningBot Bot => patient.Bot;

    [Fact]
    public async Task Erase_AfterAskingOnceMore_EmptiesTheChatAndTheServer()
    {
        var page = await browser.OpenAsync(Bot.Client.BaseAddress!);
        var conversation = await AskAsync(page);
        await Button(page, "Dữ liệu của tôi").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Dữ liệu của tôi" })).ToBeFocusedAsync();
        await Accessibility.AssertAsync(page, "du-lieu-cua-toi");
        await Button(page, "Xóa khỏi máy chủ").ClickAsync();
        await Expect(Button(page, "Giữ lại")).ToBeFocusedAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(conversation));
        await Button(page, "Xóa, tôi chắc chắn").ClickAsync();
        await Expect(page.GetByText(Fee)).ToHaveCountAsync(0);
        await Expect(Button(page, "Dữ liệu của tôi")).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(conversation));
    }

    [Fact]
    public async Task Download_GivesTheFile()
    {
        var page = await browser.OpenAsync(Bot.Client.BaseAddress!);
        await AskAsync(page);
        await Button(page, "Dữ liệu của tôi").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => Button(page, "Tải về máy").ClickAsync());
        Assert.Equal("du-lieu-cua-toi.json", download.SuggestedFilename);
        using var data = JsonDocument.Parse(await File.ReadAllTextAsync(await download.PathAsync()));
        Assert.Equal(Fee, data.RootElement.GetProperty("messages")[0].Text("question"));
    }

    [Fact]
    public async Task Ask_WhenTheServerIsBusy_SaysSoAndIsAnsweredWithoutAnyoneDoingAnything()
    {
        var page = await browser.OpenAsync(Bot.Client.BaseAddress!);
        var conversation = await AskAsync(page);
        using var isSaid = new CancellationTokenSource();
        var isUsedUp = new TaskCompletionSource();
        var usingUp = UseUpAsync(conversation, isUsedUp, isSaid.Token);
        await isUsedUp.Task;
        await page.GetByRole(AriaRole.Textbox).First.FillAsync("đăng ký kết hôn mất mấy ngày");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Trợ lý sẽ tự gửi lại câu hỏi")).ToBeVisibleAsync();
        await isSaid.CancelAsync();
        await usingUp;
        await Expect(page.GetByText("ngay trong ngày").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 120_000 });
        await Expect(page.GetByText("Câu hỏi chưa gửi được")).ToHaveCountAsync(0);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>Asks, and gives the key of the conversation.</summary>
    private static async Task<string> AskAsync(IPage page)
    {
        var answering = page.WaitForResponseAsync("**/api/ask");
        await page.GetByRole(AriaRole.Textbox).First.FillAsync(Fee);
        await page.Keyboard.PressAsync("Enter");
        var reply = await (await answering).JsonAsync();
        await Expect(page.GetByText("không mất lệ phí").First).ToBeVisibleAsync();
        return reply!.Value.Text("conversationId");
    }

    private async Task<HttpStatusCode> StatusAsync(string conversation)
    {
        using var response = await Bot.Client.GetAsync(new Uri("/api/conversations/" + conversation, UriKind.Relative));
        return response.StatusCode;
    }

    /// <summary>Takes whatever the conversation may ask, until told to stop; says when it was refused for the first time.</summary>
    private async Task UseUpAsync(string conversation, TaskCompletionSource isUsedUp, CancellationToken isEnough)
    {
        while (!isEnough.IsCancellationRequested)
        {
            using var response = await Bot.Client.PostAsJsonAsync("/api/ask", new { text = Fee, conversationId = conversation }, CancellationToken.None);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) isUsedUp.TrySetResult();
        }
    }

    /// <summary>A bot whose conversations may ask again every twenty seconds.</summary>
    public sealed class PatientBot : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        public RunningBot Bot { get; private set; } = null!;

        public async Task InitializeAsync() => Bot = await BotHost.StartAsync(_folder.Path, settings: ("Assistant__Limits__TurnsPerConversation", "3"));

        public async Task DisposeAsync()
        {
            await Bot.DisposeAsync();
            _folder.Dispose();
        }
    }
}
