using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>Finds out who calls. Why someone is turned away is for the log; the token itself is for nobody.</summary>
internal sealed class Callers(ConnectorTokens tokens, IOptions<AssistantOptions> options, ILogger<Callers> log)
{
    private const string Scheme = "Bearer ";

    /// <summary>Who sends this request.</summary>
    /// <returns>The caller, or with which status they are turned away.</returns>
    public async Task<(Caller? Caller, int Status)> IdentifyAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0)
            return options.Value.ChannelService.AllowUnauthenticatedLocal && LocalCall.Is(context) ? (new Caller.Emulator(HasToken: false), 0) : Refuse(StatusCodes.Status401Unauthorized, "no token");
        if (header.Count > 1 || !header[0]!.StartsWith(Scheme, StringComparison.Ordinal)) return Refuse(StatusCodes.Status401Unauthorized, "another scheme than Bearer");
        try
        {
            var check = await tokens.CheckAsync(header[0]![Scheme.Length..], cancellationToken);
            if (check.Caller is null) return Refuse(StatusCodes.Status401Unauthorized, check.Fault!);
            if (check.Caller is Caller.Emulator && !LocalCall.Is(context)) return Refuse(StatusCodes.Status403Forbidden, "the Emulator is not on this machine");
            return (check.Caller, 0);
        }
        catch (InvalidOperationException fault)
        {
            log.LogError(fault, "The keys that tokens are checked with cannot be had");
            return (null, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private (Caller?, int) Refuse(int status, string why)
    {
        log.LogWarning("A call to the channel service was refused: {Why}", why);
        return (null, status);
    }
}
