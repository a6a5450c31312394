using Dapper;
using De06Assistant.Bot.Operations.Telemetry;

namespace De06Assistant.Bot.Storage;

/// <summary>The questions left for a person.</summary>
public sealed class LeftQuestionStore(RecordDatabase database, RecordWriter writer)
{
    private const string Columns =
        """
        id AS Id, code AS Code, at AS At, conversation_id AS ConversationId, turn_id AS TurnId, locality AS Locality, channel AS Channel, question AS Question,
        contact AS Contact, state AS State, assignee AS Assignee, answer AS Answer, answered_by AS AnsweredBy, answered_at AS AnsweredAt, version AS Version
        """;

    /// <summary>Records a question. When it returns true, the question is durable.</summary>
    /// <returns>False when the code or the request's id is taken.</returns>
    public async Task<bool> AddAsync(LeftQuestionRecord question, CancellationToken cancellationToken)
    {
        var isNew = await writer.WriteAsync(transaction =>
        {
            if (!Insert(transaction, question)) return false;
            FigureTables.CountLeftQuestion(transaction, question);
            return true;
        }, cancellationToken);
        if (isNew) Measures.QuestionLeft();
        return isNew;
    }

    /// <summary>The question of a code; null when there is none.</summary>
    public LeftQuestion? ByCode(string code) => Single("code = @key", code);

    /// <summary>The question of an id; null when there is none.</summary>
    public LeftQuestion? ById(string id) => Single("id = @key", id);

    /// <summary>The question that a request has left; null when there is none.</summary>
    public LeftQuestion? ByRequest(string request) => Single("request_id = @key", request);

    /// <summary>The questions left in a conversation, the oldest first.</summary>
    public IReadOnlyList<LeftQuestion> OfConversation(string conversation)
    {
        using var connection = database.Open();
        return [.. connection.Query<Row>($"SELECT {Columns} FROM left_questions WHERE conversation_id = @conversation ORDER BY number", new { conversation }).Select(Read)];
    }

    /// <summary>A page of the list, what waits longest first where it is open, else the newest first.</summary>
    public IReadOnlyList<LeftQuestion> List(LeftQuestionFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        using var connection = database.Open();
        var order = filter.State is LeftQuestionState.New or LeftQuestionState.Working ? "ASC" : "DESC";
        return [.. connection.Query<Row>(
            $"SELECT {Columns} FROM left_questions WHERE (@state IS NULL OR state = @state) AND (@Locality IS NULL OR locality = @Locality) ORDER BY number {order} LIMIT @Take OFFSET @Skip",
            new { state = filter.State is { } state ? Text(state) : null, filter.Locality, filter.Take, filter.Skip }).Select(Read)];
    }

    /// <summary>How many questions are in each state.</summary>
    public IReadOnlyDictionary<LeftQuestionState, int> Counts(string? locality)
    {
        using var connection = database.Open();
        return connection.Query<(string State, long Count)>(
            "SELECT state, COUNT(*) FROM left_questions WHERE @locality IS NULL OR locality = @locality GROUP BY state", new { locality })
            .ToDictionary(row => State(row.State), row => (int)row.Count);
    }

    /// <summary>The localities that questions were left for.</summary>
    public IReadOnlyList<string> Localities()
    {
        using var connection = database.Open();
        return [.. connection.Query<string>("SELECT DISTINCT locality FROM left_questions WHERE locality IS NOT NULL ORDER BY locality")];
    }

    /// <summary>Answers a question.</summary>
    /// <returns>False when it is gone or was changed after <paramref name="version"/>.</returns>
    public Task<bool> AnswerAsync(string id, long version, string answer, AuditRecord audit, CancellationToken cancellationToken) => ChangeAsync(
        id, version, "answer = @answer, answered_by = @by, answered_at = @at, state = 'answered', assignee = COALESCE(assignee, @by)",
        new { id, version, answer, by = audit.Account, at = audit.At.ToUnixTimeMilliseconds() }, audit, cancellationToken);

    /// <summary>Gives a question to an account, or to none; a new one is taken up by that.</summary>
    /// <returns>False when it is gone or was changed after <paramref name="version"/>.</returns>
    public Task<bool> AssignAsync(string id, long version, string? assignee, AuditRecord audit, CancellationToken cancellationToken) => ChangeAsync(
        id, version, "assignee = @assignee, state = CASE WHEN state = 'new' AND @assignee IS NOT NULL THEN 'working' ELSE state END", new { id, version, assignee }, audit, cancellationToken);

    /// <summary>Sets how far a question has come.</summary>
    /// <returns>False when it is gone or was changed after <paramref name="version"/>.</returns>
    public Task<bool> SetStateAsync(string id, long version, LeftQuestionState state, AuditRecord audit, CancellationToken cancellationToken) =>
        ChangeAsync(id, version, "state = @state", new { id, version, state = Text(state) }, audit, cancellationToken);

    private static bool Insert(RecordTransaction transaction, LeftQuestionRecord question) => transaction.Execute(
        """
        INSERT INTO left_questions(id, code, request_id, at, conversation_id, turn_id, locality, channel, question, contact, state, version)
        VALUES(@Id, @Code, @RequestId, @at, @ConversationId, @TurnId, @Locality, @Channel, @Question, @Contact, @state, 1) ON CONFLICT DO NOTHING
        """,
        new
        {
            question.Id,
            question.Code,
            question.RequestId,
            at = question.At.ToUnixTimeMilliseconds(),
            question.ConversationId,
            question.TurnId,
            question.Locality,
            question.Channel,
            question.Question,
            question.Contact,
            state = Text(LeftQuestionState.New),
        }) > 0;

    private Task<bool> ChangeAsync(string id, long version, string change, object values, AuditRecord audit, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
    {
        if (transaction.Execute($"UPDATE left_questions SET {change}, version = version + 1 WHERE id = @id AND version = @version", values) == 0) return false;
        AuditStore.Insert(transaction, audit with { Subject = id });
        return true;
    }, cancellationToken);

    private LeftQuestion? Single(string condition, string key)
    {
        using var connection = database.Open();
        return connection.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM left_questions WHERE {condition}", new { key }) is { } row ? Read(row) : null;
    }

    private static LeftQuestion Read(Row row) => new(
        row.Id, row.Code, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.ConversationId, row.TurnId, row.Locality, row.Channel, row.Question, row.Contact, State(row.State),
        row.Assignee, row.Answer, row.AnsweredBy, row.AnsweredAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, row.Version);

    private static string Text(LeftQuestionState state) => state switch
    {
        LeftQuestionState.Working => "working",
        LeftQuestionState.Answered => "answered",
        _ => "new",
    };

    private static LeftQuestionState State(string text) => text switch
    {
        "working" => LeftQuestionState.Working,
        "answered" => LeftQuestionState.Answered,
        _ => LeftQuestionState.New,
    };

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Code { get; init; } = "";

        public long At { get; init; }

        public string? ConversationId { get; init; }

        public string? TurnId { get; init; }

        public string? Locality { get; init; }

        public string Channel { get; init; } = "";

        public string Question { get; init; } = "";

        public byte[]? Contact { get; init; }

        public string State { get; init; } = "";

        public string? Assignee { get; init; }

        public string? Answer { get; init; }

        public string? AnsweredBy { get; init; }

        public long? AnsweredAt { get; init; }

        public long Version { get; init; }
    }
}
