using System.Diagnostics;
using System.Text.Json;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Search;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Conversation;

/// <summary>A question on its way to an answer.</summary>
/// <param name="ConversationId">The conversation that it goes on; null for a new one.</param>
/// <param name="Channel">Where it was asked: "web", "kiosk", "api".</param>
internal sealed record TurnRequest(string Text, string? Locality, string? ConversationId, string Channel);

/// <summary>One turn: understand, retrieve, decide, compose, record.</summary>
internal sealed class TurnService(LiveIndex live, RecordStore records, IOptions<AssistantOptions> options, TimeProvider time)
{
    /// <summary>Answers a valid request and records the turn; when it returns, the record is durable.</summary>
    public async Task<Reply> AskAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        var (reply, turn) = Answer(request);
        await records.AddTurnAsync(turn, cancellationToken);
        return reply;
    }

    /// <summary>Answers without recording: what the turn costs in the process.</summary>
    internal (Reply Reply, TurnRecord Turn) Answer(TurnRequest request)
    {
        using var lease = live.Acquire();
        var started = Stopwatch.GetTimestamp();
        var found = lease.Index.Retriever.Retrieve(request.Text, request.Locality ?? options.Value.Locality);
        var understood = Stopwatch.GetTimestamp();
        var now = time.GetUtcNow();
        var answer = lease.Composer.WithRestoredQuestion(lease.Composer.Compose(found, VietnamTime.Day(now)), found);
        var reply = new Reply(
            request.ConversationId ?? Identifiers.New(), Identifiers.New(), answer.Kind, answer.Topic, answer.Facet, answer.Text, answer.Markdown, answer.Html,
            answer.Sources, answer.Suggestions, Math.Round(found.Confidence, 3), found.Locality?.Slug);
        var composed = Stopwatch.GetTimestamp();
        return (reply, Record(request, found, answer, reply, lease.Index.Version, now, Microseconds(started, understood), Microseconds(understood, composed)));
    }

    private static TurnRecord Record(
        TurnRequest request, Retrieval found, Answer answer, Reply reply, string version, DateTimeOffset now, long understand, long compose) => new(
            reply.TurnId, reply.ConversationId, now, VietnamTime.IsoDay(VietnamTime.Day(now)), request.Channel, reply.Locality,
            PersonalData.Mask(request.Text), answer.Status, answer.Topic, answer.Facet, reply.Confidence,
            found.Candidates.Count > 1 ? found.Candidates[1].Class : null, version, JsonSerializer.Serialize(reply, ReplyJson.Default.Reply), understand, compose);

    private static long Microseconds(long from, long to) => (long)Stopwatch.GetElapsedTime(from, to).TotalMicroseconds;
}
