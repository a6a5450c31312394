using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.Zalo;

/// <summary>One connected bot for the tests of the channel, which run one after another and each as someone else.</summary>
public sealed class SharedZaloBot : IAsyncLifetime
{
    internal ZaloBot Zalo { get; private set; } = null!;

    public async Task InitializeAsync() => Zalo = await ZaloBot.StartAsync(("Assistant__Zalo__TimeoutSeconds", "5"));

    public async Task DisposeAsync() => await Zalo.DisposeAsync();
}

/// <summary>Names the group of tests that share it.</summary>
[CollectionDefinition(Name)]
public sealed class SharedZaloBotGroup : ICollectionFixture<SharedZaloBot>
{
    public const string Name = "shared Zalo bot";
}
