using System.Collections.Frozen;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// Reads a locality's name that was typed with one slip of the finger, or run together with the word beside it. Names are many
/// and alike, and a wrong one is worse than none: all but one syllable must be right, what stands there must be no name and no
/// pair of words that the content has, and only one locality may be near.
/// </summary>
internal sealed class LocalitySlips
{
    /// <summary>Words before which no other than a place is expected.</summary>
    private static readonly FrozenSet<string> BeforePlaces = FrozenSet.ToFrozenSet(["xa", "phuong", "tinh", "ubnd", "o", "tai"], StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Name[]> _byFirst;
    private readonly FrozenDictionary<string, Name[]> _byLast;
    private readonly FrozenDictionary<string, Name[]> _byJoined;

    /// <summary>Compiles the short names of two or more syllables; one that two localities share names neither.</summary>
    public LocalitySlips(IReadOnlyList<Locality> localities)
    {
        var names = localities.Select(locality => new Name(locality, Tokenizer.Tokenize(Normalizer.Normalize(locality.Short))))
            .Where(name => name.Syllables.Count >= 2 && name.Syllables.TrueForAll(syllable => syllable.Kind == TokenKind.Syllable))
            .GroupBy(name => name.Joined, StringComparer.Ordinal).Where(group => group.Count() == 1).Select(group => group.Single()).ToList();
        _byFirst = By(names, name => name.Syllables[0].Folded);
        _byLast = By(names, name => name.Syllables[^1].Folded);
        _byJoined = By(names, name => name.Joined);
    }

    /// <summary>Puts the name of the one locality that was meant in the place of what was typed.</summary>
    /// <param name="tokens">The question; it names no locality rightly.</param>
    /// <param name="own">The asker's locality; among several that are near, it and its province go before others.</param>
    /// <param name="isPair">Whether the content has two folded words side by side.</param>
    /// <param name="repairs">What was repaired, for explanations.</param>
    /// <returns>The tokens with the name; null when none was meant for sure.</returns>
    public List<Token>? Repair(List<Token> tokens, Locality? own, Func<string, string, bool> isPair, List<Repair> repairs)
    {
        if (_byJoined.Count == 0) return null;
        var isMarked = tokens.Exists(token => !string.Equals(token.Marked, token.Folded, StringComparison.Ordinal));
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!MayBegin(tokens, at)) continue;
            var found = RunTogether(tokens, at).Concat(Mistyped(tokens, at, isMarked, isPair)).ToList();
            if (Choose(found, own) is not { } meant) continue;
            repairs.Add(new Repair(string.Join(' ', tokens.Skip(at).Take(meant.Length).Select(token => token.Marked)), string.Join(' ', meant.Read.Select(token => token.Marked))));
            return [.. tokens[..at], .. meant.Read, .. tokens[(at + meant.Length)..]];
        }
        return null;
    }

    /// <summary>Whether any name can be read from here on: most words are no part of one.</summary>
    private bool MayBegin(List<Token> tokens, int at) =>
        _byFirst.ContainsKey(tokens[at].Folded) || _byJoined.ContainsKey(tokens[at].Folded) || (at + 1 < tokens.Count && _byLast.ContainsKey(tokens[at + 1].Folded));

    /// <summary>"LàoCai", "tỉnhLào Cai", "Lào Caithực hiện": the letters are right, a space is missing.</summary>
    private IEnumerable<Reading> RunTogether(List<Token> tokens, int at)
    {
        if (_byJoined.TryGetValue(tokens[at].Folded, out var whole) && !SyllableShape.IsWellFormed(tokens[at].Folded))
            yield return new Reading(whole[0], 1, Place(whole[0], tokens[at]));
        if (at + 1 == tokens.Count) yield break;
        foreach (var name in _byFirst.GetValueOrDefault(tokens[at].Folded, []))
            if (EndsRunTogether(name, tokens, at, out var rest)) yield return new Reading(name, name.Syllables.Count, [.. Place(name, tokens[at]), Part(tokens[at + name.Syllables.Count - 1], rest)]);
        foreach (var name in _byLast.GetValueOrDefault(tokens[at + 1].Folded, []))
            if (BeginsRunTogether(name, tokens[at], out var word)) yield return new Reading(name, 2, [Part(tokens[at], word), .. Place(name, tokens[at])]);
    }

    private static bool EndsRunTogether(Name name, List<Token> tokens, int at, out string rest)
    {
        rest = "";
        var last = at + name.Syllables.Count - 1;
        if (last >= tokens.Count || SyllableShape.IsWellFormed(tokens[last].Folded)) return false;
        for (var i = 0; i < name.Syllables.Count - 1; i++)
            if (tokens[at + i].Folded != name.Syllables[i].Folded) return false;
        var end = name.Syllables[^1].Folded;
        if (!tokens[last].Folded.StartsWith(end, StringComparison.Ordinal)) return false;
        rest = tokens[last].Marked[end.Length..];
        return SyllableShape.IsWellFormed(Folding.Fold(rest));
    }

    private static bool BeginsRunTogether(Name name, Token token, out string word)
    {
        word = "";
        var first = name.Syllables[0].Folded;
        if (name.Syllables.Count != 2 || !token.Folded.EndsWith(first, StringComparison.Ordinal)) return false;
        word = token.Marked[..^first.Length];
        return BeforePlaces.Contains(Folding.Fold(word));
    }

    /// <summary>"Lào Caj", "Hoằng Rrung": all syllables but one are right, and that has one slip.</summary>
    private IEnumerable<Reading> Mistyped(List<Token> tokens, int at, bool isMarked, Func<string, string, bool> isPair)
    {
        if (at + 1 == tokens.Count || isPair(tokens[at].Folded, tokens[at + 1].Folded)) yield break;
        var isExpected = at > 0 && BeforePlaces.Contains(tokens[at - 1].Folded);
        var names = _byFirst.GetValueOrDefault(tokens[at].Folded, []).Concat(_byLast.GetValueOrDefault(tokens[at + 1].Folded, []));
        foreach (var name in names)
            if (IsMistyped(name, tokens, at, isMarked, isExpected)) yield return new Reading(name, name.Syllables.Count, Place(name, tokens[at]));
    }

    private static bool IsMistyped(Name name, List<Token> tokens, int at, bool isMarked, bool isExpected)
    {
        if (at + name.Syllables.Count > tokens.Count) return false;
        var slips = 0;
        for (var i = 0; i < name.Syllables.Count; i++)
        {
            var (typed, meant) = (tokens[at + i], name.Syllables[i]);
            if (typed.Kind != TokenKind.Syllable) return false;
            if (string.Equals(typed.Folded, meant.Folded, StringComparison.Ordinal)) continue;
            if (++slips > 1 || !FingerSlip.IsOne(typed.Folded, meant.Folded)) return false;
            // What can be a syllable may be another place's: then its marks and tone must be those of the name.
            if (SyllableShape.IsWellFormed(typed.Folded) && !(isMarked && isExpected && HasMarksOf(typed.Marked, meant.Marked))) return false;
        }
        return slips == 1;
    }

    private static bool HasMarksOf(string typed, string meant) =>
        Syllables.TrySplit(typed, out var typedLetters, out var typedTone) && Syllables.TrySplit(meant, out var meantLetters, out var meantTone)
        && typedTone == meantTone && FingerSlip.IsOne(typedLetters, meantLetters);

    private static Reading? Choose(List<Reading> found, Locality? own)
    {
        if (found.Count <= 1) return found.FirstOrDefault();
        if (own is null) return null;
        return found.Find(reading => reading.Name.Locality.Slug == own.Slug)
            ?? (found.Where(reading => reading.Name.Locality.Province == own.Province).ToList() is [var only] ? only : null);
    }

    private static Token[] Place(Name name, Token typed) => [.. name.Syllables.Select(syllable => syllable with { Start = typed.Start, Length = typed.Length })];

    private static Token Part(Token token, string word) => token with { Marked = Syllables.Canonical(word), Folded = Folding.Fold(word) };

    private static FrozenDictionary<string, Name[]> By(List<Name> names, Func<Name, string> key) =>
        names.GroupBy(key, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private sealed record Name(Locality Locality, List<Token> Syllables)
    {
        public string Joined { get; } = string.Concat(Syllables.Select(syllable => syllable.Folded));
    }

    /// <param name="Length">How many tokens were typed.</param>
    /// <param name="Read">The tokens that were meant.</param>
    private sealed record Reading(Name Name, int Length, IReadOnlyList<Token> Read);
}
