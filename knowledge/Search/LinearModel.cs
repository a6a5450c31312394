using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// Multinomial logistic regression over TF-IDF of terms, trained when the index is built (<see cref="LinearModelTrainer"/>)
/// and read straight from the segment.
/// </summary>
/// <remarks>
/// Layout of the section: classes (u32), rows (u32), stride in floats (u32), bytes of class names (u32), crossed terms (u32), zero
/// (u32); class names separated by line feeds, padded to 8 bytes; per term of the segment its row or -1 (i32); the keys of the
/// terms that count for themselves in a topic, in ascending order (u64: topic, term), and their rows (i32); per row its
/// inverse document frequency (f32); per row what a step of its weights is worth (f32); the biases (f32); per row the weights
/// of the classes in steps (i8). Each part is padded to 8 bytes. A topic's own terms are the augmented features of Daumé,
/// "Frustratingly Easy Domain Adaptation", 2007.
/// </remarks>
public sealed class LinearModel
{
    /// <summary>Weight of a term in its topic beside its weight in general.</summary>
    internal const float CrossedWeight = 0.85f;

    private const int HeaderLength = 6 * sizeof(int);

    private readonly Segment _segment;
    private readonly SectionKind _section;
    private readonly int _stride;
    private readonly int _rowsOffset;
    private readonly int _crossedOffset;
    private readonly int _crossed;
    private readonly int _idfOffset;
    private readonly int _stepsOffset;
    private readonly int _biasesOffset;
    private readonly int _weightsOffset;
    private readonly int _rows;

    internal LinearModel(Segment segment, SectionKind section)
    {
        _segment = segment;
        _section = section;
        var bytes = segment.Bytes(section);
        var header = MemoryMarshal.Cast<byte, int>(bytes[..HeaderLength]);
        var classes = header[0];
        _rows = header[1];
        _stride = header[2];
        Classes = Encoding.UTF8.GetString(bytes.Slice(HeaderLength, header[3])).Split('\n');
        _crossed = header[4];
        _rowsOffset = Align(HeaderLength + header[3]);
        _crossedOffset = Align(_rowsOffset + segment.Manifest.Terms * sizeof(int));
        _idfOffset = Align(_crossedOffset + _crossed * (sizeof(ulong) + sizeof(int)));
        _stepsOffset = Align(_idfOffset + _rows * sizeof(float));
        _biasesOffset = Align(_stepsOffset + _rows * sizeof(float));
        _weightsOffset = Align(_biasesOffset + _stride * sizeof(float));
        var expected = Align(_weightsOffset + _rows * _stride);
        if (Classes.Count != classes || _stride < classes || bytes.Length != expected)
            throw new SegmentException("Chỉ mục hỏng: mô hình không khớp.");
    }

    /// <summary>The classes: for topics their slugs, then "plan", "smalltalk:…" and "out:…"; for facets their slugs.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Fills <paramref name="logits"/> with the unnormalised log-probability of each class.</summary>
    /// <param name="terms">The question's terms, each once.</param>
    /// <param name="logits">At least as long as <see cref="Stride"/>.</param>
    /// <param name="topic">The topic whose own terms count besides.</param>
    internal void Score(ReadOnlySpan<QueryTerm> terms, Span<float> logits, int topic = ModelFeature.NoTopic)
    {
        var bytes = _segment.Bytes(_section);
        var steps = MemoryMarshal.Cast<byte, float>(bytes[_stepsOffset.._biasesOffset]);
        var weights = MemoryMarshal.Cast<byte, sbyte>(bytes[_weightsOffset..]);
        MemoryMarshal.Cast<byte, float>(bytes[_biasesOffset.._weightsOffset])[.._stride].CopyTo(logits);
        var rented = ArrayPool<(int Row, float Value)>.Shared.Rent(2 * terms.Length);
        var features = rented.AsSpan(0, Features(terms, topic, rented));
        var norm = 0f;
        foreach (var (_, value) in features) norm += value * value;
        var scale = norm > 0 ? 1 / MathF.Sqrt(norm) : 0;
        foreach (var (row, value) in features) QuantizedRows.AddScaled(logits, weights.Slice(row * _stride, _stride), value * scale * steps[row]);
        ArrayPool<(int, float)>.Shared.Return(rented);
    }

    /// <summary>What was learnt, apart from the numbers of the terms, which belong to the segment.</summary>
    internal ReadOnlySpan<byte> Learnt => _segment.Bytes(_section)[_idfOffset..];

    /// <summary>The key of a term that counts for itself in a topic.</summary>
    internal static ulong CrossedKey(int topic, int term) => (ulong)topic << 32 | (uint)term;

    /// <summary>The weight of one term for one class, as it enters the score of a question of length 1; for explanations.</summary>
    internal float WeightOf(int term, int classIndex)
    {
        var bytes = _segment.Bytes(_section);
        var row = MemoryMarshal.Cast<byte, int>(bytes[_rowsOffset.._idfOffset])[term];
        if (row < 0) return 0;
        var idf = MemoryMarshal.Cast<byte, float>(bytes[_idfOffset.._stepsOffset])[row];
        var step = MemoryMarshal.Cast<byte, float>(bytes[_stepsOffset.._biasesOffset])[row];
        return idf * step * (sbyte)bytes[_weightsOffset + row * _stride + classIndex];
    }

    /// <summary>Length of a score buffer: the number of classes, rounded up to whole vectors.</summary>
    internal int Stride => _stride;

    private int Features(ReadOnlySpan<QueryTerm> terms, int topic, Span<(int Row, float Value)> features)
    {
        var bytes = _segment.Bytes(_section);
        var rowOf = MemoryMarshal.Cast<byte, int>(bytes[_rowsOffset.._crossedOffset]);
        var idf = MemoryMarshal.Cast<byte, float>(bytes[_idfOffset.._stepsOffset]);
        var keys = MemoryMarshal.Cast<byte, ulong>(bytes.Slice(_crossedOffset, _crossed * sizeof(ulong)));
        var crossedRows = MemoryMarshal.Cast<byte, int>(bytes.Slice(_crossedOffset + _crossed * sizeof(ulong), _crossed * sizeof(int)));
        var count = 0;
        foreach (var term in terms)
        {
            if (term.Number < 0 || rowOf[term.Number] is not (>= 0 and var row)) continue;
            features[count++] = (row, term.Weight * idf[row]);
            if (topic == ModelFeature.NoTopic || keys.BinarySearch(CrossedKey(topic, term.Number)) is not (>= 0 and var place)) continue;
            features[count++] = (crossedRows[place], term.Weight * CrossedWeight * idf[crossedRows[place]]);
        }
        return count;
    }

    internal static int Align(int position) => (position + 7) / 8 * 8;

    /// <summary>Adds <paramref name="factor"/> times <paramref name="row"/> to <paramref name="target"/>, element by element,
    /// so that the result does not depend on the width of the machine's vectors.</summary>
    internal static void AddScaled(Span<float> target, ReadOnlySpan<float> row, float factor)
    {
        var into = MemoryMarshal.Cast<float, Vector<float>>(target[..row.Length]);
        var from = MemoryMarshal.Cast<float, Vector<float>>(row);
        for (var i = 0; i < from.Length; i++) into[i] += from[i] * factor;
        for (var i = from.Length * Vector<float>.Count; i < row.Length; i++) target[i] += row[i] * factor;
    }
}
