using System.Security.Cryptography;

namespace De06Assistant.Bot.Storage;

/// <summary>
/// Erases what a citizen has written, so that it cannot be read from the file either. What was counted stays countable: a turn
/// keeps its day, place, channel, topic, outcome and score, under new random identifiers that lead to nobody.
/// </summary>
public sealed class ErasureStore(RecordDatabase database, RecordWriter writer)
{
    /// <summary>What stands where an item's question stood.</summary>
    public const string ErasedQuestion = "(người dân đã xóa)";

    private const int IdentifierLength = 32;
    private const string ClosingNote = "Người dân đã xóa dữ liệu của mình.";

    /// <summary>Erases a conversation: questions, replies, comments, what was left in it for a person, its state.</summary>
    /// <param name="audit">The entry to write when something was erased.</param>
    /// <returns>False when there was nothing; then nothing is written either.</returns>
    public Task<bool> EraseConversationAsync(string conversation, AuditRecord audit, CancellationToken cancellationToken) => EraseAsync(transaction =>
    {
        var left = transaction.Execute("DELETE FROM left_questions WHERE conversation_id = @conversation", new { conversation });
        var said = EraseFromChannels(transaction, conversation);
        var fresh = NewIdentifier();
        var isKnown = transaction.Execute(
            "INSERT INTO conversations(id, started_at, channel, locality, asked_again) SELECT @fresh, started_at, channel, locality, asked_again FROM conversations WHERE id = @conversation",
            new { fresh, conversation }) > 0;
        if (isKnown)
        {
            foreach (var turn in transaction.Query<string>("SELECT id FROM turns WHERE conversation_id = @conversation", new { conversation }).ToList())
                EraseTurn(transaction, turn, fresh);
            transaction.Execute("DELETE FROM conversation_states WHERE conversation_id = @conversation", new { conversation });
            transaction.Execute("DELETE FROM conversations WHERE id = @conversation", new { conversation });
            EraseItems(transaction, fresh, audit.At);
        }
        return isKnown || left > 0 || said;
    }, "conversations", audit, cancellationToken);

    /// <summary>Erases a left question, its answer and the contact.</summary>
    /// <param name="audit">The entry to write when it was there.</param>
    /// <returns>False when there was none.</returns>
    public Task<bool> EraseLeftQuestionAsync(string id, AuditRecord audit, CancellationToken cancellationToken) => EraseAsync(
        transaction => transaction.Execute("DELETE FROM left_questions WHERE id = @id", new { id }) > 0, "left_questions", audit, cancellationToken);

    private async Task<bool> EraseAsync(Func<RecordTransaction, bool> erase, string kind, AuditRecord audit, CancellationToken cancellationToken)
    {
        var erased = await writer.WriteAsync(transaction =>
        {
            database.BeforeErasing(transaction);
            if (!erase(transaction)) return false;
            transaction.Execute("INSERT INTO purges(at, kind, count) VALUES(@at, @kind, 1)", new { at = audit.At.ToUnixTimeMilliseconds(), kind = "erased_" + kind });
            AuditStore.Insert(transaction, audit);
            return true;
        }, cancellationToken);
        if (erased) database.AfterErasing();
        return erased;
    }

    /// <summary>What channels keep of a conversation: what was said in it, and which person goes on with it.</summary>
    private static bool EraseFromChannels(RecordTransaction transaction, string conversation)
    {
        transaction.Execute("DELETE FROM directline_activities WHERE conversation_id = @conversation", new { conversation });
        transaction.Execute("DELETE FROM zalo_users WHERE conversation_id = @conversation", new { conversation });
        return transaction.Execute("DELETE FROM directline_conversations WHERE id = @conversation", new { conversation }) > 0;
    }

    /// <summary>The rating refers to the turn, so it steps aside while the turn gets its new identifier.</summary>
    private static void EraseTurn(RecordTransaction transaction, string turn, string conversation)
    {
        var names = new { turn, fresh = NewIdentifier(), conversation };
        var rating = transaction.QuerySingleOrDefault<Rating>("SELECT score AS Score, at AS At, day AS Day, locality AS Locality FROM ratings WHERE turn_id = @turn", names);
        transaction.Execute("DELETE FROM ratings WHERE turn_id = @turn", names);
        transaction.Execute("UPDATE turns SET id = @fresh, conversation_id = @conversation, client_id = NULL, question = '', reply = '' WHERE id = @turn", names);
        if (rating is not null)
            transaction.Execute(
                "INSERT INTO ratings(turn_id, score, comment, reasons, at, day, locality) VALUES(@fresh, @Score, NULL, '[]', @At, @Day, @Locality)",
                new { names.fresh, rating.Score, rating.At, rating.Day, rating.Locality });
        transaction.Execute("DELETE FROM early_ratings WHERE turn_id = @turn; DELETE FROM channel_messages WHERE turn_id = @turn", names);
        // The mark of the event stays, so that it is not answered again.
        transaction.Execute("UPDATE zalo_messages SET turn_id = NULL, recipient = NULL, state = CASE WHEN state = 'waiting' THEN 'dropped' ELSE state END WHERE turn_id = @turn", names);
        transaction.Execute("UPDATE item_turns SET turn_id = @fresh, conversation_id = @conversation WHERE turn_id = @turn", names);
        transaction.Execute("UPDATE items SET key = @fresh WHERE kind = 'rating' AND key = @turn", names);
        transaction.Execute("UPDATE items SET turn_id = @fresh WHERE turn_id = @turn", names);
    }

    /// <summary>What staff were to mend because of the conversation, and the gaps that were named after its questions.</summary>
    private static void EraseItems(RecordTransaction transaction, string conversation, DateTimeOffset now)
    {
        var items = transaction.Query<long>(
            """
            WITH own AS (
              SELECT number, key, gap FROM items
              WHERE turn_id IN (SELECT id FROM turns WHERE conversation_id = @conversation) OR number IN (SELECT item FROM item_turns WHERE conversation_id = @conversation))
            SELECT number FROM own UNION SELECT g.number FROM items g JOIN own ON g.number = own.gap AND g.key = own.key
            """,
            new { conversation }).ToList();
        foreach (var number in items) EraseItem(transaction, number, now);
    }

    /// <summary>An item that others have raised too goes on in the words of one of them; else it ends.</summary>
    private static void EraseItem(RecordTransaction transaction, long number, DateTimeOffset now)
    {
        var other = transaction.QuerySingleOrDefault<(string? Turn, string? Question)>(
            """
            SELECT t.id, t.question FROM items m JOIN item_turns x ON x.item = m.number JOIN turns t ON t.id = x.turn_id
            WHERE (m.number = @number OR m.gap = @number) AND t.question <> '' ORDER BY t.number LIMIT 1
            """,
            new { number });
        var values = new { number, key = $"erased:{number}", other.Turn, other.Question, ErasedQuestion, ClosingNote, at = now.ToUnixTimeMilliseconds() };
        if (other.Turn is not null)
            transaction.Execute("UPDATE items SET question = @Question, turn_id = @Turn, key = CASE WHEN kind = 'gap' THEN @key ELSE key END WHERE number = @number", values);
        else
            transaction.Execute(
                $"""
                UPDATE items SET question = @ErasedQuestion, comment = NULL, key = CASE WHEN kind = 'rating' THEN key ELSE @key END, version = version + 1,
                  note = CASE WHEN state IN {ItemNames.OpenStates} THEN @ClosingNote ELSE NULL END,
                  closed_at = CASE WHEN state IN {ItemNames.OpenStates} THEN @at ELSE closed_at END,
                  state = CASE WHEN state IN {ItemNames.OpenStates} THEN 'rejected' ELSE state END
                WHERE number = @number
                """,
                values);
    }

    private static string NewIdentifier() => RandomNumberGenerator.GetHexString(IdentifierLength, lowercase: true);

    private sealed class Rating
    {
        public long Score { get; init; }

        public long At { get; init; }

        public string Day { get; init; } = "";

        public string Locality { get; init; } = "";
    }
}
