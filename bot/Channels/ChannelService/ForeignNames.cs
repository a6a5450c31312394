using System.Security.Cryptography;
using System.Text.Json;
using De06Assistant.Bot.Channels.Activities;
using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>
/// Our names for what the channels name: 128 bits of an HMAC, since theirs are long and tell who someone is. With the key
/// outside of the records, the records tell nobody.
/// </summary>
internal sealed class ForeignNames(IOptions<AssistantOptions> options)
{
    private const int NameBytes = 16;
    private const string KeyFileName = "channel-service.key";
    private const string Purpose = "De06Assistant names of channels";

    private readonly Lazy<byte[]> _key = new(() => options.Value.ChannelService.NameKeyMaterial() ?? options.Value.SharedKey(Purpose) ?? Kept(options.Value.DataPath));

    /// <summary>Reads the key, so that a bad one stops the start.</summary>
    /// <exception cref="StartupException">The kept key cannot be used.</exception>
    public void Open() => _ = _key.Value;

    /// <summary>The conversation of one person: in a group each has their own, so that nobody goes on with another's question.</summary>
    public string Conversation(Activity activity) => Name("conversation", activity, activity.From?.Id);

    /// <summary>The message that came in.</summary>
    public string Incoming(Activity activity) => Name("incoming", activity, activity.Id);

    /// <summary>That a conversation has been welcomed.</summary>
    public string Welcome(Activity activity) => Name("welcome", activity, null);

    /// <summary>A message of the bot by the name that the channel gave it.</summary>
    public string Outgoing(Activity activity, string message) => Name("outgoing", activity, message);

    private static byte[] Kept(string folder) =>
        KeyFile.ReadOrCreate(Path.Combine(folder, KeyFileName), ChannelServiceOptions.NameKeyBytes, "các cuộc trò chuyện đang dở sẽ bắt đầu lại");

    // An array in JSON, so that no two lists of parts are written alike.
    private string Name(string kind, Activity activity, string? part) => Convert.ToHexStringLower(
        HMACSHA256.HashData(_key.Value, JsonSerializer.SerializeToUtf8Bytes<string?[]>([kind, activity.ChannelId, activity.Conversation?.Id, part])).AsSpan(0, NameBytes));
}
