using System.Security.Cryptography;
using System.Text;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>
/// The signature of an event: header <c>X-ZEvent-Signature: mac=…</c> with the SHA-256, in hexadecimal, of application
/// identifier, body, time stamp and secret key of the Official Account, one after another. A plain digest, not an HMAC.
/// Source: Zalo for Developers, "Webhook", "Sự kiện người dùng gửi tin nhắn".
/// </summary>
internal static class ZaloSignature
{
    public const string Header = "X-ZEvent-Signature";

    /// <summary>Has the time stamp that was signed where that is not the body's own: so real events have been seen, the documentation only knows the body's.</summary>
    public const string TimestampHeader = "X-ZEvent-Timestamp";

    private const string Prefix = "mac=";

    /// <summary>The digest of an event, 64 hexadecimal digits in lower case.</summary>
    /// <param name="body">The body's bytes as they came: written anew they would have another digest.</param>
    /// <param name="timestamp">Milliseconds since 1970, as they are written.</param>
    public static string Compute(string appId, ReadOnlySpan<byte> body, string timestamp, string secretKey)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(appId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(Encoding.UTF8.GetBytes(secretKey));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether <paramref name="given"/>, with or without "mac=", is the digest; compared in constant time.</summary>
    public static bool IsValid(string? given, string appId, ReadOnlySpan<byte> body, string timestamp, string secretKey)
    {
        if (string.IsNullOrEmpty(given)) return false;
        var digits = given.Trim();
        if (digits.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) digits = digits[Prefix.Length..].Trim();
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(digits.ToLowerInvariant()), Encoding.UTF8.GetBytes(Compute(appId, body, timestamp, secretKey)));
    }
}
