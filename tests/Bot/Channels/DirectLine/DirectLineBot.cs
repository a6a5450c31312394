using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.DirectLine;

/// <summary>A bot with a secret, whose limits no test comes near that is not about them.</summary>
public sealed class DirectLineBot : IAsyncLifetime
{
    public const string Secret = "khoa-direct-line-de-kiem-thu-0123456789";

    public static readonly (string Name, string Value)[] Settings =
    [
        ("Assistant__DirectLine__Secrets__0", Secret),
        ("Assistant__DirectLine__ConversationsPerMinute", "100000"),
        ("Assistant__DirectLine__ActivitiesPerMinute", "100000"),
        ("Assistant__DirectLine__ActivitiesPerMinuteAndAddress", "100000"),
        ("Assistant__LeftQuestions__Key", StaffBot.Key),
    ];

    private readonly TemporaryFolder _folder = new();

    public RunningBot Bot { get; private set; } = null!;

    public async Task InitializeAsync() => Bot = await BotHost.StartAsync(_folder.Path, settings: Settings);

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Names the group of tests that share it.</summary>
[CollectionDefinition(Name)]
public sealed class DirectLineGroup : ICollectionFixture<DirectLineBot>
{
    public const string Name = "direct line";
}
