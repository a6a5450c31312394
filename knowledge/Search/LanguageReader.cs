using System.Collections.Frozen;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>Recognises that a text is not Vietnamese: by its script, or by the words that every sentence of a language has.</summary>
public sealed class LanguageReader
{
    private const double LeastForeignLetters = 0.4;
    private const double LeastShare = 0.55;
    private const int FewestWords = 2;

    private readonly List<(string Language, FrozenSet<string> Words)> _languages;
    private readonly Func<string, bool> _isKnown;

    /// <summary>Compiles the lexicon.</summary>
    /// <param name="lexicon">The languages' words.</param>
    /// <param name="isKnown">Whether a folded word is one of the content's own.</param>
    public LanguageReader(DialogueLexicon lexicon, Func<string, bool> isKnown)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        _isKnown = isKnown;
        _languages = [.. lexicon.Languages.Select(language => (language.Language, language.Words.Select(word => word.ToLowerInvariant().Normalize()).ToFrozenSet(StringComparer.Ordinal)))];
    }

    /// <summary>The language's code, "und" for one known by its script only; null for Vietnamese.</summary>
    public string? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var letters = text.Where(char.IsLetter).ToList();
        if (letters.Count == 0) return null;
        if (letters.Count(letter => letter > 'ỿ') >= LeastForeignLetters * letters.Count || letters.Count(IsOtherAlphabet) >= LeastForeignLetters * letters.Count) return "und";
        if (letters.Any(IsOnlyVietnamese)) return null;
        var words = Tokenizer.Tokenize(Normalizer.Normalize(text)).Where(token => token.Kind == TokenKind.Syllable).Select(token => token.Marked).ToList();
        foreach (var (language, common) in _languages)
        {
            var hits = words.Where(common.Contains).ToList();
            // A word that Vietnamese content has too ("can", "to", "an") proves nothing by itself.
            var proofs = hits.Where(word => !_isKnown(Folding.Fold(word))).Distinct(StringComparer.Ordinal).Count();
            if (proofs >= FewestWords && hits.Count >= LeastShare * words.Count) return language;
        }
        return null;
    }

    // Greek, Cyrillic, Hebrew, Arabic, Thai, Lao, Khmer and what lies between them.
    private static bool IsOtherAlphabet(char letter) => letter is >= '\u0370' and < '\u1E00';

    private static bool IsOnlyVietnamese(char letter) => letter is 'đ' or 'Đ' or 'ă' or 'Ă' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or (>= '\u1EA0' and <= '\u1EF9');
}
