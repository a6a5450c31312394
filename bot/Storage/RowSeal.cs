using System.Security.Cryptography;
using System.Text;

namespace De06Assistant.Bot.Storage;

/// <summary>
/// Seals a small value of one row with AES-256-GCM: version byte, nonce, tag, ciphertext. The row's id is authenticated with
/// it, so that a sealed value opens in its own row only.
/// </summary>
internal sealed class RowSeal(byte[] key)
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes + TagBytes;

    /// <summary>Seals <paramref name="plain"/> for the row <paramref name="id"/>.</summary>
    public byte[] Seal(string id, ReadOnlySpan<byte> plain)
    {
        var box = new byte[HeaderBytes + plain.Length];
        box[0] = Version;
        var nonce = box.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, box.AsSpan(HeaderBytes), box.AsSpan(1 + NonceBytes, TagBytes), BoundTo(id));
        return box;
    }

    /// <summary>Opens what was sealed for the row <paramref name="id"/>.</summary>
    /// <returns>Null when the key is another, the version is newer, or a byte was changed.</returns>
    public byte[]? Open(string id, ReadOnlySpan<byte> box)
    {
        if (box.Length < HeaderBytes || box[0] != Version) return null;
        var plain = new byte[box.Length - HeaderBytes];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(box.Slice(1, NonceBytes), box[HeaderBytes..], box.Slice(1 + NonceBytes, TagBytes), plain, BoundTo(id));
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] BoundTo(string id) => Encoding.UTF8.GetBytes($"{Version}:{id}");
}
