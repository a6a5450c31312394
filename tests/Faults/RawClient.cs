using System.Net;
using System.Net.Sockets;
using System.Text;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Faults;

/// <summary>A client that speaks HTTP/1.1 by hand, as slowly or as rudely as it likes.</summary>
internal sealed class RawClient : IDisposable
{
    private const int SmallWindow = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = SmallWindow };

    private RawClient()
    {
    }

    public static async Task<RawClient> ConnectAsync(RunningBot bot)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(IPAddress.Loopback, bot.Client.BaseAddress!.Port);
        return client;
    }

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends one request after another and reads nothing, until the other side has given up.</summary>
    public async Task SendUntilGivenUpAsync(string request)
    {
        using var patience = new CancellationTokenSource(Patience);
        var bytes = Encoding.UTF8.GetBytes(request);
        try
        {
            while (true) await _socket.SendAsync(bytes, patience.Token);
        }
        catch (SocketException)
        {
            // Reset by the other side.
        }
    }

    /// <summary>What comes until the other side closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var (text, buffer) = (new StringBuilder(), new byte[64 * 1024]);
        try
        {
            while (await _socket.ReceiveAsync(buffer, patience.Token) is var read and > 0) text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (SocketException)
        {
            // Closed in the hard way.
        }
        return text.ToString();
    }

    /// <summary>Sends a byte now and then until something comes back.</summary>
    public async Task<string> DripUntilAnsweredAsync(TimeSpan between)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (_socket.Available == 0)
            {
                await _socket.SendAsync(" "u8.ToArray(), patience.Token);
                await Task.Delay(between, patience.Token);
            }
        }
        catch (SocketException)
        {
            // Closed in the hard way.
        }
        return await ReadToEndAsync();
    }

    public void Dispose() => _socket.Dispose();
}
