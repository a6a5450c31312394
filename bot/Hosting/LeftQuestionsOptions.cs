using System.Security.Cryptography;
using System.Text;

namespace De06Assistant.Bot.Hosting;

/// <summary>The section "Assistant:LeftQuestions": questions left for a person.</summary>
public sealed class LeftQuestionsOptions
{
    /// <summary>Length of the key, in bytes: AES-256.</summary>
    public const int KeyBytes = 32;

    private const int MostDays = 3650;

    /// <summary>
    /// The key that seals name and phone: 32 bytes in base64, from the environment. Null: they are neither asked for nor stored.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>Days after which a left question is deleted.</summary>
    /// <value>90</value>
    public int RetentionDays { get; set; } = 90;

    /// <summary>The key's bytes; null without a key.</summary>
    internal byte[]? KeyMaterial()
    {
        if (string.IsNullOrEmpty(Key)) return null;
        var bytes = new byte[KeyBytes];
        return Convert.TryFromBase64String(Key, bytes, out var written) && written == KeyBytes ? bytes : null;
    }

    /// <summary>Another key of as many bytes, for another purpose (HKDF, RFC 5869): the same in every process that has this one. Null without a key.</summary>
    internal byte[]? DeriveKey(string purpose) =>
        KeyMaterial() is { } material ? HKDF.DeriveKey(HashAlgorithmName.SHA256, material, KeyBytes, info: Encoding.UTF8.GetBytes(purpose)) : null;

    /// <summary>What is wrong, a line each; the key itself is never repeated.</summary>
    internal IEnumerable<string> Faults()
    {
        if (!string.IsNullOrEmpty(Key) && KeyMaterial() is null) yield return $"Assistant:LeftQuestions:Key phải là {KeyBytes} byte viết dạng base64, ví dụ tạo bằng: openssl rand -base64 {KeyBytes}.";
        if (RetentionDays is < 1 or > MostDays) yield return $"Assistant:LeftQuestions:RetentionDays phải từ 1 đến {MostDays}.";
    }
}
