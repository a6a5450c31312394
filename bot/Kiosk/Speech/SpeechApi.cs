using System.Text.Json;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Hosting.Limits;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Authoring;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Kiosk.Speech;

/// <summary>
/// <c>GET /api/speech</c>: an answer read aloud, of a turn or of a page. Only what the assistant itself has said: whoever
/// could send a text could make the machine speak, and fill its disk, at will.
/// </summary>
internal static class SpeechApi
{
    public static void MapSpeech(this WebApplication app) => app.MapGet("/api/speech", GetAsync).ExcludeFromDescription();

    private static async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> GetAsync(
        string? turn, string? topic, string? facet, string? locality, HttpContext context, CitizenLimits limits,
        SpeechProgram program, SpeechFiles files, LiveIndex live, RecordStore records, IOptions<AssistantOptions> options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!program.IsInstalled) return Problems.SpeechUnavailable();
        if (await limits.SpeechAsync(context) is { } tooMany) return tooMany;
        string? text;
        using (var lease = live.Acquire())
        {
            text = turn is not null ? OfTurn(turn, records, lease.Composer) : OfPage(topic, facet, locality ?? options.Value.Locality, lease.Composer, time.Today());
            if (text is null) return turn is not null ? Problems.TurnUnknown() : Problems.TopicUnknown(topic ?? "");
            text = new SpokenText(lease.Index.Lexicon.Readings).Write(text);
        }
        return await files.FileAsync(text, cancellationToken) is { } file
            ? TypedResults.PhysicalFile(file, "audio/wav", enableRangeProcessing: true) : Problems.SpeechBusy();
    }

    private static string? OfTurn(string turn, RecordStore records, AnswerComposer composer)
    {
        if (!Identifiers.IsWellFormed(turn) || records.Reply(turn) is not { } reply) return null;
        return composer.WithoutRestoredQuestion(JsonSerializer.Deserialize(reply, ReplyJson.Default.Reply)!.Text);
    }

    private static string? OfPage(string? topic, string? facet, string? locality, AnswerComposer composer, DateOnly today) =>
        topic is not null && Facets.TryFromSlug(facet ?? "", out var shown) ? composer.Page(topic, shown, locality, today)?.Answer.Text : null;
}
