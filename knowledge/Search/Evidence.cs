using System.Buffers;

namespace De06Assistant.Knowledge.Search;

/// <summary>The BM25F scores of one question over one segment, in a rented buffer that goes back when this is disposed.</summary>
internal readonly ref struct Evidence : IDisposable
{
    private readonly float[] _rented;

    private Evidence(float[] rented, int units, float ceiling)
    {
        _rented = rented;
        Scores = rented.AsSpan(0, units);
        Ceiling = ceiling;
    }

    /// <summary>One score a unit, topics first.</summary>
    public Span<float> Scores { get; }

    /// <summary>The highest score that a unit could reach.</summary>
    public float Ceiling { get; }

    public static Evidence Of(Segment segment, ReadOnlySpan<QueryTerm> terms)
    {
        var units = segment.Manifest.Topics + segment.Manifest.Passages;
        var rented = ArrayPool<float>.Shared.Rent(units);
        rented.AsSpan(0, units).Clear();
        return new Evidence(rented, units, Bm25F.Score(segment, terms, rented.AsSpan(0, units)));
    }

    public void Dispose() => ArrayPool<float>.Shared.Return(_rented);
}
