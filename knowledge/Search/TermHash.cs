namespace De06Assistant.Knowledge.Search;

/// <summary>FNV-1a, 32 bits (Fowler, Noll, Vo): the hash of the term table.</summary>
internal static class TermHash
{
    public static uint Of(ReadOnlySpan<byte> term)
    {
        var hash = 2166136261u;
        foreach (var b in term) hash = (hash ^ b) * 16777619u;
        return hash;
    }
}
