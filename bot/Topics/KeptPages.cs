using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace De06Assistant.Bot.Topics;

/// <summary>A rendered page, also compressed.</summary>
/// <param name="Tag">Names its content; without quotes.</param>
internal sealed record KeptPage(byte[] Plain, byte[] Gzip, byte[] Brotli, string Tag)
{
    private const int TagLength = 16;

    public static KeptPage Of(string html)
    {
        var plain = Encoding.UTF8.GetBytes(html);
        return new KeptPage(
            plain, Compress(plain, target => new GZipStream(target, CompressionLevel.SmallestSize)), Compress(plain, target => new BrotliStream(target, CompressionLevel.Optimal)),
            Convert.ToHexStringLower(SHA256.HashData(plain))[..TagLength]);
    }

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> open)
    {
        var target = new MemoryStream();
        using (var stream = open(target)) stream.Write(plain);
        return target.ToArray();
    }
}

/// <summary>Pages that change only with the content, with the day and with what their name says, each rendered once.</summary>
internal sealed class KeptPages
{
    // A bound against addresses with every locality of a large server; a page takes some 60 kB.
    private const int MostKept = 1000;

    private volatile Edition _edition = new("", default);

    /// <summary>The page with that name, rendered where it is not there yet; null where <paramref name="render"/> gives none.</summary>
    public KeptPage? Get(string contentVersion, DateOnly day, string name, Func<string?> render)
    {
        var edition = _edition;
        if (edition.ContentVersion != contentVersion || edition.Day != day) _edition = edition = new Edition(contentVersion, day);
        if (edition.Pages.TryGetValue(name, out var kept)) return kept;
        if (render() is not { } html) return null;
        if (edition.Pages.Count >= MostKept) edition.Pages.Clear();
        return edition.Pages[name] = KeptPage.Of(html);
    }

    private sealed record Edition(string ContentVersion, DateOnly Day)
    {
        public ConcurrentDictionary<string, KeptPage> Pages { get; } = new(StringComparer.Ordinal);
    }
}
