using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Hosting.Limits;
using De06Assistant.Bot.Sharing;
using De06Assistant.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace De06Assistant.Tests.Bot.Sharing;

/// <summary>The limits that processes hold to together, over a real Redis.</summary>
public sealed class SharedLimitTests
{
    private static readonly LimitRule Rule = new("thu", 5, TimeSpan.FromMinutes(5));

    [Fact]
    public async Task Take_ByTwoProcesses_CountsTogetherAndEachRuleAndSubjectApart()
    {
        await using var redis = await RedisServer.StartAsync(RedisServer.FreePort());
        await using var one = await Process.StartAsync(redis);
        await using var two = await Process.StartAsync(redis);
        for (var taken = 0; taken < Rule.Permits; taken++) Assert.Null(await (taken % 2 == 0 ? one : two).Limits.TakeAsync(Rule, "a"));
        foreach (var process in new[] { one, two })
        {
            // A permit comes back each minute.
            var wait = await process.Limits.TakeAsync(Rule, "a");
            Assert.InRange(wait!.Value, TimeSpan.FromTicks(1), Rule.Window / Rule.Permits);
            Assert.Null(await process.Limits.TakeAsync(Rule, "b"));
            Assert.Null(await process.Limits.TakeAsync(Rule with { Name = "khac" }, "a"));
            Assert.Null(await process.Limits.TakeAsync(Rule with { Permits = 6 }, "a"));
            Assert.Null(await process.Limits.TakeAsync(Rule with { Permits = 0 }, "a"));
        }
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(7, 60)]
    [InlineData(600, 60)]
    [InlineData(1000, 3600)]
    public async Task Take_AllAtOnce_GivesAsManyAsAProcessByItselfDoes(int permits, int seconds)
    {
        var rule = new LimitRule("thu", permits, TimeSpan.FromSeconds(seconds));
        await using var redis = await RedisServer.StartAsync(RedisServer.FreePort());
        await using var process = await Process.StartAsync(redis);
        using var own = new OwnBuckets();
        var started = TimeProvider.System.GetTimestamp();
        var (shared, alone) = (0, 0);
        for (var tried = 0; tried < permits + 20; tried++)
        {
            if (await process.Limits.TakeAsync(rule, "a") is null) shared++;
            if (own.Take(rule, "a") is null) alone++;
        }
        // What has come back meanwhile.
        var back = (int)Math.Ceiling(TimeProvider.System.GetElapsedTime(started) / (rule.Window / permits));
        Assert.InRange(shared, permits, permits + back);
        Assert.InRange(alone, permits, permits + back);
    }

    [Fact]
    public async Task Take_AfterTheTime_IsTakenAgain()
    {
        var rule = new LimitRule("thu", 3, TimeSpan.FromMilliseconds(600));
        await using var redis = await RedisServer.StartAsync(RedisServer.FreePort());
        await using var process = await Process.StartAsync(redis);
        while (await process.Limits.TakeAsync(rule, "a") is null)
        {
        }
        await Eventually.HoldsAsync(async () => await process.Limits.TakeAsync(rule, "a") is null, "a permit comes back");
    }

    [Fact]
    public async Task Take_RedisHangsOrIsNotThere_IsCountedInTheProcessAndTogetherAgainLater()
    {
        var port = RedisServer.FreePort();
        await using var process = await Process.StartAsync($"127.0.0.1:{port}");
        await TakeAllAsync(process, "chưa có");
        await using var redis = await RedisServer.StartAsync(port);
        await Eventually.HoldsAsync(async () => await process.Redis.WhyNotAsync(CancellationToken.None) is null, "Redis is found");
        await TakeAllAsync(process, "có");
        await redis.PauseAsync();
        // It has a bucket of its own, full.
        await TakeAllAsync(process, "có");
        Assert.Contains("Redis", await process.Redis.WhyNotAsync(CancellationToken.None), StringComparison.Ordinal);
        await redis.ResumeAsync();
        await Eventually.HoldsAsync(async () => await process.Redis.WhyNotAsync(CancellationToken.None) is null, "Redis is used again");
        Assert.NotNull(await process.Limits.TakeAsync(Rule, "có"));
    }

    [Fact]
    public async Task Take_RedisIsFull_IsCountedInTheProcessUntilItIsNot()
    {
        await using var redis = await RedisServer.StartAsync(RedisServer.FreePort());
        await using var process = await Process.StartAsync(redis);
        using var operatorsOwn = await ConnectionMultiplexer.ConnectAsync(redis.Address + ",allowAdmin=true");
        var server = operatorsOwn.GetServer(redis.Address);
        await server.ConfigSetAsync("maxmemory", "1");
        await TakeAllAsync(process, "đầy");
        // It answers, but takes nothing: as good as away.
        Assert.NotNull(await process.Redis.WhyNotAsync(CancellationToken.None));
        await server.ConfigSetAsync("maxmemory", "0");
        await Eventually.HoldsAsync(async () => await process.Redis.WhyNotAsync(CancellationToken.None) is null, "Redis is used again");
        await TakeAllAsync(process, "đầy");
    }

    private static async Task TakeAllAsync(Process process, string subject)
    {
        for (var taken = 0; taken < Rule.Permits; taken++) Assert.Null(await process.Limits.TakeAsync(Rule, subject));
        Assert.NotNull(await process.Limits.TakeAsync(Rule, subject));
    }

    /// <summary>What a bot process has of it.</summary>
    private sealed class Process : IAsyncDisposable
    {
        private readonly OwnBuckets _own = new();

        private Process(string redis)
        {
            Redis = new RedisLink(Options.Create(new AssistantOptions { State = new StateOptions { Provider = StateOptions.InRedis, Redis = redis } }), NullLogger<RedisLink>.Instance);
            Limits = new RequestLimits(_own, new SharedBuckets(Redis));
        }

        public RedisLink Redis { get; }

        public RequestLimits Limits { get; }

        public static Task<Process> StartAsync(RedisServer server) => StartAsync(server.Address);

        public static async Task<Process> StartAsync(string redis)
        {
            var process = new Process(redis);
            await process.Redis.StartAsync(CancellationToken.None);
            return process;
        }

        public async ValueTask DisposeAsync()
        {
            await Redis.DisposeAsync();
            _own.Dispose();
        }
    }
}
