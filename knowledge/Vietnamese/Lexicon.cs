using System.Collections.Frozen;

namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// The vocabulary that the analyzer knows beside plain syllables: abbreviations, chat spellings and synonyms.
/// Written by editors under content/lexicon, carried inside the index, so that a question is read with the
/// lexicon that the index was built with.
/// </summary>
/// <param name="Abbreviations">"cccd" to "căn cước công dân"; applied to content and questions alike.</param>
/// <param name="ChatSpellings">"ko" to "không"; the spelling is replaced.</param>
/// <param name="Synonyms">Old and everyday words to official ones; applied to questions.</param>
public sealed record Lexicon(
    IReadOnlyList<LexiconEntry> Abbreviations,
    IReadOnlyList<LexiconEntry> ChatSpellings,
    IReadOnlyList<LexiconEntry> Synonyms)
{
    /// <summary>A lexicon that knows nothing.</summary>
    public static Lexicon Empty { get; } = new([], [], []);

    internal PhraseTable<LexiconEntry> CompileAbbreviations() => Compile(Abbreviations);

    internal FrozenDictionary<string, LexiconEntry> CompileChatSpellings() =>
        ChatSpellings.ToFrozenDictionary(entry => entry.Written.ToLowerInvariant(), StringComparer.Ordinal);

    internal PhraseTable<LexiconEntry> CompileSynonyms() => Compile(Synonyms);

    private static PhraseTable<LexiconEntry> Compile(IReadOnlyList<LexiconEntry> entries) =>
        new(entries.Select(entry => (entry.Written, entry)));
}
