using System.Diagnostics;
using De06Assistant.Bot.Operations.Telemetry;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Operations;

/// <summary>What is sent to a collector, and that nothing is made where there is none.</summary>
public sealed class TelemetryTests
{
    [Theory]
    [InlineData("http")]
    [InlineData("grpc")]
    public async Task Turn_WithACollector_IsTracedWithItsStagesAndWithoutItsWords(string protocol)
    {
        using var folder = new TemporaryFolder();
        await using var collector = await Collector.StartAsync(protocol == "grpc");
        await using var bot = await BotProcess.StartAsync(folder.Path, settings:
        [
            ("Assistant__Telemetry__Endpoint", collector.Address.ToString()), ("Assistant__Telemetry__Protocol", protocol), ("Assistant__Telemetry__Headers", "x-khoa=gia-tri"),
        ]);
        var reply = await bot.AskAsync("quanxoainhanra làm định danh mức 2 ở đâu");
        using (await bot.Client.GetAsync(new Uri($"/api/conversations/{reply.Text("conversationId")}?tim=timnhanra", UriKind.Relative))) { }
        Assert.Equal(0, await bot.StopAsync());

        var (traces, metrics) = protocol == "grpc"
            ? ("/opentelemetry.proto.collector.trace.v1.TraceService/Export", "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export") : ("/v1/traces", "/v1/metrics");
        foreach (var word in new[] { "turn", "understand", "compose", "record", "De06Assistant", "answered_procedure", "xa-vinh-tru", reply.Text("turnId"), "GET /api/conversations/{id}", "POST /api/ask" })
            Assert.Contains(collector.Sent, sent => sent.Path == traces && sent.Key == "gia-tri" && sent.Has(word));
        foreach (var word in new[] { "assistant.turns", "assistant.turn.duration", "assistant.spool.waiting", "http.server.request.duration", "dotnet.gc.collections" })
            Assert.Contains(collector.Sent, sent => sent.Path == metrics && sent.Key == "gia-tri" && sent.Has(word));
        foreach (var word in new[] { "quanxoainhanra", "timnhanra", reply.Text("conversationId"), reply.Text("topic"), reply.Text("text") })
            Assert.DoesNotContain(collector.Sent, sent => sent.Has(word));
    }

    [Fact]
    public async Task Turn_WithACollectorThatIsAway_IsAnswered()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path, settings: [("Assistant__Telemetry__Endpoint", $"http://127.0.0.1:{RedisServer.FreePort()}")]);
        Assert.Equal("tai-khoan-dinh-danh-muc-2", (await bot.AskAsync("làm định danh mức 2 ở đâu")).Text("topic"));
        Assert.Equal(0, await bot.StopAsync());
    }

    [Fact]
    public void Turn_WithoutAnyListener_MakesNothing()
    {
        var record = new TurnRecord("t", "c", DateTimeOffset.UnixEpoch, "1970-01-01", "web", "xa-vinh-tru", "câu hỏi", "answered_procedure", null, null, 1, null, "v", "{}", 10, 10);
        Measure(record);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var turn = 0; turn < 1000; turn++) Measure(record);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Measure(TurnRecord record)
    {
        using var trace = TurnTrace.Start(record.Id, record.Channel);
        trace.Answered(Stopwatch.GetTimestamp(), record);
        using (trace.BeginRecording()) { }
        Measures.TurnAnswered(record.Status, record.Channel, record.Locality, trace.Elapsed);
        Measures.Rated(5);
        Measures.Refused("turns-address");
        Measures.Failed(FaultKind.Redis);
    }
}
