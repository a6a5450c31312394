using System.Net;
using System.Net.Sockets;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>Whether a port can be listened on, and what answers where it is taken.</summary>
internal static class LocalPort
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Why it cannot; null when it can. It is listened on for a moment.</summary>
    public static SocketError? WhyNot(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return null;
        }
        catch (SocketException fault)
        {
            return fault.SocketErrorCode;
        }
    }

    /// <summary>What the address answers with; null when it does not, or not well.</summary>
    public static async Task<string?> AnswerAsync(Uri address)
    {
        // A certificate for the public name does not fit loopback; nothing is sent that could be stolen.
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator, UseProxy = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            return await client.GetStringAsync(address);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Whether something takes connections there.</summary>
    public static async Task<bool> TakesConnectionsAsync(string host, int port)
    {
        using var client = new TcpClient();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await client.ConnectAsync(host, port, limit.Token);
            return true;
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
