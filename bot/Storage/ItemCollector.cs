using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>
/// Raises items from the turns and ratings that are recorded. Nothing is lost or doubled however often and by however many
/// processes it runs: each turn is looked at once, in the transaction that says so, and ratings are compared with their items.
/// </summary>
/// <param name="fold">Makes questions equal that are the same but for diacritics, punctuation and case.</param>
public sealed class ItemCollector(RecordDatabase database, RecordWriter writer, Func<string, string> fold)
{
    private const int TurnsAtOnce = 2000;

    // What was erased before it was raised asks nothing any more.
    private const string LowRatings =
        """
        FROM ratings r WHERE r.score <= 2 AND NOT EXISTS(SELECT 1 FROM items i WHERE i.kind = 'rating' AND i.key = r.turn_id)
          AND EXISTS(SELECT 1 FROM turns a WHERE a.id = r.turn_id AND a.question <> '')
        """;

    private const string ChangedRatings = "FROM ratings r WHERE items.kind = 'rating' AND r.turn_id = items.key AND (r.at <> items.rated_at OR r.score <> items.score)";

    /// <summary>Raises what is new. When it returns, it is durable.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        while (HasTurns()) await writer.WriteAsync(CollectTurns, cancellationToken);
        if (HasRatings()) await writer.WriteAsync(CollectRatings, cancellationToken);
    }

    private bool HasTurns()
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>("SELECT EXISTS(SELECT 1 FROM turns WHERE number > (SELECT last_turn FROM item_progress))") > 0;
    }

    private bool HasRatings()
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>($"SELECT EXISTS(SELECT 1 {LowRatings}) OR EXISTS(SELECT 1 FROM items WHERE EXISTS(SELECT 1 {ChangedRatings}))") > 0;
    }

    private bool CollectTurns(RecordTransaction transaction)
    {
        var last = transaction.ExecuteScalar<long?>(
            "SELECT MAX(number) FROM (SELECT number FROM turns WHERE number > (SELECT last_turn FROM item_progress) ORDER BY number LIMIT @TurnsAtOnce) due", new { TurnsAtOnce });
        // Another process was faster.
        if (last is null) return false;
        var declined = transaction.Query<DeclinedTurn>(
            """
            SELECT id AS Id, conversation_id AS ConversationId, at AS At, locality AS Locality, question AS Question, status AS Status, content_version AS ContentVersion
            FROM turns WHERE number > (SELECT last_turn FROM item_progress) AND number <= @last AND status LIKE 'declined\_%' ESCAPE '\' AND question <> '' ORDER BY number
            """,
            new { last }).ToList();
        foreach (var turn in declined) Raise(transaction, turn);
        transaction.Execute("UPDATE item_progress SET last_turn = @last", new { last });
        return true;
    }

    /// <summary>
    /// One item for a question however often it is asked. What was fixed and is declined again by another content comes back;
    /// what was decided not to be mended stays so and is only counted.
    /// </summary>
    private void Raise(RecordTransaction transaction, DeclinedTurn turn)
    {
        var values = new { key = $"{turn.Locality}\n{fold(turn.Question)}", turn.Id, turn.ConversationId, turn.At, turn.Locality, turn.Question, turn.Status, turn.ContentVersion };
        var number = transaction.ExecuteScalar<long>(
            """
            INSERT INTO items(kind, key, at, last_at, locality, question, turn_id, status, content_version, state, version)
            VALUES('declined', @key, @At, @At, @Locality, @Question, @Id, @Status, @ContentVersion, 'new', 1)
            ON CONFLICT(kind, key) DO UPDATE SET
              last_at = CASE WHEN excluded.last_at > items.last_at THEN excluded.last_at ELSE items.last_at END, turn_id = excluded.turn_id, status = excluded.status, content_version = excluded.content_version,
              version = items.version + CASE WHEN items.state = 'fixed' AND items.closed_version <> excluded.content_version THEN 1 ELSE 0 END,
              closed_at = CASE WHEN items.state = 'fixed' AND items.closed_version <> excluded.content_version THEN NULL ELSE items.closed_at END,
              state = CASE WHEN items.state = 'fixed' AND items.closed_version <> excluded.content_version THEN 'new' ELSE items.state END
            RETURNING number
            """,
            values);
        transaction.Execute("INSERT INTO item_turns(turn_id, item, conversation_id) VALUES(@Id, @number, @ConversationId) ON CONFLICT DO NOTHING", new { turn.Id, number, turn.ConversationId });
    }

    /// <summary>
    /// One item for each low rating. A citizen who then rates 3 or more closes it, unless someone has taken it up; one who
    /// rates low again opens it.
    /// </summary>
    private static bool CollectRatings(RecordTransaction transaction)
    {
        transaction.Execute(
            $"""
            UPDATE items SET version = version + 1, last_at = r.at, rated_at = r.at, score = r.score, comment = r.comment,
              note = CASE WHEN r.score > 2 AND state = 'new' THEN 'Người dân chấm lại ' || r.score || ' điểm.' ELSE note END,
              closed_at = CASE WHEN r.score > 2 AND state = 'new' THEN r.at WHEN r.score <= 2 AND state = 'rejected' AND closed_by IS NULL THEN NULL ELSE closed_at END,
              state = CASE WHEN r.score > 2 AND state = 'new' THEN 'rejected' WHEN r.score <= 2 AND state = 'rejected' AND closed_by IS NULL THEN 'new' ELSE state END
            {ChangedRatings}
            """);
        transaction.Execute(
            $"""
            INSERT INTO items(kind, key, at, last_at, locality, question, turn_id, status, topic, facet, content_version, score, comment, rated_at, state, version)
            SELECT 'rating', t.id, r.at, r.at, t.locality, t.question, t.id, t.status, t.topic, t.facet, t.content_version, r.score, r.comment, r.at, 'new', 1
            {LowRatings.Replace("FROM ratings r", "FROM ratings r JOIN turns t ON t.id = r.turn_id", StringComparison.Ordinal)} ORDER BY r.at, r.turn_id
            """);
        return true;
    }

    private sealed class DeclinedTurn
    {
        public string Id { get; init; } = "";

        public string ConversationId { get; init; } = "";

        public long At { get; init; }

        public string? Locality { get; init; }

        public string Question { get; init; } = "";

        public string Status { get; init; } = "";

        public string ContentVersion { get; init; } = "";
    }
}
