using System.Text.RegularExpressions;

namespace De06Assistant.Knowledge.Vietnamese;

/// <summary>Cuts normalised text into syllables and into the numbers, references and addresses that stay whole.</summary>
public static partial class Tokenizer
{
    private static readonly (string Group, TokenKind Kind)[] Kinds =
    [
        ("email", TokenKind.Email), ("url", TokenKind.Url), ("law", TokenKind.LegalReference), ("date", TokenKind.Date),
        ("phone", TokenKind.PhoneNumber), ("identity", TokenKind.IdentityNumber), ("money", TokenKind.Money),
        ("percent", TokenKind.Percent), ("number", TokenKind.Number), ("sign", TokenKind.Percent),
    ];

    /// <summary>Tokenises <paramref name="text"/>; offsets are into its original.</summary>
    public static List<Token> Tokenize(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>(text.Text.Length / 4 + 1);
        var position = 0;
        if (text.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 || text.Text.AsSpan().IndexOfAny('@', ':', '%') >= 0)
        {
            foreach (Match match in Special().Matches(text.Text))
            {
                AddSyllables(text, position, match.Index, tokens);
                Add(text, KindOf(match), match.Index, match.Length, tokens);
                position = match.Index + match.Length;
            }
        }
        AddSyllables(text, position, text.Text.Length, tokens);
        return tokens;
    }

    private static TokenKind KindOf(Match match)
    {
        foreach (var (group, kind) in Kinds)
            if (match.Groups[group].Success) return kind;
        throw new InvalidOperationException("Every alternative of the pattern is a named group.");
    }

    private static void AddSyllables(NormalizedText text, int from, int to, List<Token> tokens)
    {
        var start = -1;
        for (var i = from; i <= to; i++)
        {
            var inWord = i < to && char.IsLetterOrDigit(text.Text[i]);
            if (inWord && start < 0) start = i;
            if (inWord || start < 0) continue;
            Add(text, TokenKind.Syllable, start, i - start, tokens);
            start = -1;
        }
    }

    private static void Add(NormalizedText text, TokenKind kind, int start, int length, List<Token> tokens)
    {
        var word = text.Text.Substring(start, length);
        var marked = kind == TokenKind.Syllable ? Syllables.Canonical(word) : word.ToLowerInvariant();
        var folded = Folding.Fold(marked);
        if (kind is TokenKind.Money) folded = folded.Replace(" ", "", StringComparison.Ordinal);
        var from = text.ToOriginal(start);
        tokens.Add(new Token(kind, from, text.ToOriginal(start + length) - from, marked, string.Equals(folded, marked, StringComparison.Ordinal) ? marked : folded));
    }

    // Order matters: the longer and more special forms stand before the forms that are part of them.
    [GeneratedRegex("""
        (?<email>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)
        | (?<url>https?://[^\s<>"]+)
        | (?<law>(?<![\w/])\d{1,5}(?:\.\d{1,3})?/(?:\d{4}/)?[A-Za-zĐđ]{2,}[0-9]{0,2}(?:-[A-Za-zĐđ]{2,}[0-9]{0,3})*(?!\w))
        | (?<date>(?<![\w/])(?:\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}/\d{4})(?![\w/]))
        | (?<phone>(?<!\w)(?:\+84|0)(?:[ .-]?\d){9,10}(?!\w))
        | (?<identity>(?<![\w.,])(?:\d{12}|\d{9})(?!\w))
        | (?<money>(?<!\w)\d+(?:[.,]\d+)*\s?(?:nghìn|ngàn|triệu|tỷ|đồng|vnđ|vnd|k|đ)(?!\w)(?:\s(?:đồng|vnđ|vnd)(?!\w))?)
        | (?<percent>(?<!\w)\d+(?:[.,]\d+)*\s?%)
        | (?<number>(?<!\w)\d+(?:[.,]\d+)*(?!\w))
        | (?<sign>%)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Special();
}
