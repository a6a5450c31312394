namespace De06Assistant.Tests.Support;

/// <summary>One bot for all tests that only talk to it.</summary>
public sealed class SharedBot : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public RunningBot Bot { get; private set; } = null!;

    public async Task InitializeAsync() => Bot = await BotHost.StartAsync(_folder.Path);

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Names the group of tests that share a bot.</summary>
[CollectionDefinition(Name)]
public sealed class SharedBotGroup : ICollectionFixture<SharedBot>
{
    public const string Name = "shared bot";
}
