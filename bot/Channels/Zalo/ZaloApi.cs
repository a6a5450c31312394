using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>What has become of a message.</summary>
internal enum ZaloVerdict
{
    /// <summary>Zalo has taken it.</summary>
    Delivered,

    /// <summary>Zalo will never take it.</summary>
    Refused,

    /// <summary>Zalo has not taken it now, and may later.</summary>
    NotTaken,

    /// <summary>Zalo has not taken it, because the access token is over.</summary>
    TokenOver,

    /// <summary>It may have been taken: no answer came, or none that can be read.</summary>
    Unknown,
}

/// <summary>What has become of a message, with Zalo's error or the HTTP status.</summary>
internal sealed record ZaloOutcome(ZaloVerdict Verdict, int Code);

/// <summary>What has become of a refresh.</summary>
/// <param name="Granted">The new tokens; null when there are none.</param>
/// <param name="IsRefused">Whether Zalo has said no, so that asking again is of no use.</param>
/// <param name="Reason">Why there are none, fit for the log.</param>
internal sealed record ZaloRefresh(ZaloGrant? Granted, bool IsRefused, string Reason);

/// <summary>Tokens as Zalo grants them.</summary>
/// <param name="Lifetime">How long the access token holds.</param>
internal sealed record ZaloGrant(string AccessToken, string RefreshToken, TimeSpan Lifetime);

/// <summary>
/// Zalo's own interfaces: a message to a person ("Gửi tin Tư vấn", <c>/v3.0/oa/message/cs</c>) and new tokens ("Xác thực và ủy
/// quyền cho ứng dụng", <c>/v4/oa/access_token</c>). Errors come with HTTP 200 and an error other than 0 ("Mã lỗi").
/// </summary>
internal sealed class ZaloApi : IDisposable
{
    private const int LargestAnswer = 64 * 1024;
    private const int RateLimited = -32;
    private const int SendFailed = -200;

    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(1);

    private readonly ZaloOptions _options;
    private readonly HttpClient _http;

    public ZaloApi(IOptions<AssistantOptions> options)
    {
        _options = options.Value.Zalo;
        // Without the factory's log, which may write headers; without redirects, which would carry the token elsewhere.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectCallback = ConnectAsync })
        {
            Timeout = TimeSpan.FromSeconds(_options.TimeoutSeconds),
            MaxResponseContentBufferSize = LargestAnswer,
        };
    }

    /// <summary>Sends a message to a person.</summary>
    public async Task<ZaloOutcome> SendAsync(string accessToken, string userId, ZaloMessage message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.ApiUrl.TrimEnd('/') + "/v3.0/oa/message/cs") { Content = JsonContent.Create(message.Body(userId)) };
        request.Headers.TryAddWithoutValidation("access_token", accessToken);
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var status = (int)response.StatusCode;
            return response.StatusCode switch
            {
                HttpStatusCode.OK => Read(Error(await response.Content.ReadAsByteArrayAsync(cancellationToken))),
                HttpStatusCode.Unauthorized => new ZaloOutcome(ZaloVerdict.TokenOver, status),
                HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => new ZaloOutcome(ZaloVerdict.NotTaken, status),
                >= HttpStatusCode.InternalServerError or < HttpStatusCode.BadRequest or HttpStatusCode.RequestTimeout => new ZaloOutcome(ZaloVerdict.Unknown, status),
                _ => new ZaloOutcome(ZaloVerdict.Refused, status),
            };
        }
        catch (HttpRequestException fault)
        {
            return new ZaloOutcome(IsBeforeSending(fault) ? ZaloVerdict.NotTaken : ZaloVerdict.Unknown, 0);
        }
        catch (OperationCanceledException)
        {
            return new ZaloOutcome(ZaloVerdict.Unknown, 0);
        }
    }

    /// <summary>Gives a refresh token, which is spent by that, for new tokens.</summary>
    public async Task<ZaloRefresh> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.OAuthUrl.TrimEnd('/') + "/v4/oa/access_token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["refresh_token"] = refreshToken, ["app_id"] = _options.AppId!, ["grant_type"] = "refresh_token" }),
        };
        request.Headers.TryAddWithoutValidation("secret_key", _options.AppSecret);
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return ReadGrant((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return new ZaloRefresh(null, false, fault is HttpRequestException { HttpRequestError: var error } ? error.ToString() : "no answer in time");
        }
    }

    public void Dispose() => _http.Dispose();

    private static ZaloOutcome Read(int? error) => new(
        error switch
        {
            0 => ZaloVerdict.Delivered,
            null => ZaloVerdict.Unknown,
            // Invalid; expired or removed; the same in the tables of template messages.
            -216 or -220 or -124 => ZaloVerdict.TokenOver,
            RateLimited or SendFailed => ZaloVerdict.NotTaken,
            _ => ZaloVerdict.Refused,
        },
        error ?? 0);

    private static int? Error(byte[] answer)
    {
        using var document = Parse(answer);
        return document?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Number && error.TryGetInt32(out var code)
            ? code : null;
    }

    private static ZaloRefresh ReadGrant(int status, byte[] answer)
    {
        using var document = Parse(answer);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root) return new ZaloRefresh(null, false, $"HTTP {status}, unreadable");
        if (Text(root, "access_token") is { Length: > 0 } access && Text(root, "refresh_token") is { Length: > 0 } refresh)
            return new ZaloRefresh(new ZaloGrant(access, refresh, int.TryParse(Text(root, "expires_in"), out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : DefaultLifetime), false, "");
        var code = Text(root, "error");
        var reason = $"HTTP {status}, error {code} {Text(root, "error_name")}".TrimEnd();
        return new ZaloRefresh(null, status < (int)HttpStatusCode.InternalServerError && status != (int)HttpStatusCode.TooManyRequests && code != RateLimited.ToString(System.Globalization.CultureInfo.InvariantCulture), reason);
    }

    private static JsonDocument? Parse(byte[] answer)
    {
        try
        {
            return JsonDocument.Parse(answer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Numbers come as strings in some answers ("expires_in": "90000").
    private static string Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static bool IsBeforeSending(HttpRequestException fault) => fault.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>Connects with a limit of its own, so that a host that cannot be reached is told from one that does not answer.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(_options.TimeoutSeconds / 2.0));
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception fault)
        {
            socket.Dispose();
            if (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested) throw new SocketException((int)SocketError.TimedOut);
            throw;
        }
    }
}
