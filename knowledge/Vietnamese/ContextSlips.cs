namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>
/// Finds slips that are words themselves: "căn ước công dân". A word that stands beside neither of its neighbours anywhere in
/// the content, while one a single edit away stands beside both, was perhaps meant to be that one.
/// </summary>
/// <remarks>What is found is added as evidence beside the word as typed, never in its place, since the word may be right.</remarks>
internal sealed class ContextSlips(Vocabulary vocabulary)
{
    /// <summary>What a guess counts beside what was typed.</summary>
    private const float GuessWeight = 0.6f;

    /// <summary>Adds the terms of each guess to <paramref name="terms"/>.</summary>
    public void AddTerms(List<Token> tokens, List<Term> terms)
    {
        for (var i = 1; i + 1 < tokens.Count; i++)
        {
            var (before, word, after) = (tokens[i - 1].Folded, tokens[i].Folded, tokens[i + 1].Folded);
            if (tokens[i].Kind != TokenKind.Syllable || vocabulary.KnowsPair(before, word) || vocabulary.KnowsPair(word, after)) continue;
            if (Guess(before, word, after) is not { } meant) continue;
            terms.Add(new Term(meant, GuessWeight, i));
            terms.Add(new Term(string.Concat(before, "_", meant), GuessWeight, i));
            terms.Add(new Term(string.Concat(meant, "_", after), GuessWeight, i));
        }
    }

    private string? Guess(string before, string word, string after) => vocabulary.OneEditAway(word)
        .Where(meant => meant != word && vocabulary.KnowsPair(before, meant) && vocabulary.KnowsPair(meant, after))
        .OrderByDescending(vocabulary.Count).ThenBy(meant => meant, StringComparer.Ordinal).FirstOrDefault();
}
