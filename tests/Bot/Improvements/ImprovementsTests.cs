using System.Net;
using De06Assistant.Bot.Improvements;
using De06Assistant.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Bot.Improvements;

/// <summary>The public page of what was improved, and that nobody can be picked out of it.</summary>
public sealed class ImprovementsTests
{
    [Fact]
    public void Of_AnyCounts_TellNoCellOfFewerThanFive() => Prop.ForAll<byte[]>(numbers =>
    {
        var cells = numbers.Select((number, i) => ($"lĩnh vực {i}", number % 12)).ToList();
        var safe = SafeCounts.Of(cells);
        var hidden = safe.Cells.Where(cell => cell.Count is null).ToList();
        var truth = cells.ToDictionary(cell => cell.Item1, cell => cell.Item2);
        // What can be worked out: the total less what is shown.
        var rest = safe.Total - safe.Cells.Sum(cell => cell.Count ?? 0);
        return safe.Cells.All(cell => cell.Count is null || (cell.Count >= SafeCounts.Fewest && cell.Count == truth[cell.Label]))
            && (safe.Total is null || safe.Total == truth.Values.Sum())
            && (hidden.Count == 0 || rest is null || (hidden.Count > 1 && rest >= SafeCounts.Fewest))
            && (hidden.Count == 0) == (truth.Values.All(count => count is 0 or >= SafeCounts.Fewest));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(new[] { 9, 7, 2 }, new[] { 9, -1, -1 }, 18)]
    [InlineData(new[] { 9, 3, 2 }, new[] { 9, -1, -1 }, 14)]
    [InlineData(new[] { 9, 1, 2 }, new[] { -1, -1, -1 }, 12)]
    [InlineData(new[] { 4 }, new[] { -1 }, -1)]
    [InlineData(new[] { 1, 2 }, new[] { -1, -1 }, -1)]
    [InlineData(new[] { 5 }, new[] { 5 }, 5)]
    [InlineData(new int[0], new int[0], -1)]
    public void Of_SmallCells_HidesAlsoWhatWouldTellThem(int[] counts, int[] shown, int total)
    {
        var safe = SafeCounts.Of(counts.Select((count, i) => ($"{i}", count)));
        Assert.Equal(shown, safe.Cells.Select(cell => cell.Count ?? -1));
        Assert.Equal(total, safe.Total ?? -1);
    }

    [Fact]
    public async Task Page_OfMonthsThatAreOver_CountsConversationsAndShowsNotesOfThose()
    {
        await using var ledger = await Ledger.OpenAsync();
        for (var i = 0; i < 6; i++) await RatedAsync(ledger, $"{i + 1}", "2026-01-05");
        await RatedAsync(ledger, "99", "2026-01-05", topic: "dang-ky-ket-hon");
        await StaffBot.SeedAccountsAsync(ledger.Folder);
        await using var bot = await StaffBot.StartAsync(ledger.Folder);
        using var client = await StaffClient.SignInAsync(bot, "editor", "10.10.0.1");
        await client.PageAsync("/staff/viec");
        var lastMonth = TimeProvider.System.GetUtcNow().AddMonths(-1).ToUnixTimeMilliseconds();
        Close(ledger, lastMonth, "topic = 'dang-ky-thuong-tru'", "Ghi rõ <lệ phí>.");
        Close(ledger, lastMonth, "topic = 'dang-ky-ket-hon'", "Ghi rõ giấy tờ kết hôn.");
        var page = WebUtility.HtmlDecode(await PublicAsync(bot));
        Assert.Contains("<li>Ghi rõ <lệ phí>.</li>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Cư trú</th><td>không nêu</td>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Hộ tịch</th><td>không nêu</td>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Cộng</th><td>7</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfThisMonthOrOfFew_TellsNothing()
    {
        await using var ledger = await Ledger.OpenAsync();
        for (var i = 0; i < 6; i++) await RatedAsync(ledger, $"{i + 1}", "2026-01-05");
        for (var i = 0; i < 6; i++) await RatedAsync(ledger, "7", "2026-01-05", topic: "dang-ky-ket-hon");
        await StaffBot.SeedAccountsAsync(ledger.Folder);
        await using var bot = await StaffBot.StartAsync(ledger.Folder);
        using var client = await StaffClient.SignInAsync(bot, "editor", "10.10.0.2");
        await client.PageAsync("/staff/viec");
        Close(ledger, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), "topic = 'dang-ky-thuong-tru'", "Tháng này.");
        // Six ratings of one citizen are one citizen.
        Close(ledger, TimeProvider.System.GetUtcNow().AddMonths(-2).ToUnixTimeMilliseconds(), "topic = 'dang-ky-ket-hon'", "Một người.");
        var page = WebUtility.HtmlDecode(await PublicAsync(bot));
        Assert.DoesNotContain("Tháng này.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Một người.", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Cộng</th><td>không nêu</td>", page, StringComparison.Ordinal);
    }

    private static async Task RatedAsync(Ledger ledger, string conversation, string day, string topic = "dang-ky-thuong-tru")
    {
        var turn = ledger.Turn(day, conversation, topic: topic);
        await ledger.AddAsync(turn);
        await ledger.RateAsync(turn.Id, 1);
    }

    /// <summary>Closes items on a day of one's choice, which no page lets anyone do.</summary>
    private static void Close(Ledger ledger, long at, string which, string note)
    {
        using var connection = new SqliteConnection($"Data Source={ledger.FilePath}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE items SET state = 'fixed', closed_at = {at}, closed_by = 'editor', closed_version = 'v1', public_note = '{note}', asked_topic = NULL WHERE {which}";
        Assert.True(command.ExecuteNonQuery() > 0);
    }

    private static async Task<string> PublicAsync(RunningBot bot)
    {
        using var response = await bot.Client.GetAsync(new Uri("/cai-tien", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("public, max-age=3600", response.Headers.CacheControl!.ToString());
        return await response.Content.ReadAsStringAsync();
    }
}
