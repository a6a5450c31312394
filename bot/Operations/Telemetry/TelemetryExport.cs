using System.Diagnostics.Metrics;
using System.Reflection;
using De06Assistant.Bot.Channels.DirectLine;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage.Spool;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace De06Assistant.Bot.Operations.Telemetry;

/// <summary>
/// Sends traces and metrics to a collector by OTLP (https://opentelemetry.io/docs/specs/otlp/) and gathers the metrics that Prometheus
/// reads, as far as the settings ask for it; else nothing listens, and nothing is measured.
/// </summary>
internal sealed class TelemetryExport(IOptions<AssistantOptions> options, RecordSpool spool, OpenStreams streams) : IHostedService, IDisposable
{
    private const string ServiceName = "De06Assistant";

    /// <summary>How long the end of the service waits until what is left is sent.</summary>
    private const int LastSendMilliseconds = 3000;

    // The names by which the platform itself measures: https://learn.microsoft.com/aspnet/core/log-mon/metrics/built-in.
    private static readonly string[] Meters = [Measures.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private readonly TelemetryOptions _options = options.Value.Telemetry;
    private Meter? _observed;
    private TracerProvider? _traces;

    /// <summary>What gathers the metrics; null where nobody wants them.</summary>
    public MeterProvider? Metrics { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var sends = _options.Endpoint is { Length: > 0 };
        if (sends || _options.MetricsPort is not null)
        {
            Observe();
            Metrics = BuildMetrics(sends);
        }
        if (sends) _traces = BuildTraces();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.ForceFlush(LastSendMilliseconds);
        Metrics?.ForceFlush(LastSendMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        Metrics?.Dispose();
        _observed?.Dispose();
    }

    private void Observe()
    {
        _observed = new Meter(Measures.MeterName);
        _observed.CreateObservableGauge("assistant.spool.waiting", () => spool.IsWaiting ? spool.Bytes : 0, "By", "What waits in the data folder for the database.");
        _observed.CreateObservableUpDownCounter("assistant.directline.streams", () => streams.Count, "{stream}", "Streams of Direct Line that are open.");
    }

    private MeterProvider BuildMetrics(bool sends)
    {
        var builder = Sdk.CreateMeterProviderBuilder().ConfigureResource(Describe).AddMeter(Meters);
        if (sends) builder.AddOtlpExporter(exporter => Address(exporter, "v1/metrics"));
        if (_options.MetricsPort is not null) builder.AddPrometheusExporter();
        return builder.Build();
    }

    // The share is drawn here, by the trace's own number: whoever sends a trace header does not decide how much is traced.
    private TracerProvider BuildTraces() => Sdk.CreateTracerProviderBuilder().ConfigureResource(Describe)
        .AddSource(TurnTrace.SourceName, RequestSpans.SourceName)
        .SetSampler(new TraceIdRatioBasedSampler(_options.TraceShare))
        .AddOtlpExporter(exporter => Address(exporter, "v1/traces"))
        .Build();

    private void Address(OtlpExporterOptions exporter, string path)
    {
        var endpoint = new Uri(_options.Endpoint!);
        exporter.Protocol = _options.Protocol == TelemetryOptions.Http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = _options.Protocol == TelemetryOptions.Http ? new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + path) : endpoint;
        if (_options.Headers is { Length: > 0 } headers) exporter.Headers = headers;
    }

    private static void Describe(ResourceBuilder resource) => resource.AddService(
        ServiceName, serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
}
