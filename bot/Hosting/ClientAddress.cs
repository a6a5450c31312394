using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Hosting;

/// <summary>Where a request comes from, as far as limits are concerned.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    /// <summary>
    /// Takes address and scheme from a proxy on this machine or from those that the settings name, through as many of them as
    /// stand in a row, and from nowhere else: whoever could choose the address would be held to no limit.
    /// </summary>
    public static void UseForwardedAddresses(this WebApplication app)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        foreach (var network in app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value.ProxyNetworks()) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    /// <summary>Whether a program of this machine asks, and for nobody else: no proxy has named an address.</summary>
    public static bool IsThisMachine(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    /// <summary>The address; of IPv6 the network (/64), since one subscriber has all of it; "" where it is not known.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes) + "/64";
    }
}
