using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace De06Assistant.Tests.Support;

/// <summary>A message as Zalo has taken it.</summary>
internal sealed record ZaloSent(string UserId, string Text, IReadOnlyList<ZaloSentButton> Buttons)
{
    public IReadOnlyList<string> Titles => [.. Buttons.Select(button => button.Title)];
}

/// <summary>A button of it; either it sends a text or it opens an address.</summary>
internal sealed record ZaloSentButton(string Title, string? Text, string? Url);

/// <summary>
/// What Zalo does, as its documentation says: refresh tokens that are good for one refresh, messages within their limits, errors
/// with HTTP 200. What a test wants to go wrong is put in line in <see cref="Faults"/>.
/// </summary>
internal sealed class ZaloServer : IAsyncDisposable
{
    public const string AppId = "3608465248940903967";
    public const string AppSecret = "khoa-ung-dung-thu-nghiem";
    public const string FirstRefreshToken = "refresh-0";

    private const int LongestText = 2000;
    private const int MostButtons = 5;
    private const int LongestTitle = 100;
    private const int LongestPayload = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WebApplication _app;
    private readonly Channel<ZaloSent> _sent = Channel.CreateUnbounded<ZaloSent>();
    private readonly Lock _tokens = new();
    private readonly TaskCompletionSource _silenceEnds = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _refresh = FirstRefreshToken;
    private string? _access;
    private int _grants;

    private ZaloServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>How often tokens were granted.</summary>
    public int Grants => Volatile.Read(ref _grants);

    /// <summary>How often a refresh token came that was not the one to be used next.</summary>
    public int WrongRefreshes { get; private set; }

    /// <summary>How many messages were sent, whatever became of them.</summary>
    public int Calls { get; private set; }

    /// <summary>What happens to the next messages instead of being taken.</summary>
    public ConcurrentQueue<ZaloFault> Faults { get; } = new();

    /// <summary>What happens to the next refreshes instead of being granted.</summary>
    public ConcurrentQueue<ZaloFault> RefreshFaults { get; } = new();

    public static async Task<ZaloServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new ZaloServer(builder.Build());
        server._app.MapPost("/v4/oa/access_token", server.RefreshAsync);
        server._app.MapPost("/v3.0/oa/message/cs", server.SendAsync);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>The next message that was taken.</summary>
    public async Task<ZaloSent> NextAsync() => await _sent.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Whether a message was taken that no test has looked at.</summary>
    public bool HasMore => _sent.Reader.TryPeek(out _);

    /// <summary>Ends the access token before its time.</summary>
    public void EndAccess()
    {
        lock (_tokens) _access = null;
    }

    /// <summary>An administrator consents again, which gives a new refresh token.</summary>
    public string Consent()
    {
        lock (_tokens) return _refresh = "refresh-" + Guid.NewGuid();
    }

    /// <summary>Those who wait in a <see cref="ZaloFault.Silence"/> hear that it is not known what became of their message.</summary>
    public void EndSilence() => _silenceEnds.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        EndSilence();
        await _app.DisposeAsync();
    }

    private async Task<IResult> RefreshAsync(HttpRequest request)
    {
        if (RefreshFaults.TryDequeue(out var fault)) return await fault.RunAsync(request.HttpContext, _silenceEnds.Task);
        var form = await request.ReadFormAsync();
        if (request.Headers["secret_key"] != AppSecret) return Results.Json(new { error = -14004, error_name = "Invalid secret key" });
        if (form["app_id"] != AppId || form["grant_type"] != "refresh_token") return Results.Json(new { error = -14002, error_name = "Invalid appId" });
        lock (_tokens)
        {
            if (form["refresh_token"] != _refresh)
            {
                WrongRefreshes++;
                return Results.Json(new { error = -14014, error_name = "Invalid refresh token" });
            }
            _grants++;
            _refresh = $"refresh-{Guid.NewGuid()}";
            _access = $"access-{Guid.NewGuid()}";
            return Results.Json(new { access_token = _access, refresh_token = _refresh, expires_in = "90000" });
        }
    }

    private async Task<IResult> SendAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        Calls++;
        if (Faults.TryDequeue(out var fault)) return await fault.RunAsync(request.HttpContext, _silenceEnds.Task);
        lock (_tokens)
            if (_access is null || request.Headers["access_token"] != _access) return Error(-216, "Access token is invalid");
        var (sent, problem) = Read(body.RootElement);
        if (sent is null) return problem!;
        _sent.Writer.TryWrite(sent);
        return Results.Json(new { error = 0, message = "Success", data = new { message_id = Guid.NewGuid().ToString("N")[..20], user_id = sent.UserId, sent_time = "1626926349402" } });
    }

    private static (ZaloSent? Sent, IResult? Problem) Read(JsonElement root)
    {
        var user = root.GetProperty("recipient").GetProperty("user_id").GetString();
        var message = root.GetProperty("message");
        var text = message.GetProperty("text").GetString();
        if (string.IsNullOrEmpty(user)) return (null, Error(-201, "user_id is invalid!"));
        if (string.IsNullOrEmpty(text)) return (null, Error(-201, "text is invalid!"));
        if (text.Length > LongestText) return (null, Error(-210, "Parameter exceeds allowable limit"));
        List<ZaloSentButton> buttons = [];
        if (message.TryGetProperty("attachment", out var attachment))
        {
            if (attachment.GetProperty("type").GetString() != "template") return (null, Error(-201, "attachment is invalid!"));
            buttons = [.. attachment.GetProperty("payload").GetProperty("buttons").EnumerateArray().Select(ReadButton)];
            if (buttons.Count is 0 or > MostButtons) return (null, Error(-210, "Parameter exceeds allowable limit"));
            if (buttons.Any(button => button.Title.Length is 0 or > LongestTitle || (button.Url is null && button.Text?.Length is null or 0 or > LongestPayload))) return (null, Error(-201, "buttons is invalid!"));
        }
        return (new ZaloSent(user, text, buttons), null);
    }

    private static ZaloSentButton ReadButton(JsonElement button)
    {
        var payload = button.GetProperty("payload");
        var title = button.GetProperty("title").GetString()!;
        return button.GetProperty("type").GetString() switch
        {
            "oa.query.show" => new ZaloSentButton(title, payload.GetString(), null),
            "oa.open.url" => new ZaloSentButton(title, null, payload.GetProperty("url").GetString()),
            _ => new ZaloSentButton("", null, null),
        };
    }

    private static IResult Error(int error, string message) => Results.Json(new { error, message });
}

/// <summary>Something that goes wrong at Zalo.</summary>
internal sealed record ZaloFault(int Status, int? Error)
{
    private const int NoAnswer = 0;

    /// <summary>The message is read, and no answer comes before <see cref="ZaloServer.EndSilence"/>.</summary>
    public static ZaloFault Silence { get; } = new(NoAnswer, null);

    /// <summary>An HTTP status without anything that can be read.</summary>
    public static ZaloFault Http(int status) => new(status, null);

    /// <summary>An error as Zalo says it: HTTP 200 with its number.</summary>
    public static ZaloFault Of(int error) => new(StatusCodes.Status200OK, error);

    public async Task<IResult> RunAsync(HttpContext context, Task silenceEnds)
    {
        if (Status != NoAnswer) return Error is { } error ? Results.Json(new { error, message = "thử nghiệm", error_name = "test" }) : Results.StatusCode(Status);
        await Task.WhenAny(silenceEnds, Task.Delay(Timeout.Infinite, context.RequestAborted));
        return Results.StatusCode(StatusCodes.Status504GatewayTimeout);
    }
}
