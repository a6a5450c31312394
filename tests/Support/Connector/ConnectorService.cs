using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace De06Assistant.Tests.Support.Connector;

/// <summary>A message that has arrived.</summary>
internal sealed record Arrived(string Conversation, string? InReplyTo, string? Authorization, JsonElement Activity, string Id);

/// <summary>How the service answers a message instead of taking it.</summary>
internal sealed record Answer(int Status, string? RetryAfter = null, string? Location = null);

/// <summary>
/// The services that a bot of Azure Bot Service talks to, on loopback over TLS: the Bot Connector's and Microsoft Entra ID's
/// keys, the token endpoint, and the conversations. Written after "Authentication with the Bot Connector API" and the API reference.
/// </summary>
internal sealed class ConnectorService : IAsyncDisposable
{
    public const string Issuer = "https://api.botframework.com";
    public const string AppId = "9f2a6c1e-53b7-4d0a-8c44-0d2b7f1e6a55";
    public const string Secret = "mat-khau-cua-ung-dung-thu";
    public const string Scope = "https://api.botframework.com/.default";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _certificate = LocalCertificate.New();
    private readonly ConcurrentDictionary<string, Channel<Arrived>> _arrived = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Answer>> _answers = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _held = new();
    private readonly ConcurrentDictionary<string, bool> _tokens = new();
    private readonly WebApplication _app;
    private int _messages;

    private ConnectorService()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        _app = builder.Build();
        File.WriteAllText(CertificateFile, _certificate.ExportCertificatePem());
    }

    public TokenKey Key { get; } = new("khoa-1");

    /// <summary>A key that speaks for Web Chat only.</summary>
    public TokenKey WebChatKey { get; } = new("khoa-webchat", ["webchat"]);

    /// <summary>The key of Microsoft Entra ID.</summary>
    public TokenKey EntraKey { get; } = new("khoa-entra");

    /// <summary>The keys that the Bot Connector publishes at this time.</summary>
    public IReadOnlyList<TokenKey> Keys { get; set; } = [];

    /// <summary>Whether the keys cannot be had.</summary>
    public bool KeysAreAway { get; set; }

    /// <summary>How long the tokens given out are good for.</summary>
    public int TokenSeconds { get; set; } = 3600;

    public string Address => _app.Urls.Single();

    public string CertificateFile => _folder.File("certificate.pem");

    public string Metadata => Address + "/v1/.well-known/openidconfiguration";

    public string EmulatorMetadata => Address + "/entra/v2.0/.well-known/openid-configuration";

    /// <summary>The forms in which tokens were asked for.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> TokenRequests { get; } = new();

    public static async Task<ConnectorService> StartAsync()
    {
        var service = new ConnectorService();
        service.Keys = [service.Key, service.WebChatKey];
        service.Map();
        await service._app.StartAsync();
        return service;
    }

    /// <summary>The settings of a bot that belongs to this service.</summary>
    public (string Name, string Value)[] Settings(params (string Name, string Value)[] others) =>
    [
        ("SSL_CERT_FILE", CertificateFile),
        ("Assistant__ChannelService__AppId", AppId),
        ("Assistant__ChannelService__AppSecret", Secret),
        ("Assistant__ChannelService__OpenIdMetadata", Metadata),
        ("Assistant__ChannelService__EmulatorOpenIdMetadata", EmulatorMetadata),
        ("Assistant__ChannelService__TokenAuthority", Address + "/botframework.com"),
        .. others,
    ];

    /// <summary>The claims of a good token.</summary>
    public JsonObject Claims()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = AppId,
            ["serviceurl"] = Address,
            ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
    }

    /// <summary>Waits for the next message of a conversation.</summary>
    public async Task<Arrived> NextAsync(string conversation)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Box(conversation).Reader.ReadAsync(patience.Token);
    }

    /// <summary>How many messages of a conversation have arrived and not been waited for.</summary>
    public int Unread(string conversation) => Box(conversation).Reader.Count;

    /// <summary>Answers the next messages of a conversation in these ways; they count as arrived all the same.</summary>
    public void AnswerNext(string conversation, params Answer[] answers)
    {
        foreach (var answer in answers) _answers.GetOrAdd(conversation, _ => new()).Enqueue(answer);
    }

    /// <summary>Lets the messages of a conversation wait for their answer.</summary>
    public TaskCompletionSource Hold(string conversation) => _held[conversation] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes back every token that was given out.</summary>
    public void WithdrawTokens() => _tokens.Clear();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
        foreach (var key in new[] { Key, WebChatKey, EntraKey }) key.Dispose();
        _folder.Dispose();
    }

    private Channel<Arrived> Box(string conversation) => _arrived.GetOrAdd(conversation, _ => Channel.CreateUnbounded<Arrived>());

    private void Map()
    {
        _app.MapGet("/v1/.well-known/openidconfiguration", () => Metadata(Issuer, "/v1/.well-known/keys"));
        _app.MapGet("/v1/.well-known/keys", () => Published(Keys));
        _app.MapGet("/entra/v2.0/.well-known/openid-configuration", () => Metadata("https://login.microsoftonline.com/{tenantid}/v2.0", "/entra/keys"));
        _app.MapGet("/entra/keys", () => Published([EntraKey]));
        _app.MapPost("/botframework.com/oauth2/v2.0/token", GiveTokenAsync);
        _app.MapPost("/v3/conversations/{conversation}/activities/{activity?}", TakeAsync);

        IResult Metadata(string issuer, string keys) => KeysAreAway ? Results.StatusCode(503) : Results.Json(new
        {
            issuer,
            authorization_endpoint = "https://invalid.botframework.com",
            jwks_uri = Address + keys,
            id_token_signing_alg_values_supported = new[] { "RS256" },
            token_endpoint_auth_methods_supported = new[] { "private_key_jwt" },
        });

        IResult Published(IReadOnlyList<TokenKey> keys) => KeysAreAway ? Results.StatusCode(503) : Results.Json(new { keys = keys.Select(key => key.Published()) });
    }

    private async Task<IResult> GiveTokenAsync(HttpRequest request)
    {
        var form = (await request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());
        TokenRequests.Enqueue(form);
        if (form.GetValueOrDefault("client_id") != AppId || form.GetValueOrDefault("client_secret") != Secret || form.GetValueOrDefault("grant_type") != "client_credentials" || form.GetValueOrDefault("scope") != Scope)
            return Results.Json(new { error = "invalid_client", error_description = "AADSTS7000215" }, statusCode: 401);
        var token = string.Create(CultureInfo.InvariantCulture, $"the-{TokenRequests.Count}");
        _tokens[token] = true;
        return Results.Json(new { token_type = "Bearer", expires_in = TokenSeconds, ext_expires_in = TokenSeconds, access_token = token });
    }

    private async Task<IResult> TakeAsync(string conversation, string? activity, HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.Length > 0 && !_tokens.ContainsKey(authorization["Bearer ".Length..])) return Results.StatusCode(401);
        var body = (await JsonDocument.ParseAsync(request.Body)).RootElement;
        var id = string.Create(CultureInfo.InvariantCulture, $"cua-bot-{Interlocked.Increment(ref _messages)}");
        await Box(conversation).Writer.WriteAsync(new Arrived(conversation, activity, authorization.Length > 0 ? authorization : null, body, id));
        if (_held.TryGetValue(conversation, out var held)) await held.Task;
        if (!_answers.TryGetValue(conversation, out var answers) || !answers.TryDequeue(out var answer)) return Results.Json(new { id }, statusCode: 201);
        if (answer.RetryAfter is not null) request.HttpContext.Response.Headers.RetryAfter = answer.RetryAfter;
        if (answer.Location is not null) request.HttpContext.Response.Headers.Location = answer.Location;
        return Results.StatusCode(answer.Status);
    }
}
