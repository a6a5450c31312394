namespace De06Assistant.Knowledge.Search;

/// <summary>
/// What each posting of a segment adds to its unit's BM25F score, apart from the term's weight: it hangs on no question and is worked out
/// once (impact-ordered indexes: Anh, de Kretser, Moffat, "Vector-space ranking with effective early termination", SIGIR 2001).
/// </summary>
internal sealed class Impacts
{
    private readonly int[] _starts;
    private readonly Impact[] _impacts;

    /// <summary>Reads all postings of <paramref name="segment"/>.</summary>
    public Impacts(Segment segment)
    {
        var lengths = segment.FieldLengths;
        var averages = segment.Manifest.AverageLengths;
        _starts = new int[segment.Manifest.Terms + 1];
        var impacts = new List<Impact>();
        for (var term = 0; term < segment.Manifest.Terms; term++)
        {
            var postings = new PostingReader(segment.PostingsOf(term));
            while (postings.Read())
            {
                var frequency = 0f;
                for (var field = 0; field < Bm25F.FieldCount; field++)
                    if (postings.Counts[field] is > 0 and var count) frequency += Bm25F.Normalise(field, count, lengths[postings.Unit * Bm25F.FieldCount + field], averages[field]);
                impacts.Add(new Impact(postings.Unit, Bm25F.Saturate(frequency)));
            }
            _starts[term + 1] = impacts.Count;
        }
        _impacts = [.. impacts];
    }

    /// <summary>The units that have the term.</summary>
    public ReadOnlySpan<Impact> Of(int term) => _impacts.AsSpan(_starts[term].._starts[term + 1]);
}

/// <summary>What a term is worth in a unit: from 0 to 1.</summary>
internal readonly record struct Impact(int Unit, float Value);
