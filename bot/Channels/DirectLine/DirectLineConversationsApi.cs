using De06Assistant.Bot.Conversation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary><c>POST conversations</c> begins a conversation, <c>GET conversations/{id}</c> comes back to it.</summary>
/// <remarks>Source: "Start a conversation" and "Reconnect to a conversation" of the Direct Line documentation.</remarks>
internal sealed class DirectLineConversationsApi(DirectLineAccess access, DirectLineTokens tokens, DirectLineService service, DirectLineLimits limits)
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/conversations", (HttpContext context, DirectLineConversationsApi api) => api.StartAsync(context));
        group.MapGet("/conversations/{id}", (string id, string? watermark, HttpContext context, DirectLineConversationsApi api) => api.ReconnectAsync(id, watermark, context));
    }

    private async Task<JsonHttpResult<OpenConversationBody>> StartAsync(HttpContext context)
    {
        var caller = await access.AnyAsync(context);
        await limits.BeginAsync(caller);
        var request = await DirectLineJson.ReadOptionalAsync(context.Request.Body, DirectLineJson.Default.StartRequest, context.RequestAborted);
        var isStranger = caller is { Token: null, IsServer: false };
        var token = isStranger ? TokensApi.Anonymous(caller, null) : caller.Token ?? new DirectLineToken(Identifiers.New());
        if (token.User is null && request?.User?.Id is { Length: > 0 } user)
        {
            if (!caller.IsServer) ReceivedActivity.CheckUser(user);
            token = token with { User = user };
        }
        caller = caller with { Token = token };
        var isNew = await service.StartAsync(caller, context.RequestAborted);
        // From the beginning: what is said until the stream is open, and before a page was loaded again, is sent first.
        return Answer(caller, 0, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private async Task<JsonHttpResult<OpenConversationBody>> ReconnectAsync(string id, string? watermark, HttpContext context)
    {
        var caller = await access.OfAsync(context, id);
        var conversation = service.Find(id);
        // Without a watermark: what is said from now on. An empty one is that of a client that has had nothing yet.
        var after = context.Request.Query.ContainsKey(nameof(watermark)) ? Math.Min(ActivityText.Watermark(watermark), conversation.Last) : conversation.Last;
        await service.CatchUpAsync(caller);
        return Answer(caller, after, StatusCodes.Status200OK);
    }

    private JsonHttpResult<OpenConversationBody> Answer(DirectLineCaller caller, long watermark, int status)
    {
        var token = caller.Token!;
        var site = new UriBuilder(caller.Site);
        site.Scheme = site.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        site.Path = $"{site.Path.TrimEnd('/')}{DirectLineSetup.Path}/conversations/{token.Conversation}/stream";
        site.Query = QueryString.Create("watermark", $"{watermark}").Add("t", tokens.SignForStream(token)).Value;
        var body = new OpenConversationBody(token.Conversation, tokens.Sign(token), tokens.Seconds, site.Uri.AbsoluteUri);
        return TypedResults.Json(body, DirectLineJson.Default.OpenConversationBody, statusCode: status);
    }
}
