using System.Collections.Frozen;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>Knows the localities and finds the one that a question names.</summary>
public sealed class LocalityFinder
{
    private readonly FrozenDictionary<string, Locality> _bySlug;
    private readonly PhraseTable<Locality> _names;
    private readonly LocalitySlips _slips;

    /// <summary>Compiles the names; a name that two localities share is left out, since it would name neither.</summary>
    public LocalityFinder(IReadOnlyList<Locality> localities)
    {
        ArgumentNullException.ThrowIfNull(localities);
        All = localities;
        _slips = new LocalitySlips(localities);
        _bySlug = localities.ToFrozenDictionary(locality => locality.Slug, StringComparer.Ordinal);
        _names = new PhraseTable<Locality>(localities
            .SelectMany(locality => new[] { locality.Name, locality.Short }.Concat(locality.Aliases).Select(name => (Name: Folding.Fold(name), Locality: locality)))
            .GroupBy(pair => pair.Name, StringComparer.Ordinal)
            .Where(group => group.DistinctBy(pair => pair.Locality.Slug).Count() == 1)
            .Select(group => (group.Key, group.First().Locality)));
    }

    /// <summary>All localities.</summary>
    public IReadOnlyList<Locality> All { get; }

    /// <summary>The locality with that slug; null when there is none.</summary>
    public Locality? BySlug(string slug) => _bySlug.GetValueOrDefault(slug);

    /// <summary>The first locality that the tokens name, and which tokens name it.</summary>
    internal Locality? Find(IReadOnlyList<Token> tokens, bool[] isName)
    {
        Locality? found = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!_names.TryMatch(tokens, i, out var length, out var locality)) continue;
            found ??= locality;
            isName.AsSpan(i, length).Fill(true);
            i += length - 1;
        }
        return found;
    }

    /// <summary>A question that names no locality as it stands, with the name that was mistyped in it; null when there is none.</summary>
    internal List<Token>? Repair(List<Token> tokens, Locality? own, Func<string, string, bool> isPair, List<Repair> repairs) =>
        _slips.Repair(tokens, own, isPair, repairs);
}
