using De06Assistant.Bot.Staff.Items;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;

namespace De06Assistant.Tests.Bot.Staff;

/// <summary>Items out of what is recorded: none lost, none doubled, and what opens and closes them.</summary>
public class ItemTests
{
    private static readonly AuditRecord Audit = new(new DateTimeOffset(2026, 11, 20, 5, 0, 0, TimeSpan.Zero), "lan", "item-close", null, null);
    private static readonly ItemFilter All = new(null, null, null, null, 0, 100);

    [Fact]
    public async Task Collect_TheSameQuestionInManySpellings_IsOneItemForEachPlace()
    {
        await using var desk = await Desk.OpenAsync(await OpenAsync());
        foreach (var question in new[] { "Làm hộ chiếu ở đâu?", "lam ho chieu o dau", "làm hộ chiếu, ở đâu" }) await desk.DeclineAsync(question);
        await desk.Ledger.AddAsync(desk.Declined("làm hộ chiếu ở đâu") with { Locality = "tinh-lao-cai" });
        await desk.CollectAsync();
        Assert.Equal([3, 1], desk.Items.List(All with { Kind = ItemKind.Declined, State = ItemState.New }).Select(item => item.Count));
    }

    [Fact]
    public async Task Collect_BySeveralProcessesAtOnce_DoublesNothing()
    {
        await using var desk = await Desk.OpenAsync(await OpenAsync());
        for (var i = 0; i < 30; i++) await desk.DeclineAsync($"câu {(char)('a' + i % 10)}");
        var rated = await desk.AnswerAsync();
        await desk.Ledger.RateAsync(rated.Id, 1, "không đúng");
        await using var other = new RecordWriter(desk.Ledger.Database, NullLogger<RecordWriter>.Instance);
        await other.StartAsync(CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => new ItemCollector(desk.Ledger.Database, i % 2 == 0 ? desk.Writer : other, ItemCare.Fold).CollectAsync(CancellationToken.None)));
        Assert.Equal(10, desk.Items.Counts(All with { Kind = ItemKind.Declined })[ItemState.New]);
        Assert.Equal(30, desk.Items.List(All with { Kind = ItemKind.Declined }).Sum(item => item.Count));
        var low = Assert.Single(desk.Items.List(All with { Kind = ItemKind.Rating }));
        Assert.Equal((1, "không đúng", "dang-ky-thuong-tru", "v1"), (low.Score, low.Comment, low.Topic, low.ContentVersion));
    }

    [Fact]
    public async Task Rating_ThenHigher_ClosesUnlessSomeoneIsAtItAndOpensWhenLowAgain()
    {
        await using var desk = await Desk.OpenAsync(await OpenAsync());
        var (alone, taken) = (await desk.AnswerAsync(), await desk.AnswerAsync());
        foreach (var turn in new[] { alone, taken }) await desk.Ledger.RateAsync(turn.Id, 2);
        await desk.CollectAsync();
        Item Of(TurnRecord turn) => desk.Items.List(All).Single(item => item.TurnId == turn.Id);
        Assert.True(await desk.Items.AssignAsync(Of(taken).Number, 1, "editor", Audit, CancellationToken.None));
        foreach (var turn in new[] { alone, taken }) await desk.Ledger.RateAsync(turn.Id, 4);
        await desk.CollectAsync();
        Assert.Equal((ItemState.Rejected, "Người dân chấm lại 4 điểm.", null), (Of(alone).State, Of(alone).Note, Of(alone).ClosedBy));
        Assert.Equal((ItemState.Working, 4), (Of(taken).State, Of(taken).Score));
        await desk.Ledger.RateAsync(alone.Id, 1);
        await desk.CollectAsync();
        Assert.Equal((ItemState.New, 1, null), (Of(alone).State, Of(alone).Score, Of(alone).ClosedAt));
    }

    [Theory]
    [InlineData(ItemState.Fixed, "v1", ItemState.Fixed)]
    [InlineData(ItemState.Fixed, "v2", ItemState.New)]
    [InlineData(ItemState.Rejected, "v2", ItemState.Rejected)]
    public async Task Declined_AgainAfterItsItemWasClosed_ComesBackOnlyWhereTheFixDidNotHelp(ItemState closed, string content, ItemState then)
    {
        await using var desk = await Desk.OpenAsync(await OpenAsync());
        await desk.DeclineAsync("mở quán cà phê");
        await desk.CollectAsync();
        var item = Assert.Single(desk.Items.List(All));
        Assert.True(await desk.Items.CloseAsync(item.Number, item.Version, new ItemClosing(closed, "đã xem", null, "v1"), Audit, CancellationToken.None));
        await desk.Ledger.AddAsync(desk.Declined("mở quán cà phê") with { ContentVersion = content });
        await desk.CollectAsync();
        item = Assert.Single(desk.Items.List(All));
        Assert.Equal((then, 2), (item.State, item.Count));
    }

    [Fact]
    public async Task Close_OnAnOldVersion_ChangesNothing()
    {
        await using var desk = await Desk.OpenAsync(await OpenAsync());
        await desk.DeclineAsync("mở quán cà phê");
        await desk.CollectAsync();
        var item = Assert.Single(desk.Items.List(All));
        Assert.True(await desk.Items.AssignAsync(item.Number, item.Version, "editor", Audit, CancellationToken.None));
        Assert.False(await desk.Items.CloseAsync(item.Number, item.Version, new ItemClosing(ItemState.Rejected, "muộn", null, "v1"), Audit, CancellationToken.None));
        Assert.Equal((ItemState.Working, "editor", null), (desk.Items.ByNumber(item.Number)!.State, desk.Items.ByNumber(item.Number)!.Owner, desk.Items.ByNumber(item.Number)!.Note));
    }

    [Fact]
    public async Task Gap_ClosedWithItsMembers_IsOpenAgainWhenOneJoins()
    {
        await using var desk = await Desk.OpenAsync(await OpenAsync());
        foreach (var question in new[] { "mở quán cà phê", "mở quán cà phê nhỏ", "thú cưng" }) await desk.DeclineAsync(question);
        await desk.CollectAsync();
        var grouping = new ItemGrouping(desk.Ledger.Database, desk.Writer);
        Assert.True(grouping.IsDue(0));
        async Task GroupAsync()
        {
            var (questions, _) = grouping.Questions();
            await grouping.SaveAsync([[.. questions.Where(question => question.Question.StartsWith("mở", StringComparison.Ordinal))]], CancellationToken.None);
        }
        await GroupAsync();
        await GroupAsync();
        var gap = Assert.Single(desk.Items.OpenGaps(10));
        Assert.Equal((2, 2, "mở quán cà phê"), (gap.Count, desk.Items.Members(gap.Number).Count, gap.Question));
        Assert.Equal(["mở quán cà phê", "thú cưng"], desk.Items.List(All with { State = ItemState.New }).Select(item => item.Question).Order());
        Assert.Equal(2, desk.Items.Open().Count);
        Assert.True(await desk.Items.CloseAsync(gap.Number, gap.Version, new ItemClosing(ItemState.Fixed, "đã thêm", "Đã thêm mục mở quán.", "v1"), Audit, CancellationToken.None));
        Assert.All(desk.Items.Members(gap.Number), member => Assert.Equal((ItemState.Fixed, "lan"), (member.State, member.ClosedBy)));
        await desk.Ledger.AddAsync(desk.Declined("mở quán cà phê") with { ContentVersion = "v2" });
        await desk.CollectAsync();
        Assert.True(grouping.IsDue(long.MaxValue));
        await GroupAsync();
        Assert.Equal(ItemState.New, desk.Items.ByNumber(gap.Number)!.State);
        Assert.Equal(3, desk.Items.ByNumber(gap.Number)!.Count);
    }

    [Fact]
    public void Collect_AnythingInAnyOrder_LosesNothing() => Prop.ForAll<NonEmptyArray<byte>>(steps =>
    {
        RunAsync(steps.Get).GetAwaiter().GetResult();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    private protected virtual int Runs => 15;

    private protected virtual Task<Ledger> OpenAsync() => Ledger.OpenAsync();

    /// <summary>Each step declines, answers, rates an earlier answer, or collects.</summary>
    private async Task RunAsync(byte[] steps)
    {
        await using var desk = await Desk.OpenAsync(await OpenAsync());
        var (declined, answered, scores) = (new List<string>(), new List<TurnRecord>(), new Dictionary<string, int>());
        foreach (var step in steps)
        {
            if (step % 4 == 0)
            {
                declined.Add($"câu {(char)('a' + step / 4 % 5)}");
                await desk.DeclineAsync(declined[^1]);
            }
            else if (step % 4 == 1) answered.Add(await desk.AnswerAsync());
            else if (step % 4 == 2 && answered.Count > 0)
            {
                var turn = answered[step % answered.Count].Id;
                await desk.Ledger.RateAsync(turn, scores[turn] = step / 4 % 5 + 1);
            }
            else await desk.CollectAsync();
        }
        await desk.CollectAsync();
        var items = desk.Items.List(All with { Kind = ItemKind.Declined, Take = 1000 });
        Assert.Equal(declined.CountBy(question => question).OrderBy(pair => pair.Key).ToList(), items.Select(item => KeyValuePair.Create(item.Question, item.Count)).OrderBy(pair => pair.Key).ToList());
        var open = desk.Items.List(All with { Kind = ItemKind.Rating, State = ItemState.New, Take = 1000 });
        Assert.Equal(scores.Where(pair => pair.Value <= 2).Select(pair => pair.Key).Order(), open.Select(item => item.TurnId).Order());
    }

    /// <summary>Records with what raises and keeps items.</summary>
    private sealed class Desk : IAsyncDisposable
    {
        private int _conversations;

        private Desk(Ledger ledger)
        {
            Ledger = ledger;
            Writer = new RecordWriter(ledger.Database, NullLogger<RecordWriter>.Instance);
            Items = new ItemStore(ledger.Database, Writer);
        }

        public Ledger Ledger { get; }

        public RecordWriter Writer { get; }

        public ItemStore Items { get; }

        public static async Task<Desk> OpenAsync(Ledger ledger)
        {
            var desk = new Desk(ledger);
            await desk.Writer.StartAsync(CancellationToken.None);
            return desk;
        }

        public TurnRecord Declined(string question) => Ledger.Turn("2026-11-01", $"{++_conversations}", "declined_no_content", null, null, question);

        public Task DeclineAsync(string question) => Ledger.AddAsync(Declined(question));

        public async Task<TurnRecord> AnswerAsync()
        {
            var turn = Ledger.Turn("2026-11-01", $"{++_conversations}");
            await Ledger.AddAsync(turn);
            return turn;
        }

        public Task CollectAsync() => new ItemCollector(Ledger.Database, Writer, ItemCare.Fold).CollectAsync(CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            await Writer.DisposeAsync();
            await Ledger.DisposeAsync();
        }
    }
}

/// <summary>The same on PostgreSQL.</summary>
[Collection(PostgresGroup.Name)]
public sealed class PostgresItemTests(PostgresServer server) : ItemTests
{
    // Each on a database of its own, which takes its time to be created.
    private protected override int Runs => 4;

    private protected override async Task<Ledger> OpenAsync() => await Ledger.OpenAsync(postgres: await server.CreateDatabaseAsync());
}
