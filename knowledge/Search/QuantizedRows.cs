using System.Numerics;
using System.Runtime.InteropServices;

namespace De06Assistant.Knowledge.Search;

/// <summary>
/// Rows of weights in one byte each: a row is its largest magnitude divided into 127 steps. A quarter of the room of
/// floats, and a quarter of the memory that a question has to touch, for a rounding error far below what decides.
/// </summary>
internal static class QuantizedRows
{
    private const int Steps = sbyte.MaxValue;

    /// <summary>Quantises one row.</summary>
    /// <param name="row">The weights.</param>
    /// <param name="into">As long as the row.</param>
    /// <returns>What a step is worth.</returns>
    public static float Write(ReadOnlySpan<float> row, Span<sbyte> into)
    {
        var largest = 0f;
        foreach (var weight in row) largest = MathF.Max(largest, MathF.Abs(weight));
        if (largest == 0) return 0;
        for (var i = 0; i < row.Length; i++) into[i] = (sbyte)MathF.Round(row[i] / largest * Steps);
        return largest / Steps;
    }

    /// <summary>Adds <paramref name="factor"/> times the row to <paramref name="target"/>.</summary>
    public static void AddScaled(Span<float> target, ReadOnlySpan<sbyte> row, float factor)
    {
        var into = MemoryMarshal.Cast<float, Vector<float>>(target[..row.Length]);
        var step = Vector<sbyte>.Count;
        var i = 0;
        for (; i + step <= row.Length; i += step)
        {
            Vector.Widen(new Vector<sbyte>(row[i..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            var place = i / Vector<float>.Count;
            into[place] += Vector.ConvertToSingle(first) * factor;
            into[place + 1] += Vector.ConvertToSingle(second) * factor;
            into[place + 2] += Vector.ConvertToSingle(third) * factor;
            into[place + 3] += Vector.ConvertToSingle(fourth) * factor;
        }
        for (; i < row.Length; i++) target[i] += row[i] * factor;
    }
}
