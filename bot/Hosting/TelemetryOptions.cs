namespace De06Assistant.Bot.Hosting;

/// <summary>The section "Assistant:Telemetry": who is told how the bot is doing. By default nobody is.</summary>
public sealed class TelemetryOptions
{
    /// <summary>OTLP over gRPC.</summary>
    public const string Grpc = "grpc";

    /// <summary>OTLP as protobuf over HTTP.</summary>
    public const string Http = "http";

    private const int LargestPort = 65535;

    /// <summary>The collector that takes traces and metrics by OTLP: "http://127.0.0.1:4317". Null: nothing is sent.</summary>
    public string? Endpoint { get; set; }

    /// <summary><see cref="Grpc"/> (the collector's port 4317 as a rule) or <see cref="Http"/> (4318).</summary>
    /// <value>grpc</value>
    public string Protocol { get; set; } = Grpc;

    /// <summary>Headers for the collector, "name=value,name=value", where it wants a key; from the environment.</summary>
    public string? Headers { get; set; }

    /// <summary>The share of requests that are traced, from 0 to 1.</summary>
    /// <value>1</value>
    public double TraceShare { get; set; } = 1;

    /// <summary>The port on this machine's loopback where Prometheus reads <c>/metrics</c>. Null: there is none.</summary>
    public int? MetricsPort { get; set; }

    /// <summary>What is wrong, a line each; the headers are never repeated, since they may hold a key.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Endpoint is { Length: > 0 } && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)))
            yield return "Assistant:Telemetry:Endpoint phải là địa chỉ đầy đủ của nơi nhận, ví dụ http://127.0.0.1:4317.";
        if (Protocol is not (Grpc or Http)) yield return $"Assistant:Telemetry:Protocol phải là {Grpc} hoặc {Http}.";
        if (Headers is { Length: > 0 } && !Headers.Split(',').All(IsHeader))
            yield return "Assistant:Telemetry:Headers phải có dạng tên=giá trị, cách nhau bằng dấu phẩy; nên đặt bằng biến môi trường Assistant__Telemetry__Headers.";
        if (!(TraceShare is >= 0 and <= 1)) yield return "Assistant:Telemetry:TraceShare phải từ 0 đến 1.";
        if (MetricsPort is < 1 or > LargestPort) yield return $"Assistant:Telemetry:MetricsPort phải từ 1 đến {LargestPort}.";
    }

    private static bool IsHeader(string text) => text.IndexOf('=', StringComparison.Ordinal) > 0;
}
