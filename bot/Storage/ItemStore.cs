using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>What has to be mended: read, taken up, closed.</summary>
public sealed class ItemStore(RecordDatabase database, RecordWriter writer)
{
    // Members of a gap are seen with it; asked for by their kind they are listed too.
    private const string Listed =
        "(@kind IS NULL OR i.kind = @kind) AND (@kind IS NOT NULL OR i.gap IS NULL) AND (@Locality IS NULL OR i.locality = @Locality) AND (@Owner IS NULL OR i.owner = @Owner)";

    /// <summary>A page of the list, what waits longest first where it is open, else what was closed last.</summary>
    public IReadOnlyList<Item> List(ItemFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var order = filter.State is ItemState.New or ItemState.Working ? "i.at, i.number" : "COALESCE(i.closed_at, i.at) DESC, i.number DESC";
        return Query($"{Listed} AND (@state IS NULL OR i.state = @state) ORDER BY {order} LIMIT @Take OFFSET @Skip",
            new { kind = filter.Kind?.Name(), state = filter.State?.Name(), filter.Locality, filter.Owner, filter.Take, filter.Skip });
    }

    /// <summary>How many items are in each state, of those that the filter lists.</summary>
    public IReadOnlyDictionary<ItemState, int> Counts(ItemFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        using var connection = database.Open();
        return connection.Query<(string State, long Count)>($"SELECT i.state, COUNT(*) FROM items i WHERE {Listed} GROUP BY i.state", new { kind = filter.Kind?.Name(), filter.Locality, filter.Owner })
            .ToDictionary(row => ItemNames.State(row.State)!.Value, row => (int)row.Count);
    }

    /// <summary>The item of a number; null when there is none.</summary>
    public Item? ByNumber(long number) => Query("i.number = @number", new { number }) is [var item] ? item : null;

    /// <summary>The members of a gap, the oldest first.</summary>
    public IReadOnlyList<Item> Members(long gap) => Query("i.gap = @gap ORDER BY i.number", new { gap });

    /// <summary>The open gaps, those with most questions first.</summary>
    public IReadOnlyList<Item> OpenGaps(int count) => Query($"i.kind = 'gap' AND i.state IN {ItemNames.OpenStates} ORDER BY count DESC, i.number LIMIT @count", new { count });

    /// <summary>The localities that items are of.</summary>
    public IReadOnlyList<string> Localities()
    {
        using var connection = database.Open();
        return [.. connection.Query<string>("SELECT DISTINCT locality FROM items WHERE locality IS NOT NULL ORDER BY locality")];
    }

    /// <summary>How long the open items have waited; a gap counts once, not with its members.</summary>
    public OpenItems Open()
    {
        using var connection = database.Open();
        var raised = connection.Query<long>($"SELECT at FROM items WHERE state IN {ItemNames.OpenStates} AND gap IS NULL ORDER BY at").ToList();
        return raised.Count == 0 ? new OpenItems(0, null, null)
            : new OpenItems(raised.Count, DateTimeOffset.FromUnixTimeMilliseconds(raised[0]), DateTimeOffset.FromUnixTimeMilliseconds(raised[raised.Count / 2]));
    }

    /// <summary>Questions of citizens that were mended from <paramref name="from"/> until before <paramref name="until"/>.</summary>
    public IReadOnlyList<MendedQuestion> Mended(DateTimeOffset from, DateTimeOffset until)
    {
        using var connection = database.Open();
        return [.. connection.Query<(long Number, long ClosedAt, string? Topic, string Conversation, string? PublicNote)>(
            """
            SELECT i.number, i.closed_at, COALESCE(i.asked_topic, i.topic), COALESCE(m.conversation_id, t.conversation_id), i.public_note
            FROM items i LEFT JOIN item_turns m ON m.item = i.number AND i.kind = 'declined' LEFT JOIN turns t ON t.id = i.turn_id
            WHERE i.state = 'fixed' AND i.kind <> 'gap' AND i.closed_at >= @from AND i.closed_at < @until ORDER BY i.closed_at, i.number
            """,
            new { from = from.ToUnixTimeMilliseconds(), until = until.ToUnixTimeMilliseconds() })
            .Select(row => new MendedQuestion(row.Number, DateTimeOffset.FromUnixTimeMilliseconds(row.ClosedAt), row.Topic, row.Conversation, row.PublicNote))];
    }

    /// <summary>Gives an item to an account, or to none; a new one is taken up by that.</summary>
    /// <returns>False when it is gone or was changed after <paramref name="version"/>.</returns>
    public Task<bool> AssignAsync(long number, long version, string? owner, AuditRecord audit, CancellationToken cancellationToken) => writer.WriteAsync(transaction => Change(
        transaction, number, version, "owner = @owner, state = CASE WHEN state = 'new' AND @owner IS NOT NULL THEN 'working' ELSE state END", new { number, version, owner }, audit), cancellationToken);

    /// <summary>Opens a closed item again, or takes an open one up.</summary>
    /// <returns>False when it is gone or was changed after <paramref name="version"/>.</returns>
    public Task<bool> WorkAsync(long number, long version, AuditRecord audit, CancellationToken cancellationToken) => writer.WriteAsync(transaction => Change(
        transaction, number, version, "state = 'working', owner = COALESCE(owner, @account), closed_at = NULL, closed_by = NULL", new { number, version, account = audit.Account }, audit), cancellationToken);

    /// <summary>Closes an item, and with a gap its open members.</summary>
    /// <returns>False when it is gone or was changed after <paramref name="version"/>.</returns>
    public Task<bool> CloseAsync(long number, long version, ItemClosing closing, AuditRecord audit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(closing);
        const string Closed = "state = @state, note = @Note, public_note = @PublicNote, closed_at = @at, closed_by = @account, closed_version = @ContentVersion, owner = COALESCE(owner, @account)";
        var values = new { number, version, state = closing.State.Name(), closing.Note, closing.PublicNote, closing.ContentVersion, at = audit.At.ToUnixTimeMilliseconds(), account = audit.Account };
        return writer.WriteAsync(transaction =>
        {
            if (!Change(transaction, number, version, Closed, values, audit)) return false;
            transaction.Execute($"UPDATE items SET {Closed}, version = version + 1 WHERE gap = @number AND state IN {ItemNames.OpenStates}", values);
            return true;
        }, cancellationToken);
    }

    /// <summary>The open items whose question was not yet asked of <paramref name="content"/>.</summary>
    public IReadOnlyList<Item> Unasked(string content, int count) =>
        Query($"i.state IN {ItemNames.OpenStates} AND (i.asked_version IS NULL OR i.asked_version <> @content) ORDER BY i.number LIMIT @count", new { content, count });

    /// <summary>Keeps what questions get now. It is no change of the item: whoever has it open can still send a form.</summary>
    public Task AskedAsync(IReadOnlyList<(long Number, AskedAgain Asked)> asked, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        foreach (var (number, now) in asked)
            transaction.Execute(
                "UPDATE items SET asked_version = @ContentVersion, asked_status = @Status, asked_topic = @Topic, asked_facet = @Facet WHERE number = @number",
                new { number, now.ContentVersion, now.Status, now.Topic, now.Facet });
        return true;
    }, cancellationToken);

    /// <summary>What was answered last before a turn, in its conversation.</summary>
    public (string Topic, string? Facet)? Before(string turn)
    {
        using var connection = database.Open();
        return connection.QuerySingleOrDefault<(string? Topic, string? Facet)>(
            """
            SELECT b.topic, b.facet FROM turns t JOIN turns b ON b.conversation_id = t.conversation_id AND b.number < t.number AND b.topic IS NOT NULL
            WHERE t.id = @turn ORDER BY b.number DESC LIMIT 1
            """,
            new { turn }) is { Topic: { } topic } found ? (topic, found.Facet) : null;
    }

    private static bool Change(RecordTransaction transaction, long number, long version, string change, object values, AuditRecord audit)
    {
        if (transaction.Execute($"UPDATE items SET {change}, version = version + 1 WHERE number = @number AND version = @version", values) == 0) return false;
        AuditStore.Insert(transaction, audit with { Subject = ItemRow.Subject(number) });
        return true;
    }

    private List<Item> Query(string condition, object values)
    {
        using var connection = database.Open();
        return [.. connection.Query<ItemRow>($"SELECT {ItemRow.Columns} FROM items i WHERE {condition}", values).Select(row => row.Read())];
    }
}
