using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Faults;

/// <summary>
/// Clients who send a byte at a time, or never read: they are given up, others are served meanwhile, and what waits for them is bounded.
/// A reader of a stream who never reads: StreamTests of Direct Line.
/// </summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    private const int Clients = 40;
    private const long MostMemory = 150L * 1024 * 1024;

    private readonly TemporaryFolder _folder = new();
    private BotProcess _bot = null!;

    public async Task InitializeAsync() => _bot = await BotProcess.StartAsync(_folder.Path, settings: ("Assistant__Limits__StallSeconds", "2"));

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Body_SentByteByByte_IsGivenUp_AndOthersAreServed()
    {
        var slow = Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            using var client = await RawClient.ConnectAsync(_bot);
            await client.SendAsync("POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n{");
            // Twenty a second, where 240 are asked for.
            return await client.DripUntilAnsweredAsync(TimeSpan.FromMilliseconds(50));
        }));
        var citizens = new Citizens(2);
        await citizens.RoundAsync(_bot, 20);
        citizens.AssertAllAnswered();
        foreach (var answer in await slow) Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_NeverRead_AreGivenUp_AndMemoryIsBounded()
    {
        // Made once; then it is the same bytes for everyone.
        var bundle = await _bot.Client.GetByteArrayAsync(new Uri("/api/kiosk/bundle", UriKind.Relative));
        var before = await _bot.MemoryAsync();
        var rude = Task.WhenAll(Enumerable.Range(0, Clients).Select(async number =>
        {
            using var client = await RawClient.ConnectAsync(_bot);
            await client.SendUntilGivenUpAsync($"GET {(number % 2 == 0 ? "/api/kiosk/bundle" : "/hoi")} HTTP/1.1\r\nHost: a\r\n\r\n");
        }));
        var citizens = new Citizens(2);
        await citizens.RoundAsync(_bot, 20);
        citizens.AssertAllAnswered();
        await rude;
        Assert.InRange(await _bot.MemoryAsync() - before, long.MinValue, MostMemory);
        // Whoever reads gets it whole.
        Assert.Equal(bundle.Length, (await _bot.Client.GetByteArrayAsync(new Uri("/api/kiosk/bundle", UriKind.Relative))).Length);
    }
}
