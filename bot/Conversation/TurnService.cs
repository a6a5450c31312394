using System.Diagnostics;
using System.Text.Json;
using De06Assistant.Bot.Conversation.Dialogue;
using De06Assistant.Bot.Conversation.State;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Notices;
using De06Assistant.Bot.Operations.Logs;
using De06Assistant.Bot.Operations.Telemetry;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Conversation;

/// <summary>A question on its way to an answer.</summary>
/// <param name="ConversationId">The conversation that it goes on; null for a new one.</param>
/// <param name="Channel">Where it was asked: "web", "kiosk", "api".</param>
internal sealed record TurnRequest(string Text, string? Locality, string? ConversationId, string Channel)
{
    /// <summary>The name that the asking program gave to the question, so that asking again does not ask twice.</summary>
    public string? ClientId { get; init; }

    /// <summary>The kiosk that it is asked at.</summary>
    public string? Station { get; init; }

    /// <summary>The page that was opened instead of asking for it; the text then only names it.</summary>
    public Place? Page { get; init; }

    /// <summary>Whether the answer says what notices show, each once in a conversation: for channels that have no other place for them.</summary>
    public bool SaysNotices { get; init; }

    /// <summary>
    /// Whether the answer goes out although neither the database nor the disk takes its turn: to a person who reads it now. A program
    /// that counts on the record sends again later.
    /// </summary>
    public bool MayBeHeld { get; init; }

    /// <summary>When it was, where that is not now: read while the server was away.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>What a turn sends, records and remembers.</summary>
internal sealed record Turn(Reply Reply, TurnRecord Record, ConversationState State);

/// <summary>One turn: read what was said before, understand, decide, compose, record.</summary>
internal sealed class TurnService(LiveIndex live, IConversationStates states, RecordStore records, NoticeBoard board, IOptions<AssistantOptions> options, TimeProvider time, ILogger<TurnService> log)
{
    /// <summary>
    /// Answers a valid request and records the turn; when it returns, the record is durable. A question that has been asked
    /// before under the same <see cref="TurnRequest.ClientId"/> gets the same reply and is not recorded again.
    /// </summary>
    /// <exception cref="StorageException">It cannot be recorded, and may not be held in memory.</exception>
    public async Task<Reply> AskAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        if (request.ClientId is { } client && Sent(client) is { } sent) return sent;
        var id = Identifiers.New();
        using var trace = TurnTrace.Start(id, request.Channel);
        using var scope = log.BeginScope(new TurnScope(id, trace.TraceId));
        try
        {
            return await AskAsync(request, id, trace, cancellationToken);
        }
        catch (Exception fault)
        {
            trace.Failed(fault);
            throw;
        }
    }

    private async Task<Reply> AskAsync(TurnRequest request, string id, TurnTrace trace, CancellationToken cancellationToken)
    {
        var state = request.ConversationId is { } conversation ? await states.ReadAsync(conversation, cancellationToken) : null;
        var began = Stopwatch.GetTimestamp();
        var turn = Answer(request, state, id);
        trace.Answered(began, turn.Record);
        // False: the same question, sent again while this one was answered, was faster.
        if (!await RecordAsync(request, turn, trace, cancellationToken)) return Sent(request.ClientId!)!;
        Measures.TurnAnswered(turn.Record.Status, request.Channel, turn.Record.Locality, trace.Elapsed);
        if (log.IsEnabled(LogLevel.Debug)) log.LogDebug("Answered on {Channel}: {Outcome}, {Milliseconds} ms", request.Channel, turn.Record.Status, (long)trace.Elapsed.TotalMilliseconds);
        return turn.Reply;
    }

    private async Task<bool> RecordAsync(TurnRequest request, Turn turn, TurnTrace trace, CancellationToken cancellationToken)
    {
        using var recording = trace.BeginRecording();
        try
        {
            return await states.RecordAsync(turn.Record, turn.State, cancellationToken);
        }
        catch (StorageException) when (request.MayBeHeld)
        {
            await states.HoldAsync(turn.Record, turn.State);
            return true;
        }
    }

    /// <summary>Answers without recording: what the turn costs in the process.</summary>
    internal Turn Answer(TurnRequest request, ConversationState? state) => Answer(request, state, Identifiers.New());

    private Turn Answer(TurnRequest request, ConversationState? state, string id)
    {
        using var lease = live.Acquire();
        var started = Stopwatch.GetTimestamp();
        var now = request.At ?? time.GetUtcNow();
        var input = new TurnInput(request.Text, request.Locality ?? options.Value.Locality, state, now) { SentReply = SentReply };
        var outcome = (request.Page is { } page ? lease.Dialogue.Show(input, page) : null) ?? lease.Dialogue.Answer(input);
        var (answer, found) = (outcome.Answer, outcome.Found);
        var understood = outcome.Understood ?? Stopwatch.GetTimestamp();
        var reply = new Reply(
            request.ConversationId ?? Identifiers.New(), id, answer.Kind, answer.Topic, answer.Facet, answer.Text, answer.Markdown, answer.Html,
            answer.Sources, answer.Suggestions, found is null ? 1 : Math.Round(found.Confidence, 3), outcome.Locality);
        IReadOnlyList<Notice> showing = request.SaysNotices ? board.Now(outcome.Locality) : [];
        if (showing.Where(notice => state?.NoticesSaid.Contains(notice.Id) != true).ToList() is { Count: > 0 } unsaid) reply = reply with { Notices = NoticeBody.Of(unsaid) };
        var composed = Stopwatch.GetTimestamp();
        var record = new TurnRecord(
            reply.TurnId, reply.ConversationId, now, VietnamTime.IsoDay(VietnamTime.Day(now)), request.Channel, reply.Locality,
            PersonalData.Mask(request.Text), answer.Status, answer.Topic, answer.Facet, reply.Confidence,
            found?.Candidates.Count > 1 ? found.Candidates[1].Class : null, lease.Index.Version, JsonText.Write(reply, ReplyJson.Default.Reply),
            Microseconds(started, understood), Microseconds(understood, composed));
        var next = outcome.Next with { At = now, Channel = request.Channel, LastTurn = reply.TurnId, NoticesSaid = [.. showing.Select(notice => notice.Id)] };
        return new Turn(reply, record with { ClientId = request.ClientId, Station = request.Station }, next);
    }

    private Reply? SentReply(string turn) => Read(records.Reply(turn));

    private Reply? Sent(string client) => Read(records.TurnByClientId(client));

    private static Reply? Read(string? text) => text is null ? null : JsonSerializer.Deserialize(text, ReplyJson.Default.Reply);

    private static long Microseconds(long from, long to) => (long)Stopwatch.GetElapsedTime(from, to).TotalMicroseconds;
}
