namespace De06Assistant.Bot.Satisfaction;

/// <summary>
/// The range that a share counted on few answers may well have in truth: the score interval at 95 % (E. B. Wilson, "Probable
/// Inference, the Law of Succession, and Statistical Inference", Journal of the American Statistical Association 22, 1927).
/// </summary>
/// <param name="Low">The lower end, 0 to 1.</param>
/// <param name="High">The upper end, 0 to 1.</param>
public sealed record WilsonInterval(double Low, double High)
{
    /// <summary>The 97.5th percentile of the standard normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The interval of <paramref name="hits"/> in <paramref name="trials"/>; null without trials.</summary>
    public static WilsonInterval? Of(long hits, long trials)
    {
        if (trials == 0) return null;
        var share = hits / (double)trials;
        var scale = 1 + Z * Z / trials;
        var middle = (share + Z * Z / (2 * trials)) / scale;
        var half = Z / scale * Math.Sqrt(share * (1 - share) / trials + Z * Z / (4.0 * trials * trials));
        return new WilsonInterval(Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
