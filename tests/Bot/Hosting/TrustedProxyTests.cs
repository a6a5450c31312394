using System.Net;
using De06Assistant.Bot.Hosting;
using De06Assistant.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace De06Assistant.Tests.Bot.Hosting;

/// <summary>Whose word counts on where a request comes from.</summary>
public sealed class TrustedProxyTests
{
    // remote address, X-Forwarded-For, X-Forwarded-Proto → the address that limits see, and whether it counts as TLS
    [Theory]
    [InlineData("203.0.113.9", "198.51.100.1", "https", "203.0.113.9", false)]
    [InlineData("203.0.113.9", "127.0.0.1", "https", "203.0.113.9", false)]
    [InlineData("127.0.0.1", "198.51.100.1", "https", "198.51.100.1", true)]
    [InlineData("::1", "198.51.100.1", "https", "198.51.100.1", true)]
    [InlineData("::ffff:127.0.0.1", "198.51.100.1", "https", "198.51.100.1", true)]
    [InlineData("10.0.0.5", "198.51.100.1", "https", "198.51.100.1", true)]
    [InlineData("::ffff:10.0.0.5", "198.51.100.1", "https", "198.51.100.1", true)]
    [InlineData("10.0.0.6", "198.51.100.1", "https", "10.0.0.6", false)]
    [InlineData("172.18.3.4", "198.51.100.1", "https", "198.51.100.1", true)]
    [InlineData("172.19.3.4", "198.51.100.1", "https", "172.19.3.4", false)]
    [InlineData("2001:db8:1::7", "2001:db8:99::1", "https", "2001:db8:99::/64", true)]
    // A proxy that appends: what the client claimed stands before what the proxy saw, and does not count.
    [InlineData("10.0.0.5", "1.2.3.4, 198.51.100.1", "https", "198.51.100.1", true)]
    [InlineData("10.0.0.5", "127.0.0.1, 198.51.100.1", null, "198.51.100.1", false)]
    // Two proxies in a row.
    [InlineData("127.0.0.1", "198.51.100.1, 172.18.0.2", "https", "198.51.100.1", true)]
    [InlineData("10.0.0.5", "không phải địa chỉ", "https", "10.0.0.5", false)]
    [InlineData("10.0.0.5", "", null, "10.0.0.5", false)]
    public async Task Request_ThroughAProxy_CountsForWhomTheBelievedOnesName(string remote, string claimed, string? scheme, string expected, bool isTls)
    {
        var (address, isHttps) = await SeenAsync(remote, claimed, scheme);
        Assert.Equal(expected, address);
        if (claimed.Length > 0 && claimed != "không phải địa chỉ") Assert.Equal(isTls, isHttps);
    }

    [Fact]
    public async Task Start_ProxiesAndLimitsThatAreNone_StopWithOneLineEach()
    {
        var run = await ProcessRun.BotAsync(new Dictionary<string, string>
        {
            ["Assistant__TrustedProxies__0"] = "máy chủ",
            ["Assistant__TrustedProxies__1"] = "0.0.0.0/0",
            ["Assistant__TrustedProxies__2"] = "10.0.0.5",
            ["Assistant__Limits__TurnsPerAddress"] = "-1",
            ["Assistant__Limits__HeaderSeconds"] = "0",
        });
        Assert.Equal(2, run.ExitCode);
        var lines = run.Error.Split('\n').Where(line => line.StartsWith("Cài đặt sai: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, lines.Count);
        foreach (var name in new[] { "máy chủ", "0.0.0.0/0", "TurnsPerAddress", "HeaderSeconds" }) Assert.Contains(lines, line => line.Contains(name, StringComparison.Ordinal));
    }

    private static async Task<(string Address, bool IsHttps)> SeenAsync(string remote, string claimed, string? scheme)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var options = new AssistantOptions();
        foreach (var proxy in new[] { "10.0.0.5", "172.18.0.0/16", "2001:db8:1::/48" }) options.TrustedProxies.Add(proxy);
        builder.Services.AddSingleton(Options.Create(options));
        await using var app = builder.Build();
        app.UseForwardedAddresses();
        var (address, isHttps) = ("", false);
        app.Run(context =>
        {
            (address, isHttps) = (ClientAddress.Of(context), context.Request.IsHttps);
            return Task.CompletedTask;
        });
        var request = new DefaultHttpContext { RequestServices = app.Services };
        request.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        request.Request.Headers["X-Forwarded-For"] = claimed;
        if (scheme is not null) request.Request.Headers["X-Forwarded-Proto"] = scheme;
        await ((IApplicationBuilder)app).Build()(request);
        return (address, isHttps);
    }
}
