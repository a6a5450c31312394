using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.Zalo;

/// <summary>One connected bot for the tests of a class, which run one after another.</summary>
public sealed class SharedZaloBot : IAsyncLifetime
{
    internal ZaloBot Zalo { get; private set; } = null!;

    public async Task InitializeAsync() => Zalo = await ZaloBot.StartAsync();

    public async Task DisposeAsync() => await Zalo.DisposeAsync();
}
