using System.Globalization;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>Numbers as Vietnamese text writes them: "1.234", "66,7%".</summary>
internal static class VietnameseNumber
{
    private const double PerCent = 100;

    private static readonly NumberFormatInfo Format = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    public static string Count(long number) => number.ToString("#,0", Format);

    public static string Decimal(double number) => number.ToString("#,0.##", Format);

    /// <summary>A share from 0 to 1 in percent.</summary>
    public static string Share(double share) => (share * PerCent).ToString("0.#", Format) + "%";
}
