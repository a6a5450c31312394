using System.Diagnostics;
using De06Assistant.Bot.Channels.Rest.OpenApi;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Hosting.Limits;
using HandlebarsDotNet;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Rest;

/// <summary><c>/api</c>: the operations for people who write programs, made of the description itself, and a form to try a question. Works without JavaScript.</summary>
internal sealed class ApiPage(
    LiveIndex live, TurnService turns, AskRules rules, CitizenLimits limits, IOptions<AssistantOptions> options, [FromKeyedServices(OpenApiSetup.Document)] IOpenApiDocumentProvider description)
{
    private const string Path = "/api";

    /// <summary>Built with the web part; the page works without it.</summary>
    private const string Script = "try-api.js";

    private static readonly HandlebarsTemplate<object, object> Template = PageTemplates.Compile("api.hbs");
    private static readonly string StyleSheet = PageTemplates.Read("api.css");

    public static void Map(WebApplication app)
    {
        app.MapGet(Path, ([FromQuery(Name = "vi-du")] string? example, HttpContext context, ApiPage page, CancellationToken token) => page.GetAsync(example, context, token)).ExcludeFromDescription();
        app.MapPost(Path, ([FromForm] string? text, [FromForm] string? locality, [FromForm] string? conversationId, HttpContext context, ApiPage page, CancellationToken token) =>
            page.TryAsync(TryRequest.Body(text, locality, conversationId), context, token)).DisableAntiforgery().ExcludeFromDescription();
        app.MapGet("/api.css", () => TypedResults.Text(StyleSheet, "text/css; charset=utf-8")).ExcludeFromDescription();
    }

    private async Task<ContentHttpResult> GetAsync(string? example, HttpContext context, CancellationToken cancellationToken)
    {
        var reference = await ReadAsync(cancellationToken);
        var examples = Examples(reference);
        var text = examples.FirstOrDefault(item => item.Name == example)?.Text ?? examples[0].Text;
        return Show(context, reference, examples, TryRequest.Body(text, null, null), null);
    }

    private async Task<ContentHttpResult> TryAsync(AskBody body, HttpContext context, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var (status, answer) = await AnswerAsync(body, context, cancellationToken);
        var tried = new { line = $"Trạng thái {status}, {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms", json = ApiReference.Pretty(answer) };
        var reference = await ReadAsync(cancellationToken);
        return Show(context, reference, Examples(reference), body, tried);
    }

    /// <summary>As <c>/api/ask</c> answers, under the same limits.</summary>
    private async Task<(int Status, object Answer)> AnswerAsync(AskBody body, HttpContext context, CancellationToken cancellationToken)
    {
        if (await limits.TurnAsync(context, body.ConversationId) is { } tooMany) return (tooMany.StatusCode, tooMany.ProblemDetails);
        var (request, problem) = await rules.CheckAsync(body, cancellationToken);
        return problem is null
            ? (StatusCodes.Status200OK, await turns.AskAsync(request! with { MayBeHeld = true }, cancellationToken))
            : (problem.StatusCode, problem.ProblemDetails);
    }

    private async Task<ApiReference> ReadAsync(CancellationToken cancellationToken) => new(await description.GetOpenApiDocumentAsync(cancellationToken));

    private static List<Example> Examples(ApiReference reference) =>
        [.. reference.Requests("ask").Select(example => new Example(example.Name, example.Summary, System.Text.Json.JsonDocument.Parse(example.Json).RootElement.GetProperty("text").GetString()!))];

    private ContentHttpResult Show(HttpContext context, ApiReference reference, IReadOnlyList<Example> examples, AskBody body, object? tried)
    {
        using var lease = live.Acquire();
        var site = SiteAddress.Of(context.Request, options.Value);
        return TypedResults.Content(Template(new
        {
            title = ApiTexts.All.Title,
            description = ApiTexts.All.Description,
            server = site,
            scripts = File.Exists(System.IO.Path.Combine(options.Value.WebPath, Script)),
            examples,
            text = body.Text,
            conversation = body.ConversationId,
            limit = options.Value.MaxQuestionLength,
            localities = lease.Index.Localities.All.Select(place => new { slug = place.Slug, name = place.Heading, selected = place.Slug == body.Locality }).ToList(),
            curl = TryRequest.Curl(site, body),
            tried,
            groups = reference.Groups(),
            schemas = reference.Schemas(),
            problems = reference.Problems(),
        }), "text/html; charset=utf-8");
    }

    /// <summary>A question to try.</summary>
    private sealed record Example(string Name, string Summary, string Text);
}
