using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>Who writes to the Official Account, and what is sent back.</summary>
public sealed class ZaloMessageStore(RecordDatabase database, RecordWriter writer)
{
    // Of one person only the first open message, so that the order is kept.
    private const string First =
        "state = 'waiting' AND NOT EXISTS (SELECT 1 FROM zalo_messages o WHERE o.user_key = m.user_key AND o.number < m.number AND o.state IN ('waiting', 'sending'))";

    private const string Columns =
        """
        number AS Number, mark AS Mark, user_key AS UserKey, at AS At, turn_id AS TurnId, notice AS Notice, asks_rating AS AsksRating,
        recipient AS Recipient, attempts AS Attempts
        """;

    /// <summary>Nothing is put off for longer: what is due later than that was put in line by a clock that has been put back since.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Whether an event has been answered, or is about to be.</summary>
    public bool IsKnown(string mark) => Scalar<long>("SELECT COUNT(*) FROM zalo_messages WHERE mark = @mark", new { mark }) > 0;

    /// <summary>How many messages are still to be sent.</summary>
    public int CountOpen() => (int)Scalar<long>("SELECT COUNT(*) FROM zalo_messages WHERE state IN ('waiting', 'sending')", null);

    /// <summary>Whether a person has been given a notice at or after <paramref name="since"/>, or is about to be.</summary>
    public bool HasNotice(string userKey, string notice, DateTimeOffset since) => Scalar<long>(
        "SELECT COUNT(*) FROM zalo_messages WHERE at >= @since AND user_key = @userKey AND notice = @notice", new { userKey, notice, since = since.ToUnixTimeMilliseconds() }) > 0;

    /// <summary>A person by key; null when there is none.</summary>
    public ZaloUser? User(string key)
    {
        using var connection = database.Open();
        return connection.QuerySingleOrDefault<UserRow>(
            "SELECT user_key AS Key, conversation_id AS ConversationId, at AS At, last_answer AS LastAnswer, offered_turn AS OfferedTurn FROM zalo_users WHERE user_key = @key", new { key }) is { } row
            ? new ZaloUser(row.Key, row.ConversationId, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.LastAnswer, row.OfferedTurn) : null;
    }

    /// <summary>Puts a message in line and remembers the person as it is then; <paramref name="user"/> null leaves that as it is.</summary>
    /// <returns>False when the event is answered already; nothing is written then.</returns>
    public Task<bool> AddAsync(ZaloOutgoing message, ZaloUser? user, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        ArgumentNullException.ThrowIfNull(message);
        var at = message.At.ToUnixTimeMilliseconds();
        if (transaction.Execute(
            """
            INSERT INTO zalo_messages(mark, user_key, at, turn_id, notice, asks_rating, recipient, state, attempts, due_at)
            VALUES(@Mark, @UserKey, @at, @TurnId, @Notice, @AsksRating, @Recipient, 'waiting', 0, @at) ON CONFLICT(mark) DO NOTHING
            """,
            new { message.Mark, message.UserKey, at, message.TurnId, message.Notice, AsksRating = message.AsksRating ? 1 : 0, message.Recipient }) == 0) return false;
        if (user is not null) SetUser(transaction, user);
        return true;
    }, cancellationToken);

    /// <summary>Forgets a person and sends nothing more.</summary>
    public Task ForgetAsync(string userKey, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        transaction.Execute("DELETE FROM zalo_users WHERE user_key = @userKey", new { userKey });
        transaction.Execute("UPDATE zalo_messages SET state = 'dropped', recipient = NULL WHERE user_key = @userKey AND state = 'waiting'", new { userKey });
        return true;
    }, cancellationToken);

    /// <summary>Messages whose time has come, the oldest first; of one person only the first, so that the order is kept.</summary>
    public IReadOnlyList<ZaloOutgoing> Due(DateTimeOffset now, int count)
    {
        using var connection = database.Open();
        return [.. connection.Query<MessageRow>(
            $"SELECT {Columns} FROM zalo_messages m WHERE {First} AND (due_at <= @now OR due_at > @farAhead) ORDER BY number LIMIT @count",
            new { now = now.ToUnixTimeMilliseconds(), farAhead = (now + LongestPause).ToUnixTimeMilliseconds(), count }).Select(row => new ZaloOutgoing(
                row.Mark, row.UserKey, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.TurnId, row.Notice, row.AsksRating != 0, row.Recipient)
            { Number = row.Number, Attempts = (int)row.Attempts })];
    }

    /// <summary>When the next message is due; null when none waits.</summary>
    public DateTimeOffset? NextDue() =>
        Scalar<long?>($"SELECT MIN(due_at) FROM zalo_messages m WHERE {First}", null) is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;

    /// <summary>Takes a message to send it. When this returns true, it is on the disk that it may have gone out.</summary>
    /// <returns>False when it does not wait any more.</returns>
    public Task<bool> TakeAsync(long number, CancellationToken cancellationToken) =>
        ChangeAsync("UPDATE zalo_messages SET state = 'sending' WHERE number = @number AND state = 'waiting'", new { number }, cancellationToken);

    /// <summary>Ends a message and forgets to whom it went.</summary>
    public Task FinishAsync(long number, ZaloMessageState state, CancellationToken cancellationToken) => ChangeAsync(
        "UPDATE zalo_messages SET state = @state, recipient = NULL WHERE number = @number", new { number, state = Text(state) }, cancellationToken);

    /// <summary>Puts a message back in line.</summary>
    public Task PostponeAsync(long number, int attempts, DateTimeOffset until, CancellationToken cancellationToken) => ChangeAsync(
        "UPDATE zalo_messages SET state = 'waiting', attempts = @attempts, due_at = @until WHERE number = @number",
        new { number, attempts, until = until.ToUnixTimeMilliseconds() }, cancellationToken);

    /// <summary>
    /// Starts where the last program ended: what waits is due at once, and what was on its way is done, since nobody knows whether
    /// it went out.
    /// </summary>
    /// <returns>Whether anything was on its way.</returns>
    public Task<bool> StartAsync(CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        transaction.Execute("UPDATE zalo_messages SET due_at = at WHERE state = 'waiting'");
        return transaction.Execute("UPDATE zalo_messages SET state = 'unknown', recipient = NULL WHERE state = 'sending'") > 0;
    }, cancellationToken);

    /// <summary>Deletes marks and people whose time is over.</summary>
    public Task PurgeAsync(DateTimeOffset marksBefore, DateTimeOffset usersBefore, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        database.BeforeErasing(transaction);
        transaction.Execute("DELETE FROM zalo_messages WHERE at < @before AND state NOT IN ('waiting', 'sending')", new { before = marksBefore.ToUnixTimeMilliseconds() });
        transaction.Execute("DELETE FROM zalo_users WHERE at < @before", new { before = usersBefore.ToUnixTimeMilliseconds() });
        return true;
    }, cancellationToken);

    private static void SetUser(RecordTransaction transaction, ZaloUser user) => transaction.Execute(
        """
        INSERT INTO zalo_users(user_key, conversation_id, at, last_answer, offered_turn) VALUES(@Key, @ConversationId, @at, @LastAnswer, @OfferedTurn)
        ON CONFLICT(user_key) DO UPDATE SET conversation_id = excluded.conversation_id, at = excluded.at, last_answer = excluded.last_answer, offered_turn = excluded.offered_turn
        """,
        new { user.Key, user.ConversationId, at = user.At.ToUnixTimeMilliseconds(), user.LastAnswer, user.OfferedTurn });

    private static string Text(ZaloMessageState state) => state.ToString().ToLowerInvariant();

    private Task<bool> ChangeAsync(string sql, object values, CancellationToken cancellationToken) =>
        writer.WriteAsync(transaction => transaction.Execute(sql, values) > 0, cancellationToken);

    private T? Scalar<T>(string sql, object? values)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<T>(sql, values);
    }

    private sealed class UserRow
    {
        public string Key { get; init; } = "";

        public string ConversationId { get; init; } = "";

        public long At { get; init; }

        public string? LastAnswer { get; init; }

        public string? OfferedTurn { get; init; }
    }

    private sealed class MessageRow
    {
        public long Number { get; init; }

        public string Mark { get; init; } = "";

        public string UserKey { get; init; } = "";

        public long At { get; init; }

        public string? TurnId { get; init; }

        public string? Notice { get; init; }

        public long AsksRating { get; init; }

        public byte[]? Recipient { get; init; }

        public long Attempts { get; init; }
    }
}
