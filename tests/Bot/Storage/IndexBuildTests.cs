using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace De06Assistant.Tests.Bot.Storage;

/// <summary>What processes know of each other's building of the index.</summary>
[Collection(PostgresGroup.Name)]
public sealed class IndexBuildTests(PostgresServer server)
{
    [Theory]
    [InlineData(RecordsPlace.Sqlite)]
    [InlineData(RecordsPlace.Postgres)]
    public async Task Begin_WhileOneRuns_IsRefusedUntilItEndsOrIsHeardOfNoMore(string provider)
    {
        using var place = await RecordsPlace.CreateAsync(provider, server);
        var database = place.Open();
        await using (var writer = new RecordWriter(database, NullLogger<RecordWriter>.Instance))
        {
            await writer.StartAsync(CancellationToken.None);
            // Of two processes on the same records.
            var (one, two) = (new IndexBuildStore(database, writer), new IndexBuildStore(database, writer));
            var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
            Assert.Null(two.Last());
            var begun = await one.BeginAsync("lan", now, CancellationToken.None);
            Assert.Null(await two.BeginAsync("mai", now.AddSeconds(30), CancellationToken.None));
            await one.SaveAsync(begun! with { SeenAt = now.AddSeconds(50), Steps = ["Đọc", "Lập"] }, CancellationToken.None);
            Assert.Null(await two.BeginAsync("mai", now.AddSeconds(100), CancellationToken.None));
            var seen = two.Last()!;
            Assert.Equal(("lan", 2), (seen.Account, seen.Steps.Count));
            Assert.True(seen.IsRunning(now.AddSeconds(100)));
            Assert.False(seen.IsRunning(now.AddSeconds(111)));

            // Its process was killed; what it still says later is of no interest.
            var next = await two.BeginAsync("mai", now.AddSeconds(111), CancellationToken.None);
            Assert.Equal(begun.Number + 1, next!.Number);
            await one.SaveAsync(begun with { Version = "cũ", EndedAt = now.AddSeconds(112) }, CancellationToken.None);
            var ended = next with { Failure = "Có lỗi.", Errors = [new Finding("a.md", 3, "Sai.")], EndedAt = now.AddSeconds(120) };
            await two.SaveAsync(ended, CancellationToken.None);
            Assert.Equivalent(ended, one.Last(), strict: true);
            Assert.NotNull(await one.BeginAsync("lan", now.AddSeconds(121), CancellationToken.None));
        }
        (database as IDisposable)?.Dispose();
    }
}
