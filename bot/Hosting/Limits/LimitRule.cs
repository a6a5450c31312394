namespace De06Assistant.Bot.Hosting.Limits;

/// <summary>How often something may be done by one subject.</summary>
/// <param name="Name">What is counted, "turns-address"; subjects of different names are counted apart.</param>
/// <param name="Permits">How often at once, and again in each <paramref name="Window"/>; 0: as often as wanted.</param>
/// <param name="Window">The time in which all permits come back, one by one.</param>
internal sealed record LimitRule(string Name, int Permits, TimeSpan Window)
{
    /// <summary>So many a minute.</summary>
    public static LimitRule PerMinute(string name, int permits) => new(name, permits, TimeSpan.FromMinutes(1));
}
