using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Operations.Telemetry;

/// <summary>
/// <c>/metrics</c> for Prometheus, on a port of its own on loopback, where nothing else is served.
/// </summary>
/// <remarks>
/// On the port of the citizens no check could keep it inside: a proxy on this machine connects from loopback, and one that adds no header,
/// as nginx does unless told to, sends requests that look just like a local program's. A proxy leads to this port only if someone
/// says so; then what it adds, the host's name or the Origin still give it away (<see cref="LocalCall"/>).
/// </remarks>
internal sealed class MetricsServer(IOptions<AssistantOptions> options, TelemetryExport telemetry) : IHostedService, IAsyncDisposable
{
    public const string Path = "/metrics";

    private WebApplication? _server;

    /// <exception cref="IOException">The port is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Telemetry.MetricsPort is not { } port) return;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenLocalhost(port);
        });
        _server = builder.Build();
        _server.Use((context, next) =>
        {
            if (LocalCall.Is(context)) return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
        _server.UseOpenTelemetryPrometheusScrapingEndpoint(telemetry.Metrics!, predicate: null, Path, configureBranchedPipeline: null, optionsName: null);
        await _server.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }
}
