using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// The one analyzer: normalise, tokenise, replace chat spellings, expand by the lexicon, and emit folded syllables,
/// pairs of syllables and marked syllables. The same code runs when the index is built and when a question is read.
/// </summary>
public sealed class VietnameseAnalyzer
{
    /// <summary>Weight of a marked syllable beside its folded twin: evidence, not the match itself.</summary>
    public const float MarkedWeight = 0.6f;

    /// <summary>Weight of two syllables with others between them, beside that of the syllables themselves.</summary>
    private const float ApartWeight = 0.45f;

    /// <summary>How far apart such two are at most: three syllables between them.</summary>
    private const int FarthestApart = 4;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".;:?!\n|");

    private readonly FrozenDictionary<string, LexiconEntry> _chat;
    private readonly PhraseTable<LexiconEntry> _abbreviations;
    private readonly PhraseTable<LexiconEntry> _synonyms;
    private readonly SpellingRepair _spelling;
    private readonly ContextSlips _slips;
    private readonly DiacriticRestorer? _restorer;

    /// <summary>
    /// An analyzer that expands by <paramref name="lexicon"/>; in questions it repairs words by <paramref name="vocabulary"/>
    /// and <paramref name="syllables"/>, and restores diacritics by the latter.
    /// </summary>
    public VietnameseAnalyzer(Lexicon lexicon, Vocabulary? vocabulary = null, SyllableCounts? syllables = null)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        _spelling = new SpellingRepair(vocabulary ?? Vocabulary.Empty, syllables ?? new SyllableCounts());
        _restorer = syllables is null ? null : new DiacriticRestorer(syllables);
        _slips = new ContextSlips(vocabulary ?? Vocabulary.Empty);
        _chat = lexicon.CompileChatSpellings();
        _abbreviations = lexicon.CompileAbbreviations();
        _synonyms = lexicon.CompileSynonyms();
    }

    /// <summary>Analyses content for the index: abbreviations are expanded, synonyms are not.</summary>
    public AnalyzedText AnalyzeContent(string text)
    {
        var normalized = Normalizer.Normalize(text);
        return Expand(normalized, ReplaceChatSpellings(Tokenizer.Tokenize(normalized)), [], withSynonyms: false);
    }

    /// <summary>Analyses a question: spelling is repaired, abbreviations and synonyms are expanded.</summary>
    public AnalyzedText AnalyzeQuestion(string text) => AnalyzeQuestion(text, (tokens, _) => (tokens, _ => false));

    /// <summary>Analyses a question whose place may know words that the vocabulary does not.</summary>
    /// <param name="place">Given the tokens as typed, reads the place's name in them and says which folded words are right as they stand.</param>
    internal AnalyzedText AnalyzeQuestion(string text, Func<List<Token>, List<Repair>, (List<Token> Tokens, Func<string, bool> Knows)> place)
    {
        var normalized = Normalizer.Normalize(text);
        var repairs = new List<Repair>();
        var (tokens, isKnown) = place(ReplaceChatSpellings(Tokenizer.Tokenize(normalized)), repairs);
        return Expand(normalized, _spelling.Apply(tokens, isKnown, repairs), repairs, withSynonyms: true);
    }

    private AnalyzedText Expand(NormalizedText normalized, List<Token> tokens, List<Repair> repairs, bool withSynonyms)
    {
        var terms = new List<Term>(tokens.Count * 3);
        AddTerms(tokens, normalized.Original, 1, fixedToken: -1, terms);
        AddAges(tokens, terms);
        var expansions = new List<LexiconEntry>();
        Expand(tokens, _abbreviations, terms, expansions);
        if (withSynonyms) Expand(tokens, _synonyms, terms, expansions);
        if (withSynonyms) AddApartPairs(tokens, terms);
        if (withSynonyms) _slips.AddTerms(tokens, terms);
        var restored = withSynonyms ? _restorer?.Restore(tokens) : null;
        if (restored is not null) AddRestored(tokens, restored, terms);
        return new AnalyzedText(normalized, tokens, terms, expansions, repairs, restored is null ? null : string.Join(' ', restored));
    }

    /// <summary>Restored marks are evidence as typed ones are; the folded form goes on carrying the match.</summary>
    private static void AddRestored(List<Token> tokens, string[] restored, List<Term> terms)
    {
        for (var i = 0; i < restored.Length; i++)
            if (!string.Equals(restored[i], tokens[i].Folded, StringComparison.Ordinal)) terms.Add(new Term(Term.Marked(restored[i]), MarkedWeight, i));
    }

    private List<Token> ReplaceChatSpellings(List<Token> tokens)
    {
        if (_chat.Count == 0) return tokens;
        List<Token>? replaced = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Syllable && _chat.TryGetValue(tokens[i].Marked, out var entry))
            {
                replaced ??= tokens[..i];
                foreach (var token in Tokenizer.Tokenize(Normalizer.Normalize(entry.Means)))
                    replaced.Add(token with { Start = tokens[i].Start, Length = tokens[i].Length });
            }
            else
            {
                replaced?.Add(tokens[i]);
            }
        }
        return replaced ?? tokens;
    }

    private static void Expand(List<Token> tokens, PhraseTable<LexiconEntry> table, List<Term> terms, List<LexiconEntry> expansions)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!table.TryMatch(tokens, i, out var length, out var entry)) continue;
            var meaning = Tokenizer.Tokenize(Normalizer.Normalize(entry.Means));
            AddTerms(meaning, entry.Means, entry.Weight, i, terms);
            expansions.Add(entry);
            i += length - 1;
        }
    }

    private static void AddTerms(List<Token> tokens, string source, float weight, int fixedToken, List<Term> terms)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var origin = fixedToken < 0 ? i : fixedToken;
            terms.Add(new Term(token.Folded, weight, origin));
            if (token.Kind == TokenKind.Syllable && !string.Equals(token.Folded, token.Marked, StringComparison.Ordinal))
                terms.Add(new Term(Term.Marked(token.Marked), weight * MarkedWeight, origin));
            if (i > 0 && !SentenceEndsBetween(source, tokens[i - 1], token))
                terms.Add(new Term(string.Concat(tokens[i - 1].Folded, "_", token.Folded), weight, origin));
        }
    }

    /// <summary>"có … được không", "chuyển … về": what belongs together though it does not stand together.</summary>
    private static void AddApartPairs(List<Token> tokens, List<Term> terms)
    {
        for (var i = 0; i < tokens.Count; i++)
            for (var j = i + 2; j <= i + FarthestApart && j < tokens.Count; j++) terms.Add(new Term(Term.Apart(tokens[i].Folded, tokens[j].Folded), ApartWeight, i));
    }

    /// <summary>"bé 10 tuổi" says more by its age group than by its number.</summary>
    private static void AddAges(List<Token> tokens, List<Term> terms)
    {
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].Folded is not ("tuoi" or "thang") || tokens[i - 1].Kind != TokenKind.Number) continue;
            if (!int.TryParse(tokens[i - 1].Folded, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) continue;
            var isMonthsOld = tokens[i].Folded == "thang" && i + 1 < tokens.Count && tokens[i + 1].Folded == "tuoi";
            if (tokens[i].Folded == "thang" && !isMonthsOld) continue;
            var group = (isMonthsOld ? 0 : number) switch { < 6 => "#tuoi-0-6", < 14 => "#tuoi-6-14", < 60 => "#tuoi-14-60", _ => "#tuoi-60" };
            terms.Add(new Term(group, 1, i - 1));
        }
    }

    private static bool SentenceEndsBetween(string source, Token left, Token right)
    {
        var from = left.Start + left.Length;
        return right.Start > from && source.AsSpan(from, right.Start - from).ContainsAny(SentenceEnds);
    }
}
