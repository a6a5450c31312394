using De06Assistant.Bot.Conversation;
using De06Assistant.Knowledge.Search;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Bot.LookUp;

/// <summary>What is looked for; null and empty filter nothing.</summary>
/// <param name="Agency">Beginnings of words of the agency's name.</param>
/// <param name="Locality">Whose plans are looked through; null for all.</param>
internal sealed record LookUpQuery(string Text, LookUpKind? Kind, string? Domain, string? Agency, DueFilter Due, string? Plan, string? Locality)
{
    /// <summary>Whether only what has all of the words is found, beside what the assistant would answer with; else what has half of them too, where nothing has all.</summary>
    public bool HasAllWords { get; init; }

    /// <summary>Whether it asks for anything beside the place.</summary>
    public bool AsksAnything => Text.Length > 0 || Kind is not null || Domain is not null || Agency is not null || Due != DueFilter.Any || Plan is not null;
}

/// <summary>
/// The list of the look-up: what has the words that were typed, whole or begun, and what the assistant itself would answer
/// with. The second finds "mất thẻ bảo hiểm" where no title says so.
/// </summary>
internal sealed class LookUpSearch(Catalogues catalogues, TimeProvider time)
{
    /// <summary>Below this the assistant's belief is noise beside the words.</summary>
    private const float Believed = 0.1f;

    /// <summary>Half a word is no question.</summary>
    private const int ShortestQuestion = 5;

    private const float HalfOfTheWords = 0.5f;

    /// <summary>What it adds when the words stand in a name as they were typed, one after another.</summary>
    private const float AsTyped = 1;

    /// <summary>Makes the catalogues that a search at a place reads, unless they are there.</summary>
    public void Prepare(KnowledgeIndex index, string? locality)
    {
        catalogues.National(index);
        if (locality is not null) catalogues.Local(index, locality);
    }

    /// <summary>What fits, the best first; without a text in the order of the content.</summary>
    public IReadOnlyList<LookUpEntry> Find(KnowledgeIndex index, LookUpQuery query)
    {
        var places = query.Locality is { } locality ? [locality] : index.Localities.All.Select(place => place.Slug).ToList();
        var parts = places.Select(place => catalogues.Local(index, place)).Prepend(catalogues.National(index));
        if (query.Text.Length == 0) return [.. parts.SelectMany(part => part.Entries).Where(entry => Passes(entry, query))];

        var beliefs = Beliefs(index, query);
        var typed = Catalogues.Typed(query.Text);
        var found = parts.SelectMany(part => part.Entries.Zip(part.Words.Find(query.Text), part.Names))
            .Where(row => Passes(row.First, query))
            .Select(row => (Entry: row.First, row.Second.Share, row.Second.Score, Belief: beliefs.GetValueOrDefault(row.First.Id) + (row.Third.Contains(typed, StringComparison.Ordinal) ? AsTyped : 0)))
            .Where(row => row.Share >= HalfOfTheWords || row.Belief > 0).ToList();
        // Where something has all the words, what has some of them is in the way.
        var needed = query.HasAllWords || found.Any(row => IsWhole(row.Share)) ? 1 : HalfOfTheWords;
        return [.. found.Where(row => row.Share >= needed || IsWhole(row.Share) || row.Belief > 0)
            .OrderByDescending(row => row.Share + row.Belief).ThenByDescending(row => row.Score).ThenBy(row => row.Entry.Id, StringComparer.Ordinal).Select(row => row.Entry)];
    }

    private static bool IsWhole(float share) => share > 0.999f;

    private static Dictionary<string, float> Beliefs(KnowledgeIndex index, LookUpQuery query)
    {
        if (query.Text.Length < ShortestQuestion) return [];
        var found = index.Retriever.Retrieve(query.Text, query.Locality);
        var beliefs = found.Candidates.Where(candidate => candidate.Probability >= Believed).ToDictionary(candidate => candidate.Class, candidate => candidate.Probability, StringComparer.Ordinal);
        if (found.Kind == DecisionKind.AnswerFromPlan) beliefs[found.Passages[0].Id] = found.Confidence;
        return beliefs;
    }

    private bool Passes(LookUpEntry entry, LookUpQuery query) =>
        (query.Kind is null || entry.Kind == query.Kind)
        && (query.Domain is null || entry.Domain == query.Domain)
        && (query.Plan is null || entry.Plan == query.Plan)
        && (query.Agency is null || Names(entry.Agency, query.Agency))
        && (query.Due == DueFilter.Any || (entry.Kind == LookUpKind.Task && query.Due.LetsThrough(entry.Due, time.Today())));

    /// <summary>Whether each word of <paramref name="typed"/> begins a word of the agency's name.</summary>
    public static bool Names(string? agency, string typed)
    {
        if (agency is null) return false;
        var words = Tokenizer.Tokenize(Normalizer.Normalize(agency));
        return Tokenizer.Tokenize(Normalizer.Normalize(typed)).All(token => words.Any(word => word.Folded.StartsWith(token.Folded, StringComparison.Ordinal)));
    }
}
