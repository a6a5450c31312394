namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>One line of the lexicon: what is written, and what it means.</summary>
/// <param name="Written">The word or phrase as people write it.</param>
/// <param name="Means">The words it stands for.</param>
/// <param name="Weight">How sure that is: above 0, at most 1.</param>
public sealed record LexiconEntry(string Written, string Means, float Weight = 1);
