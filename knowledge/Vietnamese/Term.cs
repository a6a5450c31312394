namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>A term of the index: what tokens become for matching.</summary>
/// <param name="Value">A folded syllable ("cap"), a pair ("cap_the"), a marked syllable ("=cấp") or a whole number token.</param>
/// <param name="Weight">How much it counts: 1 for what was written, less for what was inferred.</param>
/// <param name="Token">The token it came from.</param>
public readonly record struct Term(string Value, float Weight, int Token);
