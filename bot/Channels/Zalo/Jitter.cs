namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>Spreads attempts, so that what failed together is not tried again together.</summary>
internal static class Jitter
{
    /// <summary>A factor from a half to one and a half.</summary>
    public static double Next() => 0.5 + Random.Shared.NextDouble();
}
