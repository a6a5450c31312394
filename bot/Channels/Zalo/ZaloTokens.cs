using System.Text.Json;
using System.Text.Json.Serialization;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>
/// The tokens of the Official Account. A refresh token is good for one refresh and brings the next one, so the new pair is on
/// the disk before it is used, and one refresh happens at a time. Lost, it can only be replaced by an administrator.
/// </summary>
internal sealed class ZaloTokens(ZaloApi api, ZaloKeys keys, ZaloTokenStore store, IOptions<AssistantOptions> options, TimeProvider time, ILogger<ZaloTokens> log) : IDisposable
{
    private const int MostDoublings = 7;

    /// <summary>An access token (25 hours) is renewed this long before its end; a quiet account keeps its refresh token (3 months) alive by that.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromHours(5);

    private static readonly TimeSpan Spare = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseAfterRefusal = TimeSpan.FromMinutes(30);

    private readonly ZaloOptions _options = options.Value.Zalo;
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private StoredTokens? _tokens;
    private bool _isUnsaved;
    private int _failures;

    /// <summary>When a refresh is tried again after one that failed.</summary>
    public DateTimeOffset NextAttempt { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>An access token that holds; null when there is none until <see cref="NextAttempt"/>.</summary>
    public async Task<string?> AccessAsync(CancellationToken cancellationToken) => (await HoldAsync(Spare, cancellationToken))?.Access;

    /// <summary>Renews the access token where its end is near.</summary>
    public Task KeepAsync(CancellationToken cancellationToken) => HoldAsync(Early, cancellationToken);

    /// <summary>Puts an access token away that Zalo does not take any more.</summary>
    public async Task PutAwayAsync(string access, CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            if (_tokens?.Access == access) _tokens = _tokens with { ExpiresAt = DateTimeOffset.MinValue };
        }
        finally
        {
            _refreshing.Release();
        }
    }

    public void Dispose() => _refreshing.Dispose();

    private async Task<StoredTokens?> HoldAsync(TimeSpan spare, CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            _tokens ??= Read();
            if (_isUnsaved) await SaveAsync();
            var now = time.GetUtcNow();
            if (_tokens.ExpiresAt - now > spare) return _tokens;
            // Further ahead than any pause is long: the clock was put back.
            if (now >= NextAttempt || NextAttempt - now > PauseAfterRefusal) await RefreshAsync(_tokens);
            return _tokens.ExpiresAt - now > Spare ? _tokens : null;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    private async Task RefreshAsync(StoredTokens old)
    {
        // Once begun it is finished, also when the program is asked to end: its answer is the only copy of the next token.
        var refresh = await api.RefreshAsync(old.Refresh, CancellationToken.None);
        if (refresh.Granted is not { } granted)
        {
            Fail(refresh);
            return;
        }
        _tokens = old with { Access = granted.AccessToken, Refresh = granted.RefreshToken, ExpiresAt = time.GetUtcNow() + granted.Lifetime };
        (_isUnsaved, _failures, NextAttempt) = (true, 0, DateTimeOffset.MinValue);
        await SaveAsync();
        log.LogInformation("Zalo: the access token was renewed and holds for {Hours:0.#} hours", granted.Lifetime.TotalHours);
    }

    /// <summary>Puts the tokens on the disk. Where that fails, it is tried again before they are next used.</summary>
    private async Task SaveAsync()
    {
        var box = keys.SealTokens(_options.OaId!, JsonSerializer.SerializeToUtf8Bytes(_tokens!, TokensJson.Default.StoredTokens));
        await store.WriteAsync(_options.OaId!, box, CancellationToken.None);
        _isUnsaved = false;
    }

    private void Fail(ZaloRefresh refresh)
    {
        if (refresh.IsRefused)
        {
            NextAttempt = time.GetUtcNow() + PauseAfterRefusal;
            // Said in Vietnamese, because it is the operator who has to do something.
            log.LogError(
                "Zalo từ chối cấp mã truy cập mới ({Reason}), nên chưa gửi được tin trả lời. Cần làm: lấy refresh token mới cho OA (Zalo for Developers, Công cụ, API Explorer), "
                + "đặt vào Assistant__Zalo__RefreshToken, kiểm lại Assistant__Zalo__AppId và Assistant__Zalo__AppSecret, rồi khởi động lại.",
                refresh.Reason);
            return;
        }
        var pause = FirstPause * Math.Pow(2, Math.Min(_failures++, MostDoublings)) * Jitter.Next();
        NextAttempt = time.GetUtcNow() + pause;
        log.LogWarning("Zalo: the access token could not be renewed ({Reason}); next attempt in {Seconds:0} s", refresh.Reason, pause.TotalSeconds);
    }

    /// <summary>The stored tokens; those of the settings where there are none, and where the settings have been given another one since.</summary>
    private StoredTokens Read()
    {
        var seed = keys.Seed(_options.RefreshToken!);
        var stored = store.Read(_options.OaId!) is { } box && keys.OpenTokens(_options.OaId!, box) is { } plain ? JsonSerializer.Deserialize(plain, TokensJson.Default.StoredTokens) : null;
        return stored?.Seed == seed ? stored : new StoredTokens("", _options.RefreshToken!, DateTimeOffset.MinValue, seed);
    }
}

/// <summary>Tokens as they are kept.</summary>
/// <param name="Seed">Which refresh token of the settings they descend from.</param>
internal sealed record StoredTokens(string Access, string Refresh, DateTimeOffset ExpiresAt, string Seed);

/// <summary>How tokens are written before they are sealed.</summary>
[JsonSerializable(typeof(StoredTokens))]
internal sealed partial class TokensJson : JsonSerializerContext;
