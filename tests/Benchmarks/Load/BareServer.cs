using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace De06Assistant.Benchmarks.Load;

/// <summary>The least that this web server can do: reads what is sent and answers always the same. What the bot is measured against.</summary>
internal static class BareServer
{
    public const string Command = "bare-server";

    /// <summary>Serves on <paramref name="port"/> until the process is killed.</summary>
    /// <param name="length">The length of its answer, in bytes.</param>
    public static Task RunAsync(int port, int length)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var body = new byte[length];
        body.AsSpan().Fill((byte)'a');
        app.MapGet("/", () => Results.Ok());
        app.MapPost("/api/ask", async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        });
        return app.RunAsync($"http://127.0.0.1:{port}");
    }
}
