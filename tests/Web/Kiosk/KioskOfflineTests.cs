using Dapper;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace De06Assistant.Tests.Web.Kiosk;

/// <summary>The kiosk while its server is away: the real process is ended and started again on the same port.</summary>
public sealed class KioskOfflineTests(Browser browser) : IClassFixture<Browser>
{
    private const string Away = "Máy đang mất kết nối với máy chủ";

    /// <summary>Waits until no rating waits to be sent.</summary>
    private const string UntilSent = "async () => { while (localStorage.length > 0) await new Promise((next) => requestAnimationFrame(next)); }";

    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 30_000 };

    [Fact]
    public async Task Away_FindsShowsAndRates_AndEachRatingArrivesOnce()
    {
        using var folder = new TemporaryFolder();
        var bot = await BotProcess.StartAsync(folder.Path);
        try
        {
            var page = await OpenKeptAsync(bot);
            await bot.KillAsync();
            await page.ReloadAsync();
            await Expect(page.GetByText(Away)).ToBeVisibleAsync(Patient);

            await page.Locator("kiosk-home .ask").ClickAsync();
            await page.TouchKeysAsync("lam can cuoc cho con");
            await Expect(page.Locator("kiosk-ask .suggestions button").First).ToBeVisibleAsync();
            await page.Button("Hỏi").ClickAsync();
            await Expect(page.GetByText("Những thủ tục gần nhất")).ToBeVisibleAsync();
            await page.Locator("kiosk-choice button").First.ClickAsync();
            await Expect(page.Locator("kiosk-text")).ToContainTextAsync("căn cước");

            await page.Button("Trang đầu").ClickAsync();
            await page.Button("Sinh con").ClickAsync();
            await page.Button("Khai sinh liên thông").ClickAsync();
            await page.Button("Lệ phí").ClickAsync();
            await Expect(page.GetByText("8.000 đồng").First).ToBeVisibleAsync();
            await Expect(page.Button("Nghe đọc")).ToHaveCountAsync(0);
            await page.Button("Hài lòng").ClickAsync();
            await Expect(page.GetByText("Cảm ơn bà/ông đã đánh giá.")).ToBeVisibleAsync();
            // A second thought replaces the first.
            await page.Button("Rất hài lòng").ClickAsync();
            await page.Button("Xong, xóa hết").ClickAsync();
            Assert.Equal(0, Count(bot, "SELECT COUNT(*) FROM ratings"));
            // The page itself goes away too; what waits is kept.
            await page.ReloadAsync();
            await Expect(page.GetByText(Away)).ToBeVisibleAsync(Patient);

            bot = await StartAgainAsync(bot);
            await Expect(page.GetByText(Away)).ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 30_000 });
            await page.EvaluateAsync(UntilSent);
            const string Rated = "SELECT COUNT(*) FROM turns t JOIN ratings r ON r.turn_id = t.id WHERE t.channel = 'kiosk' AND t.station = 'quay-1' "
                + "AND t.status = 'answered_procedure' AND t.topic = 'lien-thong-khai-sinh' AND t.facet = 'le-phi' AND r.score = 5";
            Assert.Equal(1, Count(bot, Rated));
            Assert.Equal(1, Count(bot, "SELECT COUNT(*) FROM ratings"));

            await page.AskAsync("lệ phí khai sinh liên thông");
            await Expect(page.GetByText("8.000 đồng").First).ToBeVisibleAsync();
        }
        finally
        {
            await bot.DisposeAsync();
        }
    }

    [Fact]
    public async Task Rating_WhoseReplyIsLost_IsSentAgainAndCountsOnce()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path);
        var page = await OpenKeptAsync(bot);
        await page.AskAsync("lệ phí khai sinh liên thông");
        await Expect(page.GetByText("8.000 đồng").First).ToBeVisibleAsync();
        // The server takes the rating, but its answer is lost on the way.
        await page.Context.RouteAsync("**/rating", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await page.RunAndWaitForRequestAsync(() => page.Button("Bình thường").ClickAsync(), new System.Text.RegularExpressions.Regex("rating$"));
        await Expect(page.GetByText(Away)).ToBeVisibleAsync(Patient);
        await page.Context.UnrouteAllAsync();
        await page.EvaluateAsync(UntilSent);
        Assert.Equal(1, Count(bot, "SELECT COUNT(*) FROM ratings WHERE score = 3"));
        Assert.Equal(1, Count(bot, "SELECT COUNT(*) FROM turns"));
    }

    /// <summary>Opens the kiosk and waits until it is kept for the time without a server.</summary>
    private async Task<IPage> OpenKeptAsync(RunningBot bot)
    {
        var page = await browser.OpenKioskAsync(bot);
        await page.EvaluateAsync("() => navigator.serviceWorker.controller ? true : new Promise((ready) => navigator.serviceWorker.addEventListener('controllerchange', () => ready(true)))");
        // The first load was before the worker was there; this one passes through it.
        await page.ReloadAsync();
        await page.ExpectHomeAsync();
        return page;
    }

    private static async Task<BotProcess> StartAgainAsync(BotProcess bot)
    {
        var again = await bot.StartAgainAsync();
        await bot.DisposeAsync();
        return again;
    }

    private static long Count(RunningBot bot, string query)
    {
        using var connection = new SqliteConnection($"Data Source={bot.Database};Mode=ReadOnly");
        return connection.ExecuteScalar<long>(query);
    }
}
