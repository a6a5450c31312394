using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Sharing;

/// <summary>
/// Two bot processes behind a load balancer, as on two machines: each has a data folder of its own, both the same content, PostgreSQL and Redis.
/// </summary>
public sealed class TwoBots(PostgresServer postgres) : IAsyncLifetime
{
    private readonly TemporaryFolder _one = new();
    private readonly TemporaryFolder _two = new();
    private readonly int _redisPort = RedisServer.FreePort();
    private RedisServer? _redis;

    public BotProcess One { get; private set; } = null!;

    public BotProcess Two { get; private set; } = null!;

    /// <summary>The content of both: one procedure.</summary>
    internal TemporaryFolder Content { get; } = new();

    internal NginxServer Nginx { get; private set; } = null!;

    internal PostgresRecords Records { get; private set; } = null!;

    internal string RedisAddress => $"127.0.0.1:{_redisPort}";

    public async Task InitializeAsync()
    {
        SampleContent.WriteTo(Content);
        IndexBuilder.Build(ContentReader.Read(Content.Path), _one.File("index"));
        Product.CopyFolder(_one.File("index"), _two.File("index"));
        var database = await postgres.CreateDatabaseAsync();
        Records = new PostgresRecords(database, _one.Path);
        await StaffBot.SeedAccountsAsync(Records);
        await StartRedisAsync();
        (string, string)[] settings =
        [
            .. PostgresServer.Settings(database), ("Assistant__State__Provider", "redis"), ("Assistant__State__Redis", RedisAddress),
            ("Assistant__ContentDirectory", Content.Path), ("Assistant__LeftQuestions__Key", StaffBot.Key),
        ];
        // At the same time, as after a power cut.
        var bots = await Task.WhenAll(new[] { _one, _two }.Select(folder => BotProcess.StartAsync(folder.Path, withIndex: false, settings)));
        (One, Two) = (bots[0], bots[1]);
        Nginx = await NginxServer.StartAsync(bots);
    }

    /// <summary>Starts Redis, empty, where it was.</summary>
    internal async Task StartRedisAsync() => _redis = await RedisServer.StartAsync(_redisPort);

    /// <summary>Starts the second again after it was killed.</summary>
    internal async Task StartTwoAgainAsync()
    {
        var killed = Two;
        Two = await killed.StartAgainAsync();
        await killed.DisposeAsync();
    }

    internal ValueTask StopRedisAsync() => _redis!.DisposeAsync();

    public async Task DisposeAsync()
    {
        if (Nginx is not null) await Nginx.DisposeAsync();
        if (One is not null) await One.DisposeAsync();
        if (Two is not null) await Two.DisposeAsync();
        if (_redis is not null) await _redis.DisposeAsync();
        Records?.Dispose();
        foreach (var folder in new[] { _one, _two, Content }) folder.Dispose();
    }
}
