using System.Security.Cryptography;
using System.Text;

namespace De06Assistant.Bot.LeftQuestions;

/// <summary>
/// The short code of a left question: eight characters that nobody mixes up when reading them out or copying them from paper
/// (Crockford's base 32: no I, L, O, U). 40 random bits, guarded by <see cref="LeftQuestionLimits"/>.
/// </summary>
internal static class LeftQuestionCode
{
    /// <summary>Characters of a code.</summary>
    public const int Length = 8;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Half = Length / 2;
    private const int HashCharacters = 12;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As people read it: "7KQM-2XHD".</summary>
    public static string Readable(string code) => $"{code[..Half]}-{code[Half..]}";

    /// <summary>The code that is meant: case, spaces and dashes do not count, look-alikes are taken for what they look like.</summary>
    /// <returns>Null when the text can be no code.</returns>
    public static string? Read(string? text)
    {
        if (text is null || text.Length > 4 * Length) return null;
        var code = new StringBuilder(Length);
        foreach (var c in text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.' or '–')))
        {
            var meant = char.ToUpperInvariant(c) switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                'U' => 'V',
                var other => other,
            };
            if (!Alphabet.Contains(meant, StringComparison.Ordinal)) return null;
            code.Append(meant);
        }
        return code.Length == Length ? code.ToString() : null;
    }

    /// <summary>What a log may say of a code.</summary>
    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)))[..HashCharacters];
}
