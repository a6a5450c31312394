using Dapper;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Bot.Channels.DirectLine;
using De06Assistant.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web;

/// <summary>A citizen on another site talks to the assistant through Microsoft's Web Chat, in a real browser.</summary>
public sealed class WebChatTests(DirectLineBot direct, Browser browser) : IClassFixture<DirectLineBot>, IClassFixture<Browser>
{
    private const float PatienceMilliseconds = 120_000;

    [Fact]
    public async Task Visit_FromWelcomeToLeftQuestion_Works()
    {
        await using var site = await WebChatSite.StartAsync(direct.Bot.Client.BaseAddress!);
        var page = await browser.NewPageAsync(480, 900);
        // Web Chat is four megabytes of script.
        page.SetDefaultTimeout(PatienceMilliseconds);
        var (asked, faults) = (new List<string>(), new List<string>());
        page.Request += (_, request) => asked.Add(request.Url);
        page.PageError += (_, fault) => faults.Add(fault);
        await page.GotoAsync(site.Address.ToString());

        await Expect(page.GetByText("Xin chào! Bạn cần làm thủ tục gì").First).ToBeVisibleAsync();
        await SuggestedActionAsync(page);
        await AnswerAndCitationsAsync(page);
        await FeedbackAsync(page);
        await ChoiceAsync(page);
        await LeaveQuestionAsync(page);

        await Expect(page.GetByText("Send failed")).ToHaveCountAsync(0);
        Assert.Empty(faults);
        Assert.All(asked.Where(url => !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal)), url => Assert.Equal("127.0.0.1", new Uri(url).Host));
    }

    private static async Task SuggestedActionAsync(IPage page)
    {
        var action = page.Locator(".webchat__suggested-action").First;
        await action.ClickAsync();
        await Expect(Said(page)).ToHaveCountAsync(1);
        await Expect(page.Locator(".webchat__suggested-action").Filter(new LocatorFilterOptions { HasText = "Xem trang đầy đủ" })).ToBeVisibleAsync();
    }

    private static async Task AnswerAndCitationsAsync(IPage page)
    {
        await AskAsync(page, "lệ phí đăng ký thường trú");
        var answer = page.Locator(".webchat__bubble:not(.webchat__bubble--from-user)").Filter(new LocatorFilterOptions { HasText = "Nộp trực tiếp 20.000 đồng" });
        await Expect(answer.Locator("table")).ToBeVisibleAsync();
        await Expect(answer.Locator(".webchat__link-definitions")).ToContainTextAsync("68/2020/QH14");
        await Accessibility.PictureAsync(page, "webchat-answer");
    }

    private async Task FeedbackAsync(IPage page)
    {
        await page.Locator(".webchat__thumb-button").Nth(-2).ClickAsync();
        await Eventually.HoldsAsync(() => Count("ratings") == 1, "the rating was recorded");
        using var connection = new SqliteRecords(direct.Bot.Database).Open();
        Assert.Equal(("lệ phí đăng ký thường trú", 4L), connection.QuerySingle<(string, long)>("SELECT t.question, r.score FROM ratings r JOIN turns t ON t.id = r.turn_id"));
    }

    private async Task ChoiceAsync(IPage page)
    {
        await AskAsync(page, "Lập danh sách giấy tờ cho trường hợp của tôi: Đăng ký thường trú");
        var choice = page.Locator("button.ac-pushButton").First;
        await Expect(choice).ToBeVisibleAsync();
        await Accessibility.PictureAsync(page, "webchat-choice");
        var (said, answered) = (await Said(page).CountAsync(), Count("turns"));
        await choice.ClickAsync();
        await Expect(Said(page)).ToHaveCountAsync(said + 1);
        await Eventually.HoldsAsync(() => Count("turns") == answered + 1, "the next answer was recorded");
        using var connection = new SqliteRecords(direct.Bot.Database).Open();
        Assert.Equal("dang-ky-thuong-tru", connection.ExecuteScalar<string>("SELECT topic FROM turns ORDER BY number DESC LIMIT 1"));
    }

    private async Task LeaveQuestionAsync(IPage page)
    {
        await AskAsync(page, "thời tiết mai thế nào");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Để lại câu hỏi" }).Last.ClickAsync();
        await Field(page, "Câu hỏi của bạn").FillAsync("Xã có lịch cấp căn cước lưu động không?");
        await Field(page, "Họ tên").FillAsync("Đỗ Thị Na");
        await Field(page, "Số điện thoại").FillAsync("0912 345 678");
        await Accessibility.PictureAsync(page, "webchat-form");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Gửi câu hỏi" }).ClickAsync();
        await Expect(page.GetByText("Mã xem câu trả lời").First).ToBeVisibleAsync();
        using var connection = new SqliteRecords(direct.Bot.Database).Open();
        Assert.Equal(("Xã có lịch cấp căn cước lưu động không?", 1L), connection.QuerySingle<(string, long)>("SELECT question, contact IS NOT NULL FROM left_questions"));
        await Accessibility.PictureAsync(page, "webchat-left");
    }

    private int Count(string table)
    {
        using var connection = new SqliteRecords(direct.Bot.Database).Open();
        return connection.ExecuteScalar<int>($"SELECT COUNT(*) FROM {table}");
    }

    /// <summary>A field of the form; Web Chat names whole messages by what they say, too.</summary>
    private static ILocator Field(IPage page, string label) => page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = label });

    private static ILocator Said(IPage page) => page.Locator(".webchat__bubble--from-user");

    private static async Task AskAsync(IPage page, string text)
    {
        var before = await Said(page).CountAsync();
        var box = page.Locator(".webchat__send-box-text-box__input");
        await box.FillAsync(text);
        await box.PressAsync("Enter");
        await Expect(Said(page)).ToHaveCountAsync(before + 1);
    }
}
