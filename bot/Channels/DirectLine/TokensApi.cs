using De06Assistant.Bot.Conversation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary><c>tokens/generate</c> and <c>tokens/refresh</c>.</summary>
/// <remarks>Source: "Authentication in Direct Line API 3.0".</remarks>
internal sealed class TokensApi(DirectLineAccess access, DirectLineTokens tokens, DirectLineLimits limits, LiveIndex live)
{
    private const int LongestUser = 256;
    private const int MostOrigins = 20;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/tokens/generate", (HttpContext context, TokensApi api) => api.GenerateAsync(context));
        group.MapPost("/tokens/refresh", (HttpContext context, TokensApi api) => api.RefreshAsync(context));
    }

    /// <summary>A token for a conversation that has yet to begin.</summary>
    public static DirectLineToken Anonymous(DirectLineCaller caller, string? locality) => new(Identifiers.New())
    {
        User = ReceivedActivity.TokenUserPrefix + Identifiers.New(),
        Origins = caller.Origin is { } origin ? [origin] : [],
        Locality = locality,
    };

    private async Task<JsonHttpResult<OpenConversationBody>> GenerateAsync(HttpContext context)
    {
        var caller = await access.AnyAsync(context);
        if (caller.Token is not null) throw DirectLineException.SecretNeeded();
        await limits.BeginAsync(caller);
        var request = await DirectLineJson.ReadOptionalAsync(context.Request.Body, DirectLineJson.Default.TokenRequest, context.RequestAborted);
        if (request?.Locality is { } locality && !Knows(locality)) throw DirectLineException.BadArgument("Trợ lý chưa phục vụ địa phương này.");
        var token = caller.IsServer
            ? new DirectLineToken(Identifiers.New()) { User = User(request?.User?.Id), Origins = Origins(request?.TrustedOrigins), Locality = request?.Locality }
            : Anonymous(caller, request?.Locality);
        return Answer(token);
    }

    private async Task<JsonHttpResult<OpenConversationBody>> RefreshAsync(HttpContext context)
    {
        var caller = await access.KnownAsync(context);
        return Answer(caller.Token ?? throw DirectLineException.TokenNeeded());
    }

    private JsonHttpResult<OpenConversationBody> Answer(DirectLineToken token) =>
        TypedResults.Json(new OpenConversationBody(token.Conversation, tokens.Sign(token), tokens.Seconds), DirectLineJson.Default.OpenConversationBody);

    private static string? User(string? id)
    {
        if (string.IsNullOrEmpty(id)) return null;
        return id.Length <= LongestUser && id != ReceivedActivity.Bot.Id ? id : throw DirectLineException.BadArgument("\"user.id\" không dùng được.");
    }

    private static List<string> Origins(IReadOnlyList<string>? named)
    {
        if (named is null) return [];
        if (named.Count > MostOrigins) throw DirectLineException.BadArgument($"\"trustedOrigins\" có nhiều nhất {MostOrigins} địa chỉ.");
        return [.. named.Select(Origin)];
    }

    /// <summary>As a browser writes it: scheme, host, and a port that is not the usual one.</summary>
    private static string Origin(string named) => Uri.TryCreate(named, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
        : throw DirectLineException.BadArgument("\"trustedOrigins\" phải gồm các địa chỉ đầy đủ, ví dụ https://xa-vinh-tru.vn.");

    private bool Knows(string locality)
    {
        using var lease = live.Acquire();
        return lease.Index.Localities.BySlug(locality) is not null;
    }
}
