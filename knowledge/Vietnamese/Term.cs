namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>A term of the index: what tokens become for matching.</summary>
/// <param name="Value">
/// A folded syllable ("cap"), a pair ("cap_the"), a pair with words between ("~lam_the"), a marked syllable ("=cấp") or a
/// whole number token.
/// </param>
/// <param name="Weight">How much it counts: 1 for what was written, less for what was inferred.</param>
/// <param name="Token">The token it came from.</param>
public readonly record struct Term(string Value, float Weight, int Token)
{
    private const char MarkedSign = '=';
    private const char ApartSign = '~';

    /// <summary>Whether it carries diacritics.</summary>
    public bool IsMarked => IsMarkedSyllable(Value);

    /// <summary>Whether it is a pair with words between: evidence for the models only, no passage has it.</summary>
    public bool IsApartPair => IsApart(Value);

    /// <summary>Whether <paramref name="value"/> is that of a marked syllable.</summary>
    public static bool IsMarkedSyllable(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value[0] == MarkedSign;
    }

    /// <summary>Whether <paramref name="value"/> is that of a pair with words between.</summary>
    public static bool IsApart(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value[0] == ApartSign;
    }

    internal static string Marked(string syllable) => string.Concat("=", syllable);

    internal static string Apart(string left, string right) => string.Concat("~", left, "_", right);
}
