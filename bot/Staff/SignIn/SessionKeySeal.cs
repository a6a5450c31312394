using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using De06Assistant.Bot.Hosting;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Staff.SignIn;

/// <summary>
/// Seals the session keys that lie in a shared database with AES-256-GCM, under a key derived (HKDF, RFC 5869) from the one
/// that seals names and phones: who reads the database alone can sign no session that opens those.
/// </summary>
/// <param name="services">What the key ring makes it with when it reads a sealed key.</param>
internal sealed class SessionKeySeal(IServiceProvider services) : IXmlEncryptor, IXmlDecryptor
{
    private const string ElementName = "sealedKey";
    private const int TagBytes = 16;
    private const int NonceBytes = 12;
    private const string Purpose = "De06Assistant session keys";

    private readonly byte[]? _key = services.GetRequiredService<IOptions<AssistantOptions>>().Value.LeftQuestions.DeriveKey(Purpose);

    /// <summary>Whether there is a key to seal with.</summary>
    public bool IsAvailable => _key is not null;

    /// <inheritdoc/>
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var sealedKey = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = sealedKey.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key ?? throw new InvalidOperationException("A key is sealed only with a key."), TagBytes);
        aes.Encrypt(nonce, plain, sealedKey.AsSpan(NonceBytes + TagBytes), sealedKey.AsSpan(NonceBytes, TagBytes));
        return new EncryptedXmlInfo(new XElement(ElementName, Convert.ToBase64String(sealedKey)), typeof(SessionKeySeal));
    }

    /// <inheritdoc/>
    /// <exception cref="CryptographicException">There is no key, or it is another; the key ring passes the sealed key over and makes a new one.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var sealedKey = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[sealedKey.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key ?? throw new CryptographicException("The session keys are sealed and there is no key."), TagBytes);
        aes.Decrypt(sealedKey.AsSpan(0, NonceBytes), sealedKey.AsSpan(NonceBytes + TagBytes), sealedKey.AsSpan(NonceBytes, TagBytes), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
