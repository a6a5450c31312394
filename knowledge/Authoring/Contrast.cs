using System.Globalization;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>The contrast of two colours, as WCAG 2.2 defines it (relative luminance of sRGB, success criterion 1.4.3).</summary>
internal static class Contrast
{
    /// <summary>What text of normal size needs at least (level AA).</summary>
    public const double Text = 4.5;

    private const double Flare = 0.05;

    /// <summary>The contrast of a colour with white, from 1 (white) to 21 (black).</summary>
    /// <param name="colour">"#rrggbb".</param>
    public static double WithWhite(string colour) => (1 + Flare) / (Luminance(colour) + Flare);

    private static double Luminance(string colour) => (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
