namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>A folded syllable of the vocabulary.</summary>
/// <param name="Count">In how many topics it stands; 0 for a word of the lexicon's examples only.</param>
/// <param name="IsDoubtful">
/// No syllable by its shape, and seen only in questions as citizens typed them: perhaps their slip. Such a word is read as
/// it stands only when nothing much more common is close to it.
/// </param>
public readonly record struct KnownWord(int Count, bool IsDoubtful);
