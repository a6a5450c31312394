namespace De06Assistant.Bot.Hosting;

/// <summary>The section "Assistant:ChannelService": Azure Bot Service, and through it Teams and other channels.</summary>
/// <remarks>The addresses default to those of the public Azure cloud. Source: "Authentication with the Bot Connector API".</remarks>
public sealed class ChannelServiceOptions
{
    /// <summary>Length of <see cref="NameKey"/>, in bytes.</summary>
    public const int NameKeyBytes = 32;

    private const int MostMessagesEver = 1000;

    /// <summary>The bot's application (client) id in Microsoft Entra ID. Null: no channel is let in with a token.</summary>
    public string? AppId { get; set; }

    /// <summary>The application's client secret; from the environment.</summary>
    public string? AppSecret { get; set; }

    /// <summary>The tenant of a single-tenant application; null for a multi-tenant one.</summary>
    public string? TenantId { get; set; }

    /// <summary>Where the Bot Connector publishes the keys that sign its tokens.</summary>
    /// <value>https://login.botframework.com/v1/.well-known/openidconfiguration</value>
    public string OpenIdMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>The issuer that the Bot Connector's tokens name.</summary>
    /// <value>https://api.botframework.com</value>
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Where Microsoft Entra ID publishes the keys that sign the tokens of the Bot Framework Emulator.</summary>
    /// <value>https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration</value>
    public string EmulatorOpenIdMetadata { get; set; } = "https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration";

    /// <summary>Who gives the bot its own tokens: an address that ends with a tenant. Null: the public cloud's, for the tenant.</summary>
    public string? TokenAuthority { get; set; }

    /// <summary>What the bot's own tokens are for.</summary>
    /// <value>https://api.botframework.com/.default</value>
    public string TokenScope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>
    /// Lets the Bot Framework Emulator in without a token, when it and the bot are on one machine and the bot is not to be
    /// reached from any other.
    /// </summary>
    /// <value>false</value>
    public bool AllowUnauthenticatedLocal { get; set; }

    /// <summary>How many messages of one person in one conversation are answered within a minute.</summary>
    /// <value>30</value>
    public int MessagesPerMinute { get; set; } = 30;

    /// <summary>
    /// The key under which the channels' identifiers are turned into ours: 32 bytes in base64. Null: one is drawn and kept in the
    /// data folder. Needed where processes do not share that folder.
    /// </summary>
    public string? NameKey { get; set; }

    /// <summary>Whether the endpoint is there at all.</summary>
    internal bool IsOn => !string.IsNullOrEmpty(AppId) || AllowUnauthenticatedLocal;

    /// <summary><see cref="TokenAuthority"/>, or the public cloud's.</summary>
    internal Uri Authority => new(string.IsNullOrEmpty(TokenAuthority)
        ? $"https://login.microsoftonline.com/{(string.IsNullOrEmpty(TenantId) ? "botframework.com" : TenantId)}" : TokenAuthority);

    /// <summary>The bytes of <see cref="NameKey"/>; null when it is not set or not a key.</summary>
    internal byte[]? NameKeyMaterial()
    {
        var bytes = new byte[NameKeyBytes];
        return !string.IsNullOrEmpty(NameKey) && Convert.TryFromBase64String(NameKey, bytes, out var written) && written == NameKeyBytes ? bytes : null;
    }

    /// <summary>What is wrong, a line each; secrets are never repeated.</summary>
    internal IEnumerable<string> Faults()
    {
        const string Section = "Assistant:ChannelService";
        if (!string.IsNullOrEmpty(AppId))
        {
            if (!Guid.TryParseExact(AppId, "D", out _)) yield return $"{Section}:AppId phải là mã ứng dụng dạng 00000000-0000-0000-0000-000000000000.";
            if (string.IsNullOrEmpty(AppSecret)) yield return $"{Section}:AppSecret phải có khi đã đặt AppId; đặt bằng biến môi trường Assistant__ChannelService__AppSecret.";
        }
        if (!string.IsNullOrEmpty(TenantId) && !TenantId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
            yield return $"{Section}:TenantId phải là mã hoặc tên miền của tenant.";
        if (!IsSafe(OpenIdMetadata)) yield return Address(nameof(OpenIdMetadata));
        if (!IsSafe(EmulatorOpenIdMetadata)) yield return Address(nameof(EmulatorOpenIdMetadata));
        if (!string.IsNullOrEmpty(TokenAuthority) && !(Uri.TryCreate(TokenAuthority, UriKind.Absolute, out var authority) && authority.Scheme == Uri.UriSchemeHttps && authority.AbsolutePath.Length > 1))
            yield return $"{Section}:TokenAuthority phải là địa chỉ https có tên tenant ở cuối, ví dụ https://login.microsoftonline.com/botframework.com.";
        if (string.IsNullOrWhiteSpace(Issuer)) yield return $"{Section}:Issuer không được để trống.";
        if (string.IsNullOrWhiteSpace(TokenScope)) yield return $"{Section}:TokenScope không được để trống.";
        if (MessagesPerMinute is < 1 or > MostMessagesEver) yield return $"{Section}:MessagesPerMinute phải từ 1 đến {MostMessagesEver}.";
        if (!string.IsNullOrEmpty(NameKey) && NameKeyMaterial() is null)
            yield return $"{Section}:NameKey phải là {NameKeyBytes} byte viết dạng base64, ví dụ tạo bằng: openssl rand -base64 {NameKeyBytes}.";

        static string Address(string name) => $"{Section}:{name} phải là địa chỉ https.";
    }

    /// <summary>Keys that come over an open line could be anyone's.</summary>
    private static bool IsSafe(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;
}
