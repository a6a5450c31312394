using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using De06Assistant.Bot.Channels.Activities;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>
/// One WebSocket: what was said after the watermark, then what is said from now on. What waits to be sent stays in the
/// records, so that a reader who is slow costs no memory; one who takes nothing is let go and comes back with its watermark.
/// </summary>
/// <remarks>Source: "Receive activities from the bot", section "Connect via WebSocket" of the Direct Line documentation.</remarks>
internal sealed class ActivityStream(string conversation, string address, long watermark, DirectLineStore store)
{
    private const int ReadTogether = 20;
    private const int NoticesKept = 16;
    private const int ReadBytes = 512;

    // Clients only send empty messages, to see whether the connection is there.
    private const int LongestMessage = 4096;

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    // A set to show as it is, or null: there is something new in the records. Of too many the oldest go, and any that is left says enough.
    private readonly Channel<string?> _notices = Channel.CreateBounded<string?>(new BoundedChannelOptions(NoticesKept) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private long _sent = watermark;

    public string Conversation => conversation;

    public string Address => address;

    /// <summary>The number of the last activity that was sent.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    public void Signal() => _notices.Writer.TryWrite(null);

    public void Show(string set) => _notices.Writer.TryWrite(set);

    /// <summary>Sends until the client goes, the conversation ends, or <paramref name="stopping"/>.</summary>
    public async Task RunAsync(WebSocket socket, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var closed = new CancellationTokenSource();
        var reading = ReadAsync(socket, over, closed.Token);
        var status = WebSocketCloseStatus.EndpointUnavailable;
        try
        {
            if (await SendAllAsync(socket, over.Token)) status = WebSocketCloseStatus.NormalClosure;
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
            // The client has gone, takes nothing, or the bot ends: it opens another stream.
        }
        await CloseAsync(socket, status);
        // The client says that it has seen it; cut before that, the connection could take the last words with it.
        closed.CancelAfter(Farewell);
        await reading;
    }

    /// <returns>True when the conversation has ended.</returns>
    private async Task<bool> SendAllAsync(WebSocket socket, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var news = store.After(conversation, _sent, ReadTogether);
            if (news.Count > 0)
            {
                foreach (var activity in news)
                {
                    // A set for each: Microsoft's client hands on the activities of one set among those of the next, so that an answer
                    // could come before its question.
                    await SendAsync(socket, ActivityText.Set([activity], _sent), over);
                    Interlocked.Exchange(ref _sent, activity.Number);
                    if (ActivityText.Read(activity.Activity).Type == ActivityTypes.EndOfConversation) return true;
                }
            }
            else if (!_notices.Reader.TryRead(out var set))
            {
                if (!await WaitAsync(over)) await SendAsync(socket, "", over);
            }
            else if (set is not null)
            {
                await SendAsync(socket, set, over);
            }
        }
        return false;
    }

    /// <returns>False when there was nothing for as long as a connection may be silent.</returns>
    private async Task<bool> WaitAsync(CancellationToken over)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(over);
        pause.CancelAfter(KeepAlive);
        try
        {
            return await _notices.Reader.WaitToReadAsync(pause.Token);
        }
        catch (OperationCanceledException) when (!over.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task SendAsync(WebSocket socket, string text, CancellationToken over)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(over);
        patience.CancelAfter(Patience);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
    }

    /// <summary>Reads what the client sends, to notice that it goes; what it says is not looked at.</summary>
    private static async Task ReadAsync(WebSocket socket, CancellationTokenSource over, CancellationToken closed)
    {
        var (buffer, length) = (new byte[ReadBytes], 0);
        try
        {
            while (length <= LongestMessage)
            {
                var read = await socket.ReceiveAsync(buffer, closed);
                if (read.MessageType == WebSocketMessageType.Close) break;
                length = read.EndOfMessage ? 0 : length + read.Count;
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
            // It has gone without a word, or nothing more is sent to it.
        }
        await over.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await socket.CloseOutputAsync(status, null, patience.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
        }
    }
}
