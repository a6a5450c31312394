using De06Assistant.Bot.Channels.Rest;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Conversation.State;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Hosting.Limits;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Authoring;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.Kiosk;

/// <summary>A page that a visitor of a kiosk has read.</summary>
/// <param name="ClientId">A name for this reading, chosen anew by the kiosk for each; sending it again records nothing twice.</param>
/// <param name="Topic">The slug.</param>
/// <param name="Facet">The facet's slug.</param>
/// <param name="ConversationId">The visitor's conversation; null starts one.</param>
/// <param name="At">When it was read, where that is not now: the server was away.</param>
/// <param name="Score">1, very dissatisfied, to 5, very satisfied; null while it is not rated. A later one replaces it.</param>
public sealed record ReadingBody(
    string? ClientId, string? Topic, string? Facet, string? Locality, string? Station, string? ConversationId, DateTimeOffset? At, int? Score);

/// <summary>What a reading was recorded as.</summary>
public sealed record RecordedReading(string ConversationId, string TurnId);

/// <summary>
/// <c>POST /api/kiosk/readings</c>: a page that was opened counts as a question that was answered, so that it can be rated
/// and asked on from. Sent again, or with a rating later, it stays one turn.
/// </summary>
internal static class ReadingsApi
{
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(30);

    public static void MapReadings(this WebApplication app) => app.MapPost("/api/kiosk/readings", RecordAsync).ExcludeFromDescription();

    private static async Task<Results<Ok<RecordedReading>, ProblemHttpResult>> RecordAsync(
        ReadingBody body, HttpContext context, LiveIndex live, AskRules rules, CitizenLimits limits, TurnService turns, RecordStore records, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await limits.TurnAsync(context, body.ConversationId) is { } tooMany) return tooMany;
        if (body.Score is not (null or (>= 1 and <= 5))) return Problems.ScoreInvalid();
        if (string.IsNullOrEmpty(body.ClientId)) return Problems.FieldInvalid("clientId", "không được để trống.");
        if (PageName(body, live) is not { } name) return Problems.TopicUnknown($"{body.Topic}#{body.Facet}");
        var ask = new AskBody(name, body.Locality, body.ConversationId, "kiosk", body.ClientId, body.Station);
        var (request, problem) = await rules.CheckAsync(ask, cancellationToken);
        if (problem is not null) return problem;
        var reply = await turns.AskAsync(request! with { Page = new Place(body.Topic!, body.Facet), At = Past(body.At, time.GetUtcNow()) }, cancellationToken);
        // A process that ends in between leaves an unrated turn; the kiosk sends again, and only the rating is added.
        if (body.Score is { } score)
            await records.AddRatingAsync(new RatingRecord(reply.TurnId, score, null, [], time.GetUtcNow()), cancellationToken);
        return TypedResults.Ok(new RecordedReading(reply.ConversationId, reply.TurnId));
    }

    /// <summary>What the button says that opens the page; null when there is no such page.</summary>
    private static string? PageName(ReadingBody body, LiveIndex live)
    {
        using var lease = live.Acquire();
        return lease.Index.Topics.TryGetValue(body.Topic ?? "", out var number) && Facets.TryFromSlug(body.Facet ?? "", out var facet)
            ? $"{lease.Index.National.Topic(number).DisplayName}: {facet.Heading().ToLowerInvariant()}" : null;
    }

    /// <summary>A kiosk's clock may be wrong: what it says is believed for the past weeks only.</summary>
    private static DateTimeOffset? Past(DateTimeOffset? at, DateTimeOffset now) => at < now && at > now - Oldest ? at : null;
}
