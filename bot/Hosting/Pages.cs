using De06Assistant.Bot.Channels.Rest;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Conversation.Checklists;
using De06Assistant.Bot.Hosting.Limits;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Bot.Notices;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Bot.Storage;
using De06Assistant.Bot.Topics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Hosting;

/// <summary>The built web part at <c>/</c>, and the pages that need no JavaScript at <c>/hoi</c>.</summary>
internal static class Pages
{
    /// <summary>The built page that <c>/</c> serves.</summary>
    public const string IndexPage = "index.html";

    private const int HashedAssetSeconds = 365 * 24 * 60 * 60;
    private const int WidgetSeconds = 300;

    /// <summary>Serves the built web part where it is there.</summary>
    public static void UsePages(this WebApplication app)
    {
        var web = app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value.WebPath;
        if (!Directory.Exists(web)) return;
        var files = new PhysicalFileProvider(web);
        app.Use((context, next) =>
        {
            if (context.Request.Path == "/" && files.GetFileInfo(IndexPage).Exists)
            {
                context.Request.Path = "/" + IndexPage;
                // The way without the web part has been chosen by then; files are served only where nothing has.
                context.SetEndpoint(null);
            }
            return next(context);
        });
        app.UseCompressedFiles(files);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new CompressedFiles.Types(),
            OnPrepareResponse = served =>
            {
                CompressedFiles.Prepare(served);
                served.Context.Response.Headers.CacheControl = Caching(served.Context.Request.Path);
            },
        });
    }

    // Files under /assets carry a hash of their content in their name; the widget's stands in pages of others and keeps its name.
    private static string Caching(PathString path) =>
        path.StartsWithSegments("/assets", StringComparison.Ordinal) ? $"public, max-age={HashedAssetSeconds}, immutable"
        : path.Value!.StartsWith("/widget.js", StringComparison.Ordinal) ? $"public, max-age={WidgetSeconds}" : "no-cache";

    public static void MapPages(this WebApplication app)
    {
        // Reached only where the web part has not been built.
        app.MapGet("/", (HttpContext context) => TypedResults.LocalRedirect("/hoi" + context.Request.QueryString)).ExcludeFromDescription();
        app.MapGet("/hoi", AskAsync).ExcludeFromDescription();
        app.MapPost("/hoi/danh-gia", RateAsync).DisableAntiforgery().ExcludeFromDescription();
        app.MapGet("/danh-sach/{slug}", ChecklistPage.Get).ExcludeFromDescription();
        app.MapGet("/hoi.css", () => TypedResults.Text(PageTemplates.StyleSheet, "text/css; charset=utf-8")).ExcludeFromDescription();
    }

    private static async Task<ContentHttpResult> AskAsync(
        [FromQuery] string? q, [FromQuery] string? c, [FromQuery] string? locality, [FromQuery(Name = "cam-on")] string? thanks,
        HttpContext context, TurnService turns, AskRules rules, CitizenLimits limits, LiveIndex live, NoticeBoard board, IOptions<AssistantOptions> options, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(q)) return Render(live, board, options.Value, locality, new PageState { Thanks = thanks is not null });
        if (await limits.TurnAsync(context, c) is { } tooMany) return Render(live, board, options.Value, null, new PageState { Problem = tooMany, Retry = q });
        var (request, problem) = await rules.CheckAsync(new AskBody(q, locality, c, "form"), cancellationToken);
        if (problem is not null)
            return Render(live, board, options.Value, null, new PageState { Problem = problem, Retry = q });
        return Render(live, board, options.Value, locality, new PageState { Question = q, Reply = await turns.AskAsync(request! with { MayBeHeld = true }, cancellationToken) });
    }

    private static async Task<Results<RedirectHttpResult, ContentHttpResult>> RateAsync(
        [FromForm] string? turnId, [FromForm] int? score, [FromForm] string? comment, HttpRequest form, CitizenLimits limits,
        RecordStore records, TimeProvider time, LiveIndex live, NoticeBoard board, IOptions<AssistantOptions> options, CancellationToken cancellationToken)
    {
        if (await limits.RatingAsync(form.HttpContext) is { } tooMany) return Render(live, board, options.Value, null, new PageState { Problem = tooMany });
        var result = await RatingsApi.RateOrSayAsync(turnId ?? "", new RateBody(score, comment, [.. form.Form["reasons"].OfType<string>()]), records, time, cancellationToken);
        return result.Result is ProblemHttpResult problem
            ? Render(live, board, options.Value, null, new PageState { Problem = problem })
            : TypedResults.LocalRedirect("/hoi?cam-on=1");
    }

    private static ContentHttpResult Render(LiveIndex live, NoticeBoard board, AssistantOptions options, string? locality, PageState state)
    {
        using var lease = live.Acquire();
        var place = (locality ?? options.Locality) is { } slug ? lease.Index.Localities.BySlug(slug) : null;
        var reply = state.Reply;
        string Link(Suggestion suggestion) => suggestion.Action == Suggestion.LeaveQuestion ? LeftQuestionPages.FormAddress(reply?.ConversationId, reply?.TurnId, locality) :
            $"/hoi?q={Uri.EscapeDataString(suggestion.Text)}{(reply is null ? "" : "&c=" + reply.ConversationId)}{(locality is null ? "" : "&locality=" + Uri.EscapeDataString(locality))}";
        var html = PageTemplates.Ask(new
        {
            title = state.Question is { } question ? $"{question} – Trợ lý Đề án 06" : "Trợ lý Đề án 06",
            place = place?.Heading,
            locality,
            notices = NoticeView.Html(board.Now(locality)),
            limit = options.MaxQuestionLength,
            problem = state.Problem?.ProblemDetails.Detail,
            thanks = state.Thanks,
            retry = state.Retry,
            question = state.Question,
            answer = reply?.Html,
            turnId = reply?.TurnId,
            conversation = reply?.ConversationId,
            sources = reply?.Sources.Where(source => source.Url is not null).Select(source => new { title = source.Title, url = source.Url }).ToList(),
            suggestions = reply?.Suggestions.Select(suggestion => new { label = suggestion.Label, url = Link(suggestion) }).ToList(),
            page = Page(lease, reply, locality),
            reasons = RatingReasons.All,
            scores = RatingScale.All.Select(row => new { value = row.Value, label = row.Label }).ToList(),
            topics = reply is null ? lease.Composer.MostAsked().Select(suggestion => new { label = suggestion.Label, url = Link(suggestion) }).ToList() : null,
        });
        return TypedResults.Content(html, "text/html; charset=utf-8", statusCode: state.Problem?.StatusCode ?? StatusCodes.Status200OK);
    }

    /// <summary>The page of the topic that answered, at the facet; null where it was no procedure or FAQ.</summary>
    private static string? Page(OpenIndex.Lease lease, Reply? reply, string? locality) =>
        reply?.Topic is { } topic && lease.Index.Topics.ContainsKey(topic) ? $"{TopicAddress.Page(topic, locality)}#{reply.Facet}" : null;

    private sealed record PageState
    {
        public string? Question { get; init; }

        public Reply? Reply { get; init; }

        public ProblemHttpResult? Problem { get; init; }

        public string? Retry { get; init; }

        public bool Thanks { get; init; }
    }
}
