using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Hosting.Limits;

/// <summary>
/// The limits of what citizens do. Many citizens share an address: a village behind one router, the phones of one mobile
/// network. So an address may do a hundred times what a person can, and a conversation about what a person can.
/// </summary>
/// <remarks>
/// What comes from this machine itself has no address to be limited by: a kiosk, a monitor. It is told from citizens behind a
/// proxy by the address that the proxy names.
/// </remarks>
internal sealed class CitizenLimits(RequestLimits limits, IOptions<AssistantOptions> options)
{
    private readonly LimitRule _turnsOfConversation = LimitRule.PerMinute("turns-conversation", options.Value.Limits.TurnsPerConversation);
    private readonly LimitRule _turnsOfAddress = LimitRule.PerMinute("turns-address", options.Value.Limits.TurnsPerAddress);
    private readonly LimitRule _ratingsOfAddress = LimitRule.PerMinute("ratings-address", options.Value.Limits.RatingsPerAddress);
    private readonly LimitRule _speechOfAddress = LimitRule.PerMinute("speech-address", options.Value.Limits.SpeechPerAddress);

    /// <summary>Counts a question, or a page that was read at a kiosk.</summary>
    /// <param name="conversation">The conversation that it goes on; null or "" for a new one.</param>
    /// <returns>The problem when there were too many.</returns>
    public async ValueTask<ProblemHttpResult?> TurnAsync(HttpContext context, string? conversation) =>
        await OfAddressAsync(_turnsOfAddress, context) ?? (await TurnAsync(conversation))?.Announced(context);

    /// <summary>Counts a question of a conversation on a channel that counts addresses itself, or knows none.</summary>
    /// <returns>The problem when there were too many.</returns>
    public async ValueTask<ProblemHttpResult?> TurnAsync(string? conversation) =>
        !string.IsNullOrEmpty(conversation) && await limits.TakeAsync(_turnsOfConversation, conversation) is { } wait ? Problems.TooMany(wait) : null;

    /// <summary>Counts a rating.</summary>
    /// <returns>The problem when there were too many.</returns>
    public ValueTask<ProblemHttpResult?> RatingAsync(HttpContext context) => OfAddressAsync(_ratingsOfAddress, context);

    /// <summary>Counts an answer that is read aloud.</summary>
    /// <returns>The problem when there were too many.</returns>
    public ValueTask<ProblemHttpResult?> SpeechAsync(HttpContext context) => OfAddressAsync(_speechOfAddress, context);

    private async ValueTask<ProblemHttpResult?> OfAddressAsync(LimitRule rule, HttpContext context) =>
        !ClientAddress.IsThisMachine(context) && await limits.TakeAsync(rule, ClientAddress.Of(context)) is { } wait ? Problems.TooMany(wait).Announced(context) : null;
}
