namespace De06Assistant.Bot.Hosting;

/// <summary>The section "Assistant:DirectLine": the Direct Line 3.0 channel, for Web Chat and other programs that speak it.</summary>
public sealed class DirectLineOptions
{
    /// <summary>Shortest secret that is accepted.</summary>
    public const int ShortestSecret = 32;

    /// <summary>Length of the signing key, in bytes: HMAC-SHA-256.</summary>
    public const int KeyBytes = 32;

    private const int MostTokenMinutes = 24 * 60;
    private const int MostDays = 3650;
    private const int MostOfAnything = 1_000_000;

    /// <summary>The secrets with which the servers of web pages ask for tokens; from the environment. More than one while they are changed.</summary>
    public IReadOnlyList<string> Secrets { get; set; } = [];

    /// <summary>Whether a page may ask for a token without a secret, as it may ask a question without one.</summary>
    /// <value>true</value>
    public bool AllowAnonymous { get; set; } = true;

    /// <summary>
    /// The key that signs tokens: 32 bytes in base64, from the environment, for processes that do not share the data folder.
    /// Null: one is made and kept there.
    /// </summary>
    public string? SigningKey { get; set; }

    /// <summary>Minutes for which a token is good; it can be refreshed until then.</summary>
    /// <value>30</value>
    public int TokenMinutes { get; set; } = 30;

    /// <summary>Days after which a conversation's activities are deleted; no longer than conversations can be read back at all.</summary>
    /// <value>14</value>
    public int RetentionDays { get; set; } = 14;

    /// <summary>Conversations that one address may begin in a minute.</summary>
    /// <value>60</value>
    public int ConversationsPerMinute { get; set; } = 60;

    /// <summary>Activities that may be sent in one conversation in a minute.</summary>
    /// <value>60</value>
    public int ActivitiesPerMinute { get; set; } = 60;

    /// <summary>Activities that one address may send in a minute; many citizens may stand behind one.</summary>
    /// <value>600</value>
    public int ActivitiesPerMinuteAndAddress { get; set; } = 600;

    /// <summary>Streams that may be open for one conversation: a tab has one.</summary>
    /// <value>8</value>
    public int StreamsPerConversation { get; set; } = 8;

    /// <summary>Streams that one address may have open.</summary>
    /// <value>200</value>
    public int StreamsPerAddress { get; set; } = 200;

    /// <summary>Streams that the process keeps open.</summary>
    /// <value>5000</value>
    public int Streams { get; set; } = 5000;

    /// <summary>Whether anyone can get in at all.</summary>
    internal bool IsOpen => AllowAnonymous || Secrets.Count > 0;

    /// <summary>The signing key's bytes; null where one is kept in the data folder.</summary>
    internal byte[]? KeyMaterial()
    {
        if (string.IsNullOrEmpty(SigningKey)) return null;
        var bytes = new byte[KeyBytes];
        return Convert.TryFromBase64String(SigningKey, bytes, out var written) && written == KeyBytes ? bytes : null;
    }

    /// <summary>What is wrong, a line each; secrets are never repeated.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Secrets.Any(secret => secret is null || secret.Length < ShortestSecret)) yield return $"Assistant:DirectLine:Secrets: mỗi khóa phải dài ít nhất {ShortestSecret} ký tự.";
        if (!string.IsNullOrEmpty(SigningKey) && KeyMaterial() is null) yield return $"Assistant:DirectLine:SigningKey phải là {KeyBytes} byte viết dạng base64, ví dụ tạo bằng: openssl rand -base64 {KeyBytes}.";
        if (TokenMinutes is < 1 or > MostTokenMinutes) yield return $"Assistant:DirectLine:TokenMinutes phải từ 1 đến {MostTokenMinutes}.";
        if (RetentionDays is < 1 or > MostDays) yield return $"Assistant:DirectLine:RetentionDays phải từ 1 đến {MostDays}.";
        foreach (var (name, value) in Counts().Where(count => count.Value is < 1 or > MostOfAnything)) yield return $"Assistant:DirectLine:{name} phải từ 1 đến {MostOfAnything}.";
    }

    private IEnumerable<(string Name, int Value)> Counts() =>
    [
        (nameof(ConversationsPerMinute), ConversationsPerMinute),
        (nameof(ActivitiesPerMinute), ActivitiesPerMinute),
        (nameof(ActivitiesPerMinuteAndAddress), ActivitiesPerMinuteAndAddress),
        (nameof(StreamsPerConversation), StreamsPerConversation),
        (nameof(StreamsPerAddress), StreamsPerAddress),
        (nameof(Streams), Streams),
    ];
}
