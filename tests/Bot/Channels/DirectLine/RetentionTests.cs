using Dapper;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace De06Assistant.Tests.Bot.Channels.DirectLine;

/// <summary>What was said over Direct Line is deleted when its time is over, and counted, and nothing else of it stays.</summary>
public sealed class RetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Purge_OldConversation_IsGoneWithAllThatWasSaid()
    {
        using var folder = new TemporaryFolder();
        var database = new SqliteRecords(folder.File("records.db"));
        await using (var writer = new RecordWriter(database, NullLogger<RecordWriter>.Instance))
        {
            await writer.StartAsync(CancellationToken.None);
            var store = new DirectLineStore(database, writer);
            foreach (var (id, age) in new[] { ("old", 15), ("young", 13) })
            {
                Assert.True(await store.StartAsync(id, Now.AddDays(-age), CancellationToken.None));
                Assert.True(await store.AddAsync(id, new DirectLineRecord("a", "key", "{}"), CancellationToken.None));
            }
            Assert.Null(store.Find("old", Now.AddDays(-14)));
            var purged = await new RetentionStore(database, writer).PurgeAsync(Now, Now, Now.AddDays(-14), Now, CancellationToken.None);
            Assert.Equal(1, purged.DirectLine);
            Assert.Empty(store.After("old", 0, 10));
            Assert.Single(store.After("young", 0, 10));
            // What comes too late for a conversation has nowhere to go.
            Assert.False(await store.AddAsync("old", new DirectLineRecord("b", "other", "{}"), CancellationToken.None));
            using var connection = database.Open();
            Assert.Equal(1, connection.ExecuteScalar<int>("SELECT count FROM purges WHERE kind = 'directline_conversations'"));
        }
        SqliteConnection.ClearAllPools();
    }

    [Theory]
    [InlineData(30, 14, 14)]
    [InlineData(7, 14, 7)]
    public void Days_TheShorterOfBoth_Counts(int conversations, int activities, int expected) =>
        Assert.Equal(expected, new AssistantOptions { ConversationDays = conversations, DirectLine = { RetentionDays = activities } }.DirectLineDays);
}
