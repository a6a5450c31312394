namespace De06Assistant.Bot.Hosting;

/// <summary>The section "Assistant:Zalo": the Official Account that citizens write to. Without it there is no such channel.</summary>
public sealed class ZaloOptions
{
    private const int FewestMinutes = 5;
    private const int MostMinutes = 1440;
    private const int MostClockMinutes = 60;
    private const int MostSeconds = 60;
    private const int LargestQueue = 100_000;

    /// <summary>The identifier of the application at Zalo for Developers.</summary>
    public string? AppId { get; set; }

    /// <summary>The identifier of the Official Account.</summary>
    public string? OaId { get; set; }

    /// <summary>The secret key of the Official Account ("OA Secret Key"), with which Zalo signs its events; from the environment.</summary>
    public string? SecretKey { get; set; }

    /// <summary>The secret key of the application, for the access token; from the environment. Stored identifiers and tokens hang on it.</summary>
    public string? AppSecret { get; set; }

    /// <summary>The first refresh token; from the environment. Those that follow are kept in the records.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>The locality that the account speaks for. Null: <see cref="AssistantOptions.Locality"/>.</summary>
    public string? Locality { get; set; }

    /// <summary>Where messages are sent to.</summary>
    /// <value>https://openapi.zalo.me</value>
    public string ApiUrl { get; set; } = "https://openapi.zalo.me";

    /// <summary>Where the access token comes from.</summary>
    /// <value>https://oauth.zaloapp.com</value>
    public string OAuthUrl { get; set; } = "https://oauth.zaloapp.com";

    /// <summary>Minutes after which an event is too old. Zalo sends again for nearly two hours what was not taken.</summary>
    /// <value>180</value>
    public int EventMinutes { get; set; } = 180;

    /// <summary>Minutes by which Zalo's clock may be ahead of this machine's.</summary>
    /// <value>5</value>
    public int ClockMinutes { get; set; } = 5;

    /// <summary>Messages that may wait to be sent; beyond that Zalo is asked to send its events later.</summary>
    /// <value>1000</value>
    public int MostWaiting { get; set; } = 1000;

    /// <summary>Seconds within which Zalo has to answer.</summary>
    /// <value>10</value>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Whether there is such a channel.</summary>
    public bool IsConfigured => Required.All(setting => !string.IsNullOrWhiteSpace(setting.Value));

    private (string Name, string? Value)[] Required =>
        [(nameof(AppId), AppId), (nameof(OaId), OaId), (nameof(SecretKey), SecretKey), (nameof(AppSecret), AppSecret), (nameof(RefreshToken), RefreshToken)];

    /// <summary>What is wrong, a line each; no secret is ever repeated.</summary>
    internal IEnumerable<string> Faults()
    {
        var missing = Required.Where(setting => string.IsNullOrWhiteSpace(setting.Value)).Select(setting => setting.Name).ToList();
        if (missing.Count > 0 && missing.Count < Required.Length)
            yield return $"Assistant:Zalo mới có một phần, còn thiếu {string.Join(", ", missing)}. Hãy đặt đủ, hoặc bỏ hết nếu không dùng Zalo.";
        foreach (var (name, value) in new[] { (nameof(AppId), AppId), (nameof(OaId), OaId) })
            if (!string.IsNullOrWhiteSpace(value) && !value.All(char.IsAsciiDigit)) yield return $"Assistant:Zalo:{name} chỉ gồm chữ số.";
        foreach (var (name, value) in new[] { (nameof(ApiUrl), ApiUrl), (nameof(OAuthUrl), OAuthUrl) })
            if (!IsSafe(value)) yield return $"Assistant:Zalo:{name} phải là địa chỉ https (http chỉ dùng trong máy này để thử).";
        if (EventMinutes is < FewestMinutes or > MostMinutes) yield return $"Assistant:Zalo:EventMinutes phải từ {FewestMinutes} đến {MostMinutes}.";
        if (ClockMinutes is < 1 or > MostClockMinutes) yield return $"Assistant:Zalo:ClockMinutes phải từ 1 đến {MostClockMinutes}.";
        if (MostWaiting is < 1 or > LargestQueue) yield return $"Assistant:Zalo:MostWaiting phải từ 1 đến {LargestQueue}.";
        if (TimeoutSeconds is < 1 or > MostSeconds) yield return $"Assistant:Zalo:TimeoutSeconds phải từ 1 đến {MostSeconds}.";
    }

    private static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
