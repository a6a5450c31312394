using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Sharing;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace De06Assistant.Tests.Bot.Conversation;

/// <summary>A process comes to what another has built, without Redis, by the records alone. Over Redis: BehindNginxTests.</summary>
public sealed class IndexFollowerTests
{
    [Fact]
    public async Task Follow_BuiltByAnotherOnTheSameRecords_BuildsItInItsOwnFolder()
    {
        using var folder = new TemporaryFolder();
        using var content = new TemporaryFolder();
        SampleContent.WriteTo(content);
        var options = Options.Create(new AssistantOptions { DataDirectory = folder.Path, ContentDirectory = content.Path });
        var database = new SqliteRecords(folder.File(SqliteRecords.FileName));
        await using (var writer = new RecordWriter(database, NullLogger<RecordWriter>.Instance))
        {
            await writer.StartAsync(CancellationToken.None);
            var builds = new IndexBuildStore(database, writer);
            var indexing = new ContentIndexing(options, TimeProvider.System);
            using var live = new LiveIndex(options, indexing, TimeProvider.System, NullLogger<LiveIndex>.Instance);
            await live.StartAsync(CancellationToken.None);
            await using var redis = new RedisLink(options, NullLogger<RedisLink>.Instance);
            using var follower = new IndexFollower(live, indexing, builds, new Announcements(redis), TimeProvider.System, NullLogger<IndexFollower>.Instance);
            await follower.StartAsync(CancellationToken.None);
            var before = live.Version;

            // The other has built what is not here; then what is.
            await SayBuiltAsync(builds, new string('0', 16));
            SampleContent.Replace(content, SampleContent.Procedure, "8.000 đồng một bản", "9.500 đồng một bản");
            var version = ContentReader.Version(content.Path);
            Assert.NotEqual(before, version);
            await SayBuiltAsync(builds, version);
            await Eventually.HoldsAsync(() => Task.FromResult(live.Version == version), "it answers from the same content");
            await follower.StopAsync(CancellationToken.None);
            await live.StopAsync(CancellationToken.None);
        }
        SqliteConnection.ClearAllPools();
    }

    private static async Task SayBuiltAsync(IndexBuildStore builds, string version)
    {
        var now = TimeProvider.System.GetUtcNow();
        var begun = await builds.BeginAsync("lan", now, CancellationToken.None);
        await builds.SaveAsync(begun! with { Version = version, EndedAt = now }, CancellationToken.None);
    }
}
