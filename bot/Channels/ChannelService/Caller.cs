using De06Assistant.Bot.Channels.Activities;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>Who calls, and what that lets them send.</summary>
internal abstract record Caller
{
    private Caller()
    {
    }

    /// <summary>Why this caller may not send <paramref name="activity"/>; null when they may.</summary>
    public abstract string? Fault(Activity activity);

    /// <summary>The Bot Connector, by its token.</summary>
    /// <param name="ServiceUrl">Where the token says that replies go; only there do they go.</param>
    /// <param name="Endorsements">The channels that the token's key may speak for; empty for any.</param>
    public sealed record Connector(string? ServiceUrl, IReadOnlyList<string> Endorsements) : Caller
    {
        public override string? Fault(Activity activity)
        {
            if (ServiceUrl is null || !string.Equals(ServiceUrl, activity.ServiceUrl, StringComparison.Ordinal)) return "another service address than the token's";
            if (!Uri.TryCreate(ServiceUrl, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps) return "a service address without https";
            return Endorsements.Count == 0 || Endorsements.Contains(activity.ChannelId, StringComparer.Ordinal) ? null : "a channel that the token's key does not speak for";
        }
    }

    /// <summary>
    /// The Bot Framework Emulator, on this machine. Nobody vouches for the address that it gives, neither in its token nor
    /// without one, so replies go to this machine only.
    /// </summary>
    /// <param name="HasToken">Whether it has shown the application's own token.</param>
    public sealed record Emulator(bool HasToken) : Caller
    {
        public override string? Fault(Activity activity) =>
            Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var address) && address.IsLoopback && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
                ? null : "a service address that is not on this machine";
    }
}
