using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using De06Assistant.Bot.Channels.Activities;
using Microsoft.Identity.Client;
using Polly;
using Polly.Retry;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>Where a message goes.</summary>
/// <param name="ServiceUrl">The channel's service; from a checked token, or on this machine.</param>
/// <param name="Conversation">The conversation as the channel names it.</param>
/// <param name="Activity">The activity that is answered; null to just say something.</param>
/// <param name="WithToken">Whether the service is shown the bot's token.</param>
internal sealed record ConnectorAddress(string ServiceUrl, string Conversation, string? Activity, bool WithToken)
{
    public Uri Uri => new($"{ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(Conversation)}/activities{(Activity is null ? "" : "/" + Uri.EscapeDataString(Activity))}");
}

/// <summary>The message did not arrive; the text says why and names nobody.</summary>
internal sealed class ConnectorException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Sends messages by the Bot Connector's REST API; what may pass is tried again for some three minutes at most.</summary>
/// <remarks>Source: "API reference for the Bot Framework Connector service", operations "Reply to activity" and "Send to conversation"; RFC 9110, 10.2.3.</remarks>
internal sealed class ConnectorClient(ConnectorCredentials credentials, ConnectorHttp http, TimeProvider time)
{
    private const int MostRetries = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly ResiliencePipeline<HttpResponseMessage> _retries = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = MostRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
            MaxDelay = LongestPause,
            ShouldHandle = attempt => ValueTask.FromResult(MayPass(attempt.Outcome, attempt.Context.CancellationToken)),
            DelayGenerator = attempt => ValueTask.FromResult(AskedPause(attempt.Outcome.Result, time.GetUtcNow())),
        })
        .Build();

    /// <summary>Sends an activity.</summary>
    /// <returns>The channel's name for it; null when it gives none.</returns>
    /// <exception cref="ConnectorException">It did not arrive.</exception>
    public async Task<string?> SendAsync(Activity activity, ConnectorAddress address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _retries.ExecuteAsync(async token => await TrySendAsync(activity, address, token), cancellationToken);
            if (!response.IsSuccessStatusCode) throw new ConnectorException($"the connector answered {(int)response.StatusCode}");
            return await NameAsync(response, cancellationToken);
        }
        catch (HttpRequestException fault)
        {
            throw new ConnectorException($"the connector cannot be reached ({fault.HttpRequestError})", fault);
        }
        catch (MsalException fault)
        {
            throw new ConnectorException($"no token for the connector ({fault.ErrorCode})", fault);
        }
        catch (TaskCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConnectorException("the connector does not answer", fault);
        }
    }

    private async Task<HttpResponseMessage> TrySendAsync(Activity activity, ConnectorAddress address, CancellationToken cancellationToken)
    {
        var response = await SendOnceAsync(activity, address, anew: false, cancellationToken);
        // The token that is kept may have been withdrawn before its time.
        if (response.StatusCode != HttpStatusCode.Unauthorized || !address.WithToken) return response;
        response.Dispose();
        return await SendOnceAsync(activity, address, anew: true, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendOnceAsync(Activity activity, ConnectorAddress address, bool anew, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address.Uri) { Content = JsonContent.Create(activity, ActivityJson.Default.Activity) };
        if (address.WithToken) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await credentials.TokenAsync(anew, cancellationToken));
        return await http.Client.SendAsync(request, cancellationToken);
    }

    private static async Task<string?> NameAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool MayPass(Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken) => outcome.Exception switch
    {
        HttpRequestException => true,
        MsalException fault => fault.IsRetryable,
        TaskCanceledException => !cancellationToken.IsCancellationRequested,
        not null => false,
        null => outcome.Result!.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
    };

    /// <summary>The pause that the service asks for, within reason; null where it asks for none.</summary>
    private static TimeSpan? AskedPause(HttpResponseMessage? response, DateTimeOffset now)
    {
        if (response?.Headers.RetryAfter is not { } asked) return null;
        var pause = asked.Delta ?? asked.Date - now;
        return pause is null ? null : TimeSpan.FromTicks(Math.Clamp(pause.Value.Ticks, 0, LongestPause.Ticks));
    }
}
