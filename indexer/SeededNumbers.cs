namespace De06Assistant.Indexer;

/// <summary>
/// Numbers drawn from a text: the same text gives the same numbers with every version of the runtime, which
/// <see cref="Random"/> does not promise.
/// </summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood, 2014), begun with the text's FNV-1a hash.</remarks>
internal sealed class SeededNumbers
{
    private ulong _state = 14695981039346656037;

    public SeededNumbers(string seed)
    {
        foreach (var c in seed) _state = (_state ^ c) * 1099511628211;
    }

    /// <summary>The next number from 0 up to, but not, <paramref name="bound"/>.</summary>
    public int Below(int bound)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)bound);
    }

    public void Shuffle<T>(List<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}
