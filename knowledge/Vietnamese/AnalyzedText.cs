namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>What the analyzer made of a text.</summary>
/// <param name="Text">The normalised text and its way back to the original.</param>
/// <param name="Tokens">The tokens, chat spellings already replaced.</param>
/// <param name="Terms">The terms to look up or to index.</param>
/// <param name="Repairs">Which words were read as others: "sihn → sinh".</param>
/// <param name="Restored">A question typed without diacritics, with them; null when it had some.</param>
/// <param name="Expansions">What the lexicon added, for explanations: "cccd → căn cước công dân".</param>
public sealed record AnalyzedText(
    NormalizedText Text,
    IReadOnlyList<Token> Tokens,
    IReadOnlyList<Term> Terms,
    IReadOnlyList<LexiconEntry> Expansions,
    IReadOnlyList<Repair> Repairs,
    string? Restored);
