using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace De06Assistant.Knowledge.Search;

/// <summary>Walks the postings of a term: the units that have it, in their order, and how often each of their fields does.</summary>
internal ref struct PostingReader
{
    private readonly ReadOnlySpan<byte> _postings;
    private FieldCounts _counts;
    private int _position;

    /// <summary>Stands before the first posting of a row of <see cref="SectionKind.Postings"/>.</summary>
    public PostingReader(ReadOnlySpan<byte> postings)
    {
        _postings = postings;
        // How many there are.
        _ = VariableLength.Read(postings, ref _position);
    }

    /// <summary>The unit of the posting.</summary>
    public int Unit { get; private set; }

    /// <summary>How often each field of the unit has the term; valid until the next posting.</summary>
    [UnscopedRef]
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Goes to the next posting.</summary>
    /// <returns>False when there is none.</returns>
    public bool Read()
    {
        if (_position >= _postings.Length) return false;
        Unit += (int)VariableLength.Read(_postings, ref _position);
        _counts = default;
        for (var mask = VariableLength.Read(_postings, ref _position); mask != 0; mask &= mask - 1)
            _counts[BitOperations.TrailingZeroCount(mask)] = (int)VariableLength.Read(_postings, ref _position);
        return true;
    }

    [InlineArray(Bm25F.FieldCount)]
    private struct FieldCounts
    {
        private int _first;
    }
}
