using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>An activity as it is to be stored. What a citizen wrote is masked before it gets here.</summary>
/// <param name="Key">What names it within its conversation: sent again under the same, it is stored once.</param>
/// <param name="Activity">The activity as JSON, as clients get it.</param>
public sealed record DirectLineRecord(string Id, string Key, string Activity);

/// <summary>An activity that is stored.</summary>
/// <param name="Number">Its place in the conversation, from 1.</param>
/// <param name="IsAnswered">Whether what it asks for has been done.</param>
public sealed record StoredActivity(long Number, string Id, string Key, string Activity, bool IsAnswered);

/// <summary>How far a conversation is.</summary>
/// <param name="Last">The number of its latest activity; 0 when there is none.</param>
public sealed record DirectLineConversation(string Id, long Last, bool IsEnded);

/// <summary>The conversations over Direct Line and all that was said in them, numbered.</summary>
public sealed class DirectLineStore(RecordDatabase database, RecordWriter writer)
{
    private const string Columns = "number AS Number, id AS Id, key AS Key, activity AS Activity, answered AS Answered";

    /// <summary>Begins a conversation.</summary>
    /// <returns>False when it has begun already.</returns>
    public Task<bool> StartAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => writer.WriteAsync(transaction => transaction.Execute(
        "INSERT INTO directline_conversations(id, at, last) VALUES(@id, @at, 0) ON CONFLICT DO NOTHING", new { id, at = at.ToUnixTimeMilliseconds() }) > 0, cancellationToken);

    /// <summary>The conversation; null when it has not begun or is too old.</summary>
    public DirectLineConversation? Find(string id, DateTimeOffset since)
    {
        using var connection = database.Open();
        var row = connection.QuerySingleOrDefault<ConversationRow>(
            "SELECT last AS Last, ended_at AS EndedAt FROM directline_conversations WHERE id = @id AND at >= @since", new { id, since = since.ToUnixTimeMilliseconds() });
        return row is null ? null : new DirectLineConversation(id, row.Last, row.EndedAt is not null);
    }

    /// <summary>Stores what a citizen sent, to be answered.</summary>
    /// <returns>False when it is stored already.</returns>
    public Task<bool> AddAsync(string conversation, DirectLineRecord activity, CancellationToken cancellationToken) =>
        writer.WriteAsync(transaction => Insert(transaction, conversation, activity, isAnswered: false), cancellationToken);

    /// <summary>Stores what answers an activity, and that it is answered; what is stored already is left as it is.</summary>
    /// <param name="key">The key of the activity that is answered; null for what nobody asked for: a welcome.</param>
    public Task AnswerAsync(string conversation, string? key, IReadOnlyList<DirectLineRecord> replies, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        foreach (var reply in replies) Insert(transaction, conversation, reply, isAnswered: true);
        return transaction.Execute(
            "UPDATE directline_activities SET answered = 1 WHERE conversation_id = @conversation AND key = @key", new { conversation, key }) > 0;
    }, cancellationToken);

    /// <summary>Ends a conversation: nothing more is taken in it.</summary>
    public Task EndAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => writer.WriteAsync(transaction => transaction.Execute(
        "UPDATE directline_conversations SET ended_at = @at WHERE id = @id AND ended_at IS NULL", new { id, at = at.ToUnixTimeMilliseconds() }) > 0, cancellationToken);

    /// <summary>The activity of a key; null when there is none.</summary>
    public StoredActivity? ByKey(string conversation, string key)
    {
        using var connection = database.Open();
        return connection.QuerySingleOrDefault<ActivityRow>(
            $"SELECT {Columns} FROM directline_activities WHERE conversation_id = @conversation AND key = @key", new { conversation, key })?.Read();
    }

    /// <summary>Up to <paramref name="most"/> activities after the one of that number, in their order.</summary>
    public IReadOnlyList<StoredActivity> After(string conversation, long number, int most)
    {
        using var connection = database.Open();
        return [.. connection.Query<ActivityRow>(
            $"SELECT {Columns} FROM directline_activities WHERE conversation_id = @conversation AND number > @number ORDER BY number LIMIT @most",
            new { conversation, number, most }).Select(row => row.Read())];
    }

    /// <summary>What has been sent and not been answered, because the process ended in between.</summary>
    public IReadOnlyList<StoredActivity> Unanswered(string conversation)
    {
        using var connection = database.Open();
        return [.. connection.Query<ActivityRow>(
            $"SELECT {Columns} FROM directline_activities WHERE conversation_id = @conversation AND answered = 0 ORDER BY number", new { conversation }).Select(row => row.Read())];
    }

    /// <summary>The number of the latest activity of each of these conversations.</summary>
    public IReadOnlyDictionary<string, long> Last(IReadOnlyCollection<string> conversations)
    {
        using var connection = database.Open();
        // A list is no value that both databases take the same way, so each has a name of its own.
        var values = new DynamicParameters();
        foreach (var (number, id) in conversations.Index()) values.Add($"id{number}", id);
        return connection.Query<(string Id, long Last)>($"SELECT id, last FROM directline_conversations WHERE id IN ({string.Join(", ", values.ParameterNames.Select(name => "@" + name))})", values)
            .ToDictionary(row => row.Id, row => row.Last, StringComparer.Ordinal);
    }

    /// <summary>Deletes the conversations that began before the time.</summary>
    /// <returns>How many.</returns>
    internal static int Purge(RecordTransaction transaction, DateTimeOffset before)
    {
        var values = new { before = before.ToUnixTimeMilliseconds() };
        transaction.Execute("DELETE FROM directline_activities WHERE conversation_id IN (SELECT id FROM directline_conversations WHERE at < @before)", values);
        return transaction.Execute("DELETE FROM directline_conversations WHERE at < @before", values);
    }

    private static bool Insert(RecordTransaction transaction, string conversation, DirectLineRecord activity, bool isAnswered)
    {
        var values = new { conversation, activity.Id, activity.Key, activity.Activity, isAnswered = isAnswered ? 1 : 0 };
        if (transaction.ExecuteScalar<long>("SELECT COUNT(*) FROM directline_activities WHERE conversation_id = @conversation AND key = @Key", values) > 0) return false;
        // Once a conversation has been deleted there is nothing to add to.
        if (transaction.Execute("UPDATE directline_conversations SET last = last + 1 WHERE id = @conversation", values) == 0) return false;
        return transaction.Execute(
            """
            INSERT INTO directline_activities(conversation_id, number, id, key, activity, answered)
            SELECT id, last, @Id, @Key, @Activity, @isAnswered FROM directline_conversations WHERE id = @conversation
            """,
            values) > 0;
    }

    private sealed class ConversationRow
    {
        public long Last { get; init; }

        public long? EndedAt { get; init; }
    }

    private sealed class ActivityRow
    {
        public long Number { get; init; }

        public string Id { get; init; } = "";

        public string Key { get; init; } = "";

        public string Activity { get; init; } = "";

        public long Answered { get; init; }

        public StoredActivity Read() => new(Number, Id, Key, Activity, Answered != 0);
    }
}
