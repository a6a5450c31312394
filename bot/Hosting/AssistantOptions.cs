using System.ComponentModel.DataAnnotations;
using System.Net;
using De06Assistant.Bot.Hosting.Limits;

namespace De06Assistant.Bot.Hosting;

/// <summary>The section "Assistant" of the settings.</summary>
public sealed class AssistantOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Assistant";

    /// <summary>The locality that is served when a question names none. Null: none.</summary>
    /// <value>xa-vinh-tru</value>
    public string? Locality { get; set; } = "xa-vinh-tru";

    /// <summary>Where records and the index lie; relative to the product's folder.</summary>
    /// <value>data</value>
    [Required(ErrorMessage = "Assistant:DataDirectory không được để trống.")]
    public string DataDirectory { get; set; } = "data";

    /// <summary>Where the content lies; needed only to build the index when there is none.</summary>
    /// <value>knowledge/content</value>
    [Required(ErrorMessage = "Assistant:ContentDirectory không được để trống.")]
    public string ContentDirectory { get; set; } = "knowledge/content";

    /// <summary>Where the built web part lies.</summary>
    /// <value>bot/wwwroot</value>
    [Required(ErrorMessage = "Assistant:WebDirectory không được để trống.")]
    public string WebDirectory { get; set; } = "bot/wwwroot";

    /// <summary>Longest question, in characters.</summary>
    /// <value>1000</value>
    [Range(50, 5000, ErrorMessage = "Assistant:MaxQuestionLength phải từ 50 đến 5000.")]
    public int MaxQuestionLength { get; set; } = 1000;

    /// <summary>Days after which a conversation can no longer be read back by its key. The records for the figures stay.</summary>
    /// <value>30</value>
    [Range(1, 3650, ErrorMessage = "Assistant:ConversationDays phải từ 1 đến 3650.")]
    public int ConversationDays { get; set; } = 30;

    /// <summary>The address under which citizens reach the bot, for links that leave it (QR codes, site map); null for that of the request.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>The records.</summary>
    public StorageOptions Storage { get; set; } = new();

    /// <summary>
    /// Proxies on other machines whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses ("10.0.0.5") or networks
    /// ("172.18.0.0/16"). One on this machine is believed anyway.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>How much is taken from whom.</summary>
    public LimitsOptions Limits { get; set; } = new();

    /// <summary>The state of conversations.</summary>
    public StateOptions State { get; set; } = new();

    /// <summary>Questions left for a person.</summary>
    public LeftQuestionsOptions LeftQuestions { get; set; } = new();

    /// <summary>Azure Bot Service, Teams and others.</summary>
    public ChannelServiceOptions ChannelService { get; set; } = new();

    /// <summary>Answers read aloud.</summary>
    public SpeechOptions Speech { get; set; } = new();

    /// <summary>The Direct Line channel.</summary>
    public DirectLineOptions DirectLine { get; set; } = new();

    /// <summary>The Official Account at Zalo.</summary>
    public ZaloOptions Zalo { get; set; } = new();

    /// <summary>The tools for AI assistants.</summary>
    public McpOptions Mcp { get; set; } = new();

    /// <summary>The figures.</summary>
    public MetricsOptions Metrics { get; set; } = new();

    /// <summary>Who is told how the bot is doing.</summary>
    public TelemetryOptions Telemetry { get; set; } = new();

    /// <summary>Days after which a conversation over Direct Line is over and deleted.</summary>
    public int DirectLineDays => Math.Min(ConversationDays, DirectLine.RetentionDays);

    /// <summary>
    /// A key of 32 bytes that processes on several machines have without being given one: made of the one that seals names and phones, where the records are
    /// those of several machines. Null elsewhere; a key is then kept in the data folder.
    /// </summary>
    internal byte[]? SharedKey(string purpose) => Storage.Provider == StorageOptions.InPostgres ? LeftQuestions.DeriveKey(purpose) : null;

    /// <summary>The networks of <see cref="TrustedProxies"/>; an address is a network of its own.</summary>
    internal IEnumerable<IPNetwork> ProxyNetworks() => TrustedProxies.Select(Network).OfType<IPNetwork>();

    /// <summary>What is wrong with the proxies, a line each. A network of all addresses would believe everyone.</summary>
    internal IEnumerable<string> ProxyFaults() => TrustedProxies.Where(text => Network(text) is not { PrefixLength: > 0 })
        .Select(text => $"Assistant:TrustedProxies: \"{text}\" không phải địa chỉ hay dải địa chỉ của một proxy, ví dụ 10.0.0.5 hoặc 172.18.0.0/16.");

    private static IPNetwork? Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        return IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }

    /// <summary>The folder of the records and the index.</summary>
    public string DataPath => ProductHome.Resolve(DataDirectory);

    /// <summary>The folder of turns and ratings that wait for the database.</summary>
    public string SpoolPath => Path.Combine(DataPath, "spool");

    /// <summary>The folder of the published indexes.</summary>
    public string IndexPath => Path.Combine(DataPath, "index");

    /// <summary>The folder of drafts that staff make of answered questions.</summary>
    public string DraftsPath => Path.Combine(DataPath, "drafts");

    /// <summary>The folder of the keys that sign the staff's sessions and the tokens of Direct Line.</summary>
    public string SessionKeysPath => Path.Combine(DataPath, "keys");

    /// <summary>The folder of answers that have been read aloud.</summary>
    public string SpeechPath => Path.Combine(DataPath, "speech");

    /// <summary>The folder of the content.</summary>
    public string ContentPath => ProductHome.Resolve(ContentDirectory);

    /// <summary>The folder of the built web part.</summary>
    public string WebPath => ProductHome.Resolve(WebDirectory);
}

/// <summary>The section "Assistant:Metrics".</summary>
public sealed class MetricsOptions
{
    /// <summary>Shortest key that is accepted.</summary>
    public const int ShortestKey = 16;

    /// <summary>The key that exports send in the header X-Api-Key; from the environment. Null: the figures are not served over HTTP.</summary>
    public string? ApiKey { get; set; }
}
