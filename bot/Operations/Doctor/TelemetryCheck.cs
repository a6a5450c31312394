using System.Net;
using De06Assistant.Bot.Operations.Telemetry;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>Where traces and metrics go.</summary>
internal static class TelemetryCheck
{
    public static Subject Subject { get; } = new("telemetry", "Số đo vận hành");

    public static async Task<IEnumerable<Diagnosis>> RunAsync(Patient patient)
    {
        var options = patient.Options.Telemetry;
        if (options.Faults().Any()) return [];
        var found = new List<Diagnosis>();
        if (options.Endpoint is { Length: > 0 } endpoint) found.Add(await CollectorAsync(new Uri(endpoint), options.Headers is { Length: > 0 }));
        if (options.MetricsPort is { } port) found.Add(await PortAsync(port));
        return found.Count > 0 ? found : [Subject.Good("không gửi đi đâu, không mở /metrics")];
    }

    private static async Task<Diagnosis> CollectorAsync(Uri collector, bool hasKey)
    {
        if (!await LocalPort.TakesConnectionsAsync(collector.Host, collector.Port))
            return Subject.Look($"không kết nối được nơi nhận {collector}", "Kiểm Assistant:Telemetry:Endpoint và chương trình nhận. Trợ lý vẫn chạy, chỉ mất số đo.");
        return hasKey && collector.Scheme == Uri.UriSchemeHttp && !collector.IsLoopback
            ? Subject.Look($"gửi khóa tới {collector} không mã hóa", "Dùng địa chỉ https.")
            : Subject.Good($"gửi tới {collector}");
    }

    private static async Task<Diagnosis> PortAsync(int port)
    {
        var address = new Uri($"http://127.0.0.1:{port}{MetricsServer.Path}");
        if (LocalPort.WhyNot(IPAddress.Loopback, port) is null) return Subject.Good($"cổng {port} cho {MetricsServer.Path} còn trống");
        return await LocalPort.AnswerAsync(address) is { } text && text.Contains("otel_scope_name", StringComparison.Ordinal)
            ? Subject.Good($"{address} đang trả lời")
            : Subject.Broken($"cổng {port} cho {MetricsServer.Path} không mở được", "Dừng chương trình đang dùng cổng đó, hoặc đổi Assistant:Telemetry:MetricsPort.");
    }
}
