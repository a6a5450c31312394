using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// Multinomial logistic regression over TF-IDF of terms, trained when the index is built (<see cref="LinearModelTrainer"/>)
/// and read straight from the mapped segment.
/// </summary>
/// <remarks>
/// Layout of the section: classes (u32), rows (u32), stride in floats (u32), bytes of class names (u32); class names
/// separated by line feeds, padded to 8 bytes; per term of the segment its row or -1 (i32); per row its inverse document
/// frequency (f32); per row what a step of its weights is worth (f32); the biases (f32); per row the weights of the classes in
/// steps (i8). Each part is padded to 8 bytes.
/// </remarks>
public sealed class LinearModel
{
    private readonly Segment _segment;
    private readonly SectionKind _section;
    private readonly int _stride;
    private readonly int _rowsOffset;
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
        var header = MemoryMarshal.Cast<byte, int>(bytes[..16]);
        var classes = header[0];
        _rows = header[1];
        _stride = header[2];
        Classes = Encoding.UTF8.GetString(bytes.Slice(16, header[3])).Split('\n');
        _rowsOffset = Align(16 + header[3]);
        _idfOffset = Align(_rowsOffset + segment.Manifest.Terms * sizeof(int));
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
    internal void Score(ReadOnlySpan<QueryTerm> terms, Span<float> logits)
    {
        var bytes = _segment.Bytes(_section);
        var rowOf = MemoryMarshal.Cast<byte, int>(bytes[_rowsOffset.._idfOffset]);
        var idf = MemoryMarshal.Cast<byte, float>(bytes[_idfOffset.._stepsOffset]);
        var steps = MemoryMarshal.Cast<byte, float>(bytes[_stepsOffset.._biasesOffset]);
        var weights = MemoryMarshal.Cast<byte, sbyte>(bytes[_weightsOffset..]);
        MemoryMarshal.Cast<byte, float>(bytes[_biasesOffset.._weightsOffset])[.._stride].CopyTo(logits);
        var norm = 0f;
        foreach (var term in terms)
        {
            if (term.Number < 0 || rowOf[term.Number] is not (>= 0 and var row)) continue;
            var value = term.Weight * idf[row];
            norm += value * value;
        }
        if (norm <= 0) return;
        var scale = 1 / MathF.Sqrt(norm);
        foreach (var term in terms)
        {
            if (term.Number < 0 || rowOf[term.Number] is not (>= 0 and var row)) continue;
            QuantizedRows.AddScaled(logits, weights.Slice(row * _stride, _stride), term.Weight * idf[row] * scale * steps[row]);
        }
    }

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
