using System.Security.Cryptography;
using System.Text;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>
/// Names that say nothing to whoever reads the records: keyed hashes of people and events, sealed identifiers and tokens. All
/// keys are derived from the application's secret; with another secret people are strangers and sealed values do not open.
/// </summary>
internal sealed class ZaloKeys(IOptions<AssistantOptions> options)
{
    private const int KeyBytes = 32;
    private const int NameDigits = 48;

    private readonly byte[] _users = Derive(options, "zalo-users");
    private readonly byte[] _events = Derive(options, "zalo-events");
    private readonly byte[] _seeds = Derive(options, "zalo-seeds");
    private readonly RowSeal _recipients = new(Derive(options, "zalo-recipients"));
    private readonly RowSeal _tokens = new(Derive(options, "zalo-tokens"));

    /// <summary>The name of a person in the records.</summary>
    public string UserKey(string userId) => Name(_users, userId);

    /// <summary>The name of an event: the same when Zalo sends it again. Also names the turn that answers it.</summary>
    public string Mark(ZaloEvent zalo) => Name(_events, string.Join('\n', zalo.Name, zalo.UserId, zalo.MessageId.Length > 0 ? zalo.MessageId : zalo.Timestamp));

    /// <summary>Tells one first refresh token from another without being one.</summary>
    public string Seed(string refreshToken) => Name(_seeds, refreshToken);

    public byte[] SealRecipient(string mark, string userId) => _recipients.Seal(mark, Encoding.UTF8.GetBytes(userId));

    /// <summary>The person that a message is for; null when the secret is another now.</summary>
    public string? OpenRecipient(string mark, byte[] box) => _recipients.Open(mark, box) is { } plain ? Encoding.UTF8.GetString(plain) : null;

    public byte[] SealTokens(string oa, byte[] tokens) => _tokens.Seal(oa, tokens);

    public byte[]? OpenTokens(string oa, byte[] box) => _tokens.Open(oa, box);

    private static string Name(byte[] key, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)))[..NameDigits];

    private static byte[] Derive(IOptions<AssistantOptions> options, string purpose) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.Value.Zalo.AppSecret ?? ""), KeyBytes, info: Encoding.UTF8.GetBytes("de06assistant:" + purpose));
}
