using System.Buffers.Binary;
using System.Security.Cryptography;

namespace De06Assistant.Bot.Conversation;

/// <summary>
/// Unguessable identifiers, since a conversation's identifier is the key to it: 48 bits of the time and 80 random ones, in hexadecimal. By the
/// time in front new ones come one after another, so that the indexes of the records grow at their end instead of changing a page
/// anywhere for each turn (the idea of version 7, RFC 9562, section 5.7).
/// </summary>
internal static class Identifiers
{
    private const int Length = 32;
    private const int Bytes = Length / 2;
    private const int TimeBytes = 6;

    public static string New()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        // Six bytes of milliseconds last until the year 10889. Whatever the clock says, it only sorts.
        BinaryPrimitives.WriteInt64BigEndian(bytes, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() << 8 * (sizeof(long) - TimeBytes));
        RandomNumberGenerator.Fill(bytes[TimeBytes..]);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Whether <paramref name="text"/> could be one of ours.</summary>
    public static bool IsWellFormed(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);
}
