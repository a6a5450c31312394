using De06Assistant.Bot.Hosting;
using HandlebarsDotNet;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace De06Assistant.Bot.OwnData;

/// <summary>
/// <c>/du-lieu-cua-toi</c>: see, download and erase without JavaScript. The key of a conversation and the code of a left
/// question are posted, never part of an address.
/// </summary>
internal static class OwnDataPages
{
    private const string Path = "/du-lieu-cua-toi";

    private static readonly HandlebarsTemplate<object, object> Template = PageTemplates.Compile("own-data.hbs");

    public static void MapOwnDataPages(this WebApplication app)
    {
        app.MapGet(Path, (HttpContext context) => Page(context, null, new Key(null, null))).ExcludeFromDescription();
        app.MapPost(Path, ShowAsync).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost(Path + "/tai", DownloadAsync).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost(Path + "/xoa", EraseAsync).DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync([FromForm] string? c, [FromForm] string? code, HttpContext context, OwnDataService data)
    {
        var key = new Key(c, code);
        var (own, problem) = await FindAsync(key, context, data);
        return Page(context, problem, key, own);
    }

    private static async Task<IResult> DownloadAsync([FromForm] string? c, [FromForm] string? code, HttpContext context, OwnDataService data)
    {
        var key = new Key(c, code);
        var (own, problem) = await FindAsync(key, context, data);
        if (own is null) return Page(context, problem, key);
        context.Response.Headers.CacheControl = "no-store";
        return OwnDataFile.Of(own);
    }

    /// <summary>Asks once more before it erases.</summary>
    private static async Task<IResult> EraseAsync([FromForm] string? c, [FromForm] string? code, [FromForm] string? sure, HttpContext context, OwnDataService data, CancellationToken cancellationToken)
    {
        var key = new Key(c, code);
        if (sure is null)
        {
            var (own, problem) = await FindAsync(key, context, data);
            return Page(context, problem, key, own, isAsking: own is not null);
        }
        if (key.Conversation is { } conversation) await data.EraseConversationAsync(conversation, cancellationToken);
        else if (await data.EraseLeftQuestionAsync(key.Code, ClientAddress.Of(context), cancellationToken) is { } problem) return Page(context, problem, key);
        return Page(context, null, new Key(null, null), isErased: true);
    }

    private static async ValueTask<(OwnDataBody? Data, ProblemHttpResult? Problem)> FindAsync(Key key, HttpContext context, OwnDataService data)
    {
        if (key.Conversation is not { } conversation) return await data.OfCodeAsync(key.Code, ClientAddress.Of(context));
        return data.OfConversation(conversation) is { } own ? (own, null) : (null, Problems.ConversationUnknown());
    }

    private static ContentHttpResult Page(HttpContext context, ProblemHttpResult? problem, Key key, OwnDataBody? data = null, bool isAsking = false, bool isErased = false)
    {
        context.Response.Headers.CacheControl = "no-store";
        problem?.Announced(context);
        var html = Template(new
        {
            problem = problem?.ProblemDetails.Detail,
            isErased,
            isAsking,
            isShown = data is not null && !isAsking,
            conversation = key.Conversation,
            code = key.Code,
            typed = problem is null ? null : key.Code,
            messages = data?.Messages.Select(message => new { question = message.Question, rating = message.Rating?.Score, comment = message.Rating?.Comment }).ToList(),
            left = data?.LeftQuestions.Select(question => new { question = question.Question, name = question.Name, phone = question.Phone }).ToList(),
            whatStays = OwnDataService.WhatStays,
        });
        return TypedResults.Content(html, "text/html; charset=utf-8", statusCode: problem?.StatusCode ?? StatusCodes.Status200OK);
    }

    private sealed record Key
    {
        public Key(string? conversation, string? code)
        {
            Conversation = string.IsNullOrWhiteSpace(conversation) ? null : conversation;
            Code = string.IsNullOrWhiteSpace(code) ? null : code;
        }

        public string? Conversation { get; }

        public string? Code { get; }
    }
}
