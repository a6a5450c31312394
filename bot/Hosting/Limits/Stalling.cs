using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace De06Assistant.Bot.Hosting.Limits;

/// <summary>
/// Gives up connections whose other side takes nothing. The server's minimum rate does not: it allows the time that all bytes sent so
/// far may take, hours after some megabytes, and what waits in the system's own buffers it does not see.
/// </summary>
/// <remarks>TCP_USER_TIMEOUT of Linux (tcp(7), RFC 5482); accepted connections have what the listening socket has.</remarks>
internal static class Stalling
{
    private const int ProtocolTcp = 6;
    private const int UserTimeout = 18;

    /// <summary>Binds a socket to listen on.</summary>
    /// <param name="seconds">For how long a client may take nothing; 0: for ever.</param>
    public static Socket Bind(EndPoint address, int seconds)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(address);
        if (OperatingSystem.IsLinux() && seconds > 0 && address is IPEndPoint)
            socket.SetRawSocketOption(ProtocolTcp, UserTimeout, BitConverter.GetBytes((uint)(seconds * 1000)));
        return socket;
    }
}
