using Dapper;
using De06Assistant.Bot.Storage;
using De06Assistant.Bot.Storage.Spool;
using De06Assistant.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;

namespace De06Assistant.Tests.Bot.Storage;

/// <summary>What waits is kept whole, bounded, and counted once, however often and in whatever company it is delivered.</summary>
[Collection(PostgresGroup.Name)]
public sealed class SpoolTests(PostgresServer server)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Providers => [RecordsPlace.Sqlite, RecordsPlace.Postgres];

    [Fact]
    public void Line_OfAnyRecord_ReadsBackTheSameAndNotAtAllWhenDamaged() => Prop.ForAll<NonNull<string>, NonNull<string>, int>((question, comment, at) =>
    {
        // Lone halves of a pair are no text; JSON writes the sign for that.
        var (text, note) = (Whole(question.Get), Whole(comment.Get));
        var record = new SpooledRecord(Turn("1", "a") with { Question = text, ClientId = note }, new StateRecord(note, Noon), new RatingRecord("1", 3, note, [text, note], Noon));
        var line = System.Text.Encoding.UTF8.GetString(record.ToLine());
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        var read = SpooledRecord.Read(line[..^1])!;
        Assert.Equal((record.Turn, record.State), (read.Turn, read.State));
        Assert.Equal((note, Noon), (read.Rating!.Comment, read.Rating.At));
        Assert.Equal([text, note], read.Rating.Reasons);
        var damaged = line[..^1].ToCharArray();
        damaged[Math.Abs((long)at) % damaged.Length] ^= '\u0001';
        Assert.Null(SpooledRecord.Read(new string(damaged)));
        Assert.Null(SpooledRecord.Read(line[..(int)(Math.Abs((long)at) % (line.Length - 1))]));
    }).QuickCheckThrowOnFailure();

    [Theory, MemberData(nameof(Providers))]
    public async Task Deliver_TheSameAgain_CountsItOnce(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider, server);
        var records = new[] { Spooled(Turn("1", "a")), Rated("1", 2), Spooled(Turn("2", "a")), Rated("1", 4), Rated("2", 5) };
        // As a process that was killed after the commit and before the file was deleted would.
        foreach (var round in new[] { 1, 2, 3 })
        {
            foreach (var record in records) await desk.Spool.KeepAsync(record, CancellationToken.None);
            await desk.DeliverAsync();
        }
        Assert.False(desk.Spool.IsWaiting);
        Assert.Equal((2L, 1L, 0L, 1L, 1L), desk.Counted());
        Assert.Equal(["1", "2"], desk.Query<string>("SELECT id FROM turns ORDER BY number").Select(id => id.TrimStart('0')));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Deliver_ARatingThatWasReplacedMeanwhile_LeavesTheNewerOne(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider, server);
        Assert.True(await desk.Store.AddTurnAsync(Turn("1", "a"), null, CancellationToken.None));
        await desk.Spool.KeepAsync(Rated("1", 1), CancellationToken.None);
        // By another process, which reached the database.
        await desk.Writer.WriteAsync(transaction => RecordRows.SetRating(transaction, Rated("1", 5).Rating! with { At = Noon.AddMinutes(1) }), CancellationToken.None);
        await desk.DeliverAsync();
        Assert.Equal([5], desk.Query<long>("SELECT score FROM ratings"));
        Assert.Equal((1L, 1L, 0L, 0L, 1L), desk.Counted());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Deliver_ARatingBeforeItsTurn_CountsItWithTheTurn(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider, server);
        await desk.Spool.KeepAsync(Rated("1", 3), CancellationToken.None);
        await desk.Spool.KeepAsync(Rated("1", 4), CancellationToken.None);
        await desk.DeliverAsync();
        Assert.Empty(desk.Query<long>("SELECT score FROM ratings"));
        // The turn comes from the spool of another machine.
        await desk.Spool.KeepAsync(Spooled(Turn("1", "a")), CancellationToken.None);
        await desk.DeliverAsync();
        Assert.Equal([4], desk.Query<long>("SELECT score FROM ratings"));
        Assert.Equal((1L, 1L, 0L, 1L, 0L), desk.Counted());
        Assert.Empty(desk.Query<long>("SELECT score FROM early_ratings"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Deliver_ARefusedRecordAmongOthers_DeliversTheOthers(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider, server);
        await desk.Spool.KeepAsync(Spooled(Turn("1", "a")), CancellationToken.None);
        await desk.Spool.KeepAsync(Rated("1", 9), CancellationToken.None);
        await desk.Spool.KeepAsync(Spooled(Turn("2", "a")), CancellationToken.None);
        await desk.DeliverAsync();
        Assert.Equal((2L, 1L, 0L, 0L, 0L), desk.Counted());
        Assert.False(desk.Spool.IsWaiting);
    }

    [Fact]
    public async Task Deliver_WhatAProcessLeftBehind_TakesItUpAndPassesOverACutLine()
    {
        await using var desk = await Desk.OpenAsync(RecordsPlace.Sqlite, server);
        // A process that wrote beside this one and was killed in the middle of a line.
        var root = Path.Combine(desk.Place.Folder, "spool");
        using (var other = SpoolFolder.Take(root))
        {
            other.Append(Spooled(Turn("1", "a")));
            other.Append(Spooled(Turn("2", "a")));
        }
        var segment = Assert.Single(Directory.EnumerateFiles(root, "*.jsonl", SearchOption.AllDirectories));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(segment));
        using (var file = new FileStream(segment, FileMode.Open)) file.SetLength(file.Length - 10);
        await desk.DeliverAsync();
        Assert.Equal((1L, 1L, 0L, 0L, 0L), desk.Counted());
        Assert.Empty(Directory.EnumerateFiles(root, "*.jsonl", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Keep_WhatWaitedBeforeTheProcessEnded_IsKnownAgain()
    {
        await using var desk = await Desk.OpenAsync(RecordsPlace.Sqlite, server);
        var root = Path.Combine(desk.Place.Folder, "other");
        using (var before = new RecordSpool(root, 1))
        {
            var turn = Turn("1", "a") with { ClientId = "ten-cua-cau-hoi-1", Reply = "{\"text\":\"một\"}" };
            Assert.True(await before.KeepAsync(new SpooledRecord(turn, new StateRecord("{}", Noon), null), CancellationToken.None));
            Assert.False(await before.KeepAsync(new SpooledRecord(turn with { Id = "2" }, null, null), CancellationToken.None));
        }
        using var spool = new RecordSpool(root, 1);
        Assert.True(spool.IsWaiting);
        Assert.Equal("{\"text\":\"một\"}", spool.Client("ten-cua-cau-hoi-1")!.Turn!.Reply);
        Assert.Equal("{}", spool.Conversation(Padded("a"))!.State!.Text);
        Assert.Null(spool.Turn("2"));
    }

    [Fact]
    public async Task Keep_MoreThanItMayTake_IsRefusedAndNothingKeptIsLost()
    {
        using var folder = new TemporaryFolder();
        using var spool = new RecordSpool(folder.Path, 1);
        var (kept, full) = (0, false);
        while (!full)
        {
            try
            {
                await spool.KeepAsync(Spooled(Turn($"{kept:x}", "a") with { Reply = new string('x', 50_000) }), CancellationToken.None);
                kept++;
            }
            catch (StorageException)
            {
                full = true;
            }
        }
        Assert.True(spool.IsFull);
        Assert.InRange(kept, 20, 22);
        Assert.All(Enumerable.Range(0, kept), number => Assert.NotNull(spool.Turn(Padded($"{number:x}"))));
    }

    [Fact]
    public async Task Hold_MoreThanMemoryMayTake_KeepsTheFirstInTheirOrderAndDeliversThem()
    {
        await using var desk = await Desk.OpenAsync(RecordsPlace.Sqlite, server);
        for (var number = 0; number < 1005; number++) await desk.Spool.HoldAsync(Spooled(Turn($"{number:x}", "a")));
        Assert.Equal((1000, true), (desk.Spool.HeldCount, desk.Spool.IsWaiting));
        // A rating of one of them is kept behind all of them.
        Assert.True(await desk.Spool.KeepAsync(Rated("5", 4), CancellationToken.None));
        Assert.Equal(0, desk.Spool.HeldCount);
        await desk.DeliverAsync();
        Assert.False(desk.Spool.IsWaiting);
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => Padded($"{number:x}")), desk.Query<string>("SELECT id FROM turns ORDER BY number"));
        Assert.Equal((1000L, 1L, 0L, 1L, 0L), desk.Counted());
    }

    private static string Whole(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Padded(string text) => text.PadLeft(32, '0');

    private static TurnRecord Turn(string id, string conversation) => new(
        Padded(id), Padded(conversation), Noon, "2026-11-21", "web", "xa-vinh-tru", "lệ phí", "answered_procedure", "dang-ky-thuong-tru", "le-phi", 0.9, null, "v1", "{}", 600, 400);

    private static SpooledRecord Spooled(TurnRecord turn) => new(turn, null, null);

    private static SpooledRecord Rated(string turn, int score) => new(null, null, new RatingRecord(Padded(turn), score, null, [], Noon));

    /// <summary>Records with a spool and what delivers it, as in the bot.</summary>
    private sealed class Desk : IAsyncDisposable
    {
        private readonly RecordDatabase _database;

        private Desk(RecordsPlace place)
        {
            Place = place;
            _database = place.Open();
            Writer = new RecordWriter(_database, NullLogger<RecordWriter>.Instance);
            Spool = new RecordSpool(Path.Combine(place.Folder, "spool"), 1);
            Store = new RecordStore(_database, Writer, Spool);
        }

        public RecordsPlace Place { get; }

        public RecordWriter Writer { get; }

        public RecordSpool Spool { get; }

        public RecordStore Store { get; }

        public static async Task<Desk> OpenAsync(string provider, PostgresServer server)
        {
            var desk = new Desk(await RecordsPlace.CreateAsync(provider, server));
            await desk.Writer.StartAsync(CancellationToken.None);
            return desk;
        }

        public async Task DeliverAsync()
        {
            using var delivery = new SpoolDelivery(Spool, Writer, _database, TimeProvider.System, NullLogger<SpoolDelivery>.Instance);
            await delivery.DeliverAsync(CancellationToken.None);
        }

        /// <summary>Questions, conversations, and ratings of 2, 4 and 5, as they are counted.</summary>
        public (long Questions, long Conversations, long Two, long Four, long Five) Counted() => Query<(long, long, long, long, long)>(
            "SELECT CAST(SUM(questions) AS BIGINT), CAST(SUM(conversations) AS BIGINT), CAST(SUM(score_2) AS BIGINT), CAST(SUM(score_4) AS BIGINT), CAST(SUM(score_5) AS BIGINT) FROM day_figures").Single();

        public List<T> Query<T>(string query)
        {
            using var connection = _database.Open();
            return [.. connection.Query<T>(query)];
        }

        public async ValueTask DisposeAsync()
        {
            await Writer.DisposeAsync();
            Spool.Dispose();
            (_database as IDisposable)?.Dispose();
            Place.Dispose();
        }
    }
}
