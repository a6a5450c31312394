using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Conversation.State;
using De06Assistant.Bot.Satisfaction.Gaps;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Bot.Staff.Items;

/// <summary>
/// Keeps the items in step with what citizens ask and with the content: raises them, brings questions together that ask the
/// same, and asks each open one again when a new index is live. A page that shows items catches up first, so that it never
/// shows less than is recorded; the rest happens in the background.
/// </summary>
internal sealed class ItemCare(
    ItemCollector collection, ItemGrouping grouping, ItemStore items, TurnService turns, LiveIndex live, TimeProvider time, ILogger<ItemCare> log) : BackgroundService
{
    private const int AskedAtOnce = 200;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _grouped;

    /// <summary>Makes questions equal that are the same but for diacritics, punctuation and case.</summary>
    public static string Fold(string question) => string.Join(' ', Tokenizer.Tokenize(Normalizer.Normalize(question)).Select(token => token.Folded));

    /// <summary>Does all that is due. Cheap when nothing is.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await collection.CollectAsync(cancellationToken);
            if (grouping.IsDue(_grouped)) await GroupAsync(cancellationToken);
            while (items.Unasked(live.Version!, AskedAtOnce) is { Count: > 0 } unasked)
                await items.AskedAsync([.. unasked.Select(item => (item.Number, AskAgain(item)))], cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Asks an item's question as it was asked, after what was answered before it. No turn is recorded.</summary>
    public Turn Ask(Item item)
    {
        var place = items.Before(item.TurnId) is { } before ? new Place(before.Topic, before.Facet) : null;
        var state = place is null ? null : new ConversationState(ConversationState.CurrentVersion, time.GetUtcNow(), "", "") { Place = place };
        return turns.Answer(new TurnRequest(PersonalData.WithoutMasks(item.Question), item.Locality, null, ""), state);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryCatchUpAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the service.
        }
    }

    private async Task TryCatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CatchUpAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is StorageException or System.Data.Common.DbException)
        {
            // Nothing is lost: what was not written is due the next time.
            log.LogWarning(fault, "Items were not brought up to date");
        }
    }

    private async Task GroupAsync(CancellationToken cancellationToken)
    {
        var (questions, top) = grouping.Questions();
        VietnameseAnalyzer analyzer;
        using (var lease = live.Acquire()) analyzer = new VietnameseAnalyzer(lease.Index.Lexicon.Words);
        var groups = questions.GroupBy(question => question.Locality, StringComparer.Ordinal).SelectMany(place => Groups([.. place], analyzer)).ToList();
        await grouping.SaveAsync(groups, cancellationToken);
        _grouped = top;
    }

    private static IEnumerable<IReadOnlyList<GroupableQuestion>> Groups(List<GroupableQuestion> questions, VietnameseAnalyzer analyzer)
    {
        var byKey = questions.ToDictionary(question => question.Key, StringComparer.Ordinal);
        return new QuestionClusters(analyzer).Of(questions.Select(question => new UnansweredQuestion(question.Key, "", question.Question)))
            .Where(cluster => cluster.TurnIds.Count > 1).Select(cluster => cluster.TurnIds.Select(key => byKey[key]).ToList());
    }

    private AskedAgain AskAgain(Item item)
    {
        var record = Ask(item).Record;
        return new AskedAgain(record.ContentVersion, record.Status, record.Topic, record.Facet);
    }
}
