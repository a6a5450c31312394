using System.Security.Cryptography;
using System.Text;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>Who calls, and as whom.</summary>
/// <param name="Token">What the caller may do; null for the holder of a secret and for a stranger.</param>
/// <param name="IsServer">Whether it holds a secret: a server that speaks for many.</param>
/// <param name="Address">The network address, for limits.</param>
/// <param name="Site">Scheme and host of the bot's own pages.</param>
/// <param name="Origin">The page that calls; null for a program.</param>
internal sealed record DirectLineCaller(DirectLineToken? Token, bool IsServer, string Address, string Site, string? Origin);

/// <summary>Says who calls, and refuses whoever may not.</summary>
/// <remarks>
/// Which page may call is known only with the token, so browsers are told that any may, and what a page may do is decided
/// here: without a token a browser has nothing to send by itself.
/// </remarks>
internal sealed class DirectLineAccess(DirectLineTokens tokens, LiveIndex live, IOptions<AssistantOptions> options)
{
    private const string Scheme = "Bearer";

    /// <summary>The caller of a conversation's own calls.</summary>
    /// <exception cref="DirectLineException">It may not.</exception>
    public async Task<DirectLineCaller> OfAsync(HttpContext context, string conversation)
    {
        var caller = await KnownAsync(context);
        return caller.Token is null || caller.Token.Conversation == conversation
            ? caller with { Token = caller.Token ?? new DirectLineToken(conversation) }
            : throw DirectLineException.OtherConversation();
    }

    /// <summary>The caller, who has shown a token or a secret.</summary>
    /// <exception cref="DirectLineException">It may not.</exception>
    public async Task<DirectLineCaller> KnownAsync(HttpContext context)
    {
        var caller = await AnyAsync(context);
        return caller.IsServer || caller.Token is not null ? caller : throw DirectLineException.NoKey();
    }

    /// <summary>The caller, who may have shown nothing where that is allowed.</summary>
    /// <exception cref="DirectLineException">It may not.</exception>
    public async Task<DirectLineCaller> AnyAsync(HttpContext context)
    {
        var caller = Stranger(context);
        if (Shown(context.Request) is not { } shown)
        {
            if (!options.Value.DirectLine.AllowAnonymous) throw DirectLineException.NoKey();
        }
        else if (options.Value.DirectLine.Secrets.Any(secret => IsSame(secret, shown)))
        {
            return caller with { IsServer = true };
        }
        else
        {
            caller = caller with { Token = await tokens.ReadAsync(shown) };
        }
        CheckOrigin(caller);
        return caller;
    }

    /// <summary>Who opens a stream.</summary>
    /// <exception cref="DirectLineException">It may not.</exception>
    public async Task<DirectLineCaller> OfStreamAsync(HttpContext context, string conversation, string? token)
    {
        if (string.IsNullOrEmpty(token)) throw DirectLineException.NoKey();
        var caller = Stranger(context) with { Token = await tokens.ReadForStreamAsync(token) };
        CheckOrigin(caller);
        return caller.Token!.Conversation == conversation ? caller : throw DirectLineException.OtherConversation();
    }

    private DirectLineCaller Stranger(HttpContext context)
    {
        if (!options.Value.DirectLine.IsOpen) throw DirectLineException.Off();
        string? origin = context.Request.Headers.Origin;
        return new DirectLineCaller(null, false, ClientAddress.Of(context), SiteAddress.Of(context.Request, options.Value), string.IsNullOrEmpty(origin) ? null : origin);
    }

    /// <summary>What is shown in the header Authorization; null when nothing is.</summary>
    private static string? Shown(HttpRequest request)
    {
        string? header = request.Headers[HeaderNames.Authorization];
        if (string.IsNullOrWhiteSpace(header)) return null;
        var parts = header.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!parts[0].Equals(Scheme, StringComparison.OrdinalIgnoreCase)) throw DirectLineException.NoKey();
        return parts.Length == 2 ? parts[1] : null;
    }

    /// <summary>A program says no origin, and could say any; it is a browser that is kept to the truth.</summary>
    private void CheckOrigin(DirectLineCaller caller)
    {
        if (caller.Origin is not { } origin) return;
        var isTrusted = caller.Token is { Origins.Count: > 0 } token ? token.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase) : origin == caller.Site || IsOfLocality(origin);
        if (!isTrusted) throw DirectLineException.OriginRefused();
    }

    private bool IsOfLocality(string origin)
    {
        using var lease = live.Acquire();
        return lease.Hosts.MayCall(origin);
    }

    private static bool IsSame(string secret, string shown) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), SHA256.HashData(Encoding.UTF8.GetBytes(shown)));
}
