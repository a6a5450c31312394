using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.LeftQuestions;

/// <summary>
/// Seals name and phone with AES-256-GCM for one row: version byte, nonce, tag, ciphertext. The row's id is authenticated
/// with it, so that a sealed contact opens in its own row only.
/// </summary>
internal sealed class ContactSeal(byte[]? key)
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes + TagBytes;

    public ContactSeal(IOptions<AssistantOptions> options)
        : this(options.Value.LeftQuestions.KeyMaterial())
    {
    }

    /// <summary>Whether there is a key; without one no contact is asked for.</summary>
    public bool IsAvailable => key is not null;

    /// <summary>Seals a contact for the row <paramref name="id"/>.</summary>
    /// <exception cref="InvalidOperationException">There is no key.</exception>
    public byte[] Seal(string id, Contact contact)
    {
        if (key is null) throw new InvalidOperationException("A contact is sealed only with a key.");
        var plain = JsonSerializer.SerializeToUtf8Bytes(contact, ContactJson.Default.Contact);
        var sealedContact = new byte[HeaderBytes + plain.Length];
        sealedContact[0] = Version;
        var nonce = sealedContact.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, sealedContact.AsSpan(HeaderBytes), sealedContact.AsSpan(1 + NonceBytes, TagBytes), BoundTo(id));
        return sealedContact;
    }

    /// <summary>Opens what was sealed for the row <paramref name="id"/>.</summary>
    /// <returns>Null when there is no key, the key is another, the version is newer, or a byte was changed.</returns>
    public Contact? Open(string id, byte[] sealedContact)
    {
        if (key is null || sealedContact.Length < HeaderBytes || sealedContact[0] != Version) return null;
        var plain = new byte[sealedContact.Length - HeaderBytes];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(sealedContact.AsSpan(1, NonceBytes), sealedContact.AsSpan(HeaderBytes), sealedContact.AsSpan(1 + NonceBytes, TagBytes), plain, BoundTo(id));
            return JsonSerializer.Deserialize(plain, ContactJson.Default.Contact);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] BoundTo(string id) => Encoding.UTF8.GetBytes($"{Version}:{id}");
}
