using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace De06Assistant.Tests.Support;

/// <summary>What was sent to a collector: where, with which key, and its bytes.</summary>
internal sealed record Sent(string Path, string? Key, byte[] Body)
{
    /// <summary>Whether the text stands in it; protobuf keeps strings as UTF-8.</summary>
    public bool Has(string text) => Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}

/// <summary>A collector that takes OTLP over HTTP, and over gRPC without TLS, and keeps it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<Sent> _sent = [];

    private Collector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<Sent> Sent
    {
        get
        {
            lock (_sent) return [.. _sent];
        }
    }

    public static async Task<Collector> StartAsync(bool isGrpc)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var collector = new Collector(builder.Build());
        collector._app.Run(context => collector.TakeAsync(context, isGrpc));
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context, bool isGrpc)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        lock (_sent) _sent.Add(new Sent(context.Request.Path, context.Request.Headers["x-khoa"], body.ToArray()));
        if (!isGrpc) return;
        // An empty message, and the status that says that all is well.
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
