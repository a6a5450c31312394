using System.Security.Cryptography;

namespace De06Assistant.Bot.Conversation;

/// <summary>Unguessable identifiers: 128 random bits, since a conversation's identifier is the key to it.</summary>
internal static class Identifiers
{
    private const int Length = 32;

    public static string New() => RandomNumberGenerator.GetHexString(Length, lowercase: true);

    /// <summary>Whether <paramref name="text"/> could be one of ours.</summary>
    public static bool IsWellFormed(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);
}
