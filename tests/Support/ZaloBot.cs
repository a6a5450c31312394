using System.Net;
using System.Text;
using System.Text.Json;
using Dapper;
using De06Assistant.Bot.Channels.Zalo;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Tests.Support;

/// <summary>A bot that is connected to a Zalo of the test's own, and Zalo's side of the webhook.</summary>
internal sealed class ZaloBot : IAsyncDisposable
{
    public const string OaId = "388613280878808645";
    public const string SecretKey = "khoa-oa-thu-nghiem";
    public const string PublicUrl = "https://hoidap.thu-nghiem.vn";

    /// <summary>Reads how far the message has come that was put in line last.</summary>
    public const string LastState = "SELECT state FROM zalo_messages ORDER BY number DESC LIMIT 1";

    private readonly TemporaryFolder _folder = new();
    private (string Name, string Value)[] _settings;
    private int _messages;

    private ZaloBot(ZaloServer zalo, (string Name, string Value)[] settings)
    {
        Zalo = zalo;
        _settings = settings;
    }

    public ZaloServer Zalo { get; }

    public BotProcess Bot { get; private set; } = null!;

    public string Log => Bot.Log;

    /// <summary>Starts Zalo and a bot; <paramref name="settings"/> come on top of those of <see cref="Settings"/>.</summary>
    public static async Task<ZaloBot> StartAsync(params (string Name, string Value)[] settings)
    {
        var zalo = await ZaloServer.StartAsync();
        var started = new ZaloBot(zalo, [.. Settings(zalo.Address), .. settings]);
        started.Bot = await BotProcess.StartAsync(started._folder.Path, settings: started._settings);
        return started;
    }

    /// <summary>The settings of a channel that is complete.</summary>
    public static IEnumerable<(string Name, string Value)> Settings(string zalo) =>
    [
        ("Assistant__Zalo__AppId", ZaloServer.AppId),
        ("Assistant__Zalo__OaId", OaId),
        ("Assistant__Zalo__SecretKey", SecretKey),
        ("Assistant__Zalo__AppSecret", ZaloServer.AppSecret),
        ("Assistant__Zalo__RefreshToken", ZaloServer.FirstRefreshToken),
        ("Assistant__Zalo__ApiUrl", zalo),
        ("Assistant__Zalo__OAuthUrl", zalo),
    ];

    /// <summary>Ends the bot as the loss of power would, and starts it again.</summary>
    /// <param name="settings">What is set otherwise from now on.</param>
    public async Task RestartAsync(params (string Name, string Value)[] settings)
    {
        await Bot.KillAsync();
        await Bot.DisposeAsync();
        _settings = [.. _settings, .. settings];
        Bot = await BotProcess.StartAsync(_folder.Path, settings: _settings);
    }

    public static string UserId() => $"{Random.Shared.NextInt64(1_000_000_000_000_000_000, 8_999_999_999_999_999_999)}";

    public string MessageId() => $"msg-{Interlocked.Increment(ref _messages)}";

    /// <summary>Someone writes; Zalo reports it and gets 200.</summary>
    public async Task WriteAsync(string user, string text, string? messageId = null) => Assert.Equal(HttpStatusCode.OK, await PostAsync(Message(user, text, messageId ?? MessageId())));

    /// <summary>Someone writes and gets a message back.</summary>
    public async Task<ZaloSent> AskAsync(string user, string text)
    {
        await WriteAsync(user, text);
        return await Zalo.NextAsync();
    }

    public static Dictionary<string, object> Message(string user, string text, string messageId) => Event(ZaloEvent.SendText, user, messageId, text);

    public static Dictionary<string, object> Event(string name, string user, string messageId, string? text = null) => new()
    {
        ["app_id"] = ZaloServer.AppId,
        ["sender"] = new { id = user },
        ["recipient"] = new { id = OaId },
        ["user_id_by_app"] = "552177279717587730",
        ["event_name"] = name,
        ["message"] = text is null ? new Dictionary<string, object> { ["msg_id"] = messageId, ["attachments"] = Array.Empty<object>() } : new Dictionary<string, object> { ["msg_id"] = messageId, ["text"] = text },
        ["timestamp"] = Now(),
    };

    public static Dictionary<string, object> Follow(string name, string user) => new()
    {
        ["oa_id"] = OaId,
        ["follower"] = new { id = user },
        ["event_name"] = name,
        ["source"] = "oa_profile",
        ["app_id"] = ZaloServer.AppId,
        ["timestamp"] = Now(),
    };

    public static string Now() => At(TimeProvider.System.GetUtcNow());

    public static string At(DateTimeOffset time) => $"{time.ToUnixTimeMilliseconds()}";

    /// <summary>Posts an event with its right signature.</summary>
    public async Task<HttpStatusCode> PostAsync(Dictionary<string, object> zaloEvent)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(zaloEvent);
        using var response = await PostRawAsync(body, "mac=" + Sign(body, (string)zaloEvent["timestamp"]));
        return response.StatusCode;
    }

    public static string Sign(byte[] body, string timestamp) => ZaloSignature.Compute(ZaloServer.AppId, body, timestamp, SecretKey);

    /// <summary>Posts a body as it is.</summary>
    public async Task<HttpResponseMessage> PostRawAsync(byte[] body, string? signature, string? timestamp = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ZaloWebhook.Path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (signature is not null) request.Headers.Add(ZaloSignature.Header, signature);
        if (timestamp is not null) request.Headers.Add(ZaloSignature.TimestampHeader, timestamp);
        return await Bot.Client.SendAsync(request);
    }

    /// <summary>Reads a figure from the records.</summary>
    public T Read<T>(string sql)
    {
        using var connection = new SqliteRecords(Bot.Database).Open();
        return connection.ExecuteScalar<T>(sql)!;
    }

    /// <summary>How many turns are recorded.</summary>
    public long Turns() => Read<long>("SELECT COUNT(*) FROM turns");

    /// <summary>Waits until a query gives the value.</summary>
    public Task UntilAsync<T>(string sql, T value) => UntilAsync(() => Equals(Read<T>(sql), value));

    /// <summary>Waits until the log says something.</summary>
    public Task UntilLoggedAsync(string text) => UntilAsync(() => Log.Contains(text, StringComparison.Ordinal));

    /// <summary>Waits until Zalo has had so many messages, whatever became of them.</summary>
    public Task UntilCalledAsync(int calls) => UntilAsync(() => Zalo.Calls >= calls);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo()) await timer.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>Everything that lies in the data folder, as text.</summary>
    public string Records() => string.Concat(Directory.EnumerateFiles(Bot.Data, "records.db*").Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }));

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Zalo.DisposeAsync();
        _folder.Dispose();
    }
}
