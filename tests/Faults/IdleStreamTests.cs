using System.Globalization;
using System.Net.WebSockets;
using De06Assistant.Tests.Bot.Channels.DirectLine;
using De06Assistant.Tests.Support;
using Xunit.Abstractions;

namespace De06Assistant.Tests.Faults;

/// <summary>
/// Many chats that are open and silent: a thousand, or as many as DE06_FAULT_STREAMS says. With more than that number each is held until it
/// was spoken to twice to keep it alive.
/// </summary>
public sealed class IdleStreamTests(ITestOutputHelper output)
{
    private const int Usual = 1000;
    private const int AtOnce = 16;
    private const int Kilobyte = 1024;

    private static readonly int Streams = int.TryParse(Environment.GetEnvironmentVariable("DE06_FAULT_STREAMS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Usual;

    [Fact]
    public async Task Listen_ManyInSilence_StayOpenAndOthersAreAnswered()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path, settings:
        [
            .. DirectLineBot.Settings, ("Assistant__DirectLine__Streams", $"{Streams}"), ("Assistant__DirectLine__StreamsPerAddress", $"{Streams}"),
        ]);
        var citizens = new Citizens(2);
        await citizens.RoundAsync(bot, 10);
        var before = await bot.MemoryAsync();
        using var connections = new SocketsHttpHandler();
        using var invoker = new HttpMessageInvoker(connections);
        var listeners = await OpenAsync(bot, invoker);
        try
        {
            await citizens.RoundAsync(bot, 20);
            citizens.AssertAllAnswered();
            output.WriteLine($"{Streams} streams: {(await bot.MemoryAsync() - before) / Kilobyte / Streams} kB each");
            if (Streams > Usual) await Eventually.HoldsAsync(() => Task.FromResult(listeners.All(listener => listener.Silences > 1)), "all were kept alive");
            await citizens.RoundAsync(bot, 20);
            citizens.AssertAllAnswered();
            Assert.All(listeners, listener => Assert.Equal(WebSocketState.Open, listener.State));
            // The first, the last and one between still hear what is said.
            foreach (var listener in new[] { listeners[0], listeners[Streams / 2], listeners[^1] })
            {
                await listener.Conversation.SendAsync(OpenConversation.Message("lệ phí đăng ký thường trú"));
                await Eventually.HoldsAsync(() => Task.FromResult(listener.Heard.Contains("dang-ky-thuong-tru", StringComparison.Ordinal)), "the answer came");
            }
            output.WriteLine($"in the end: {(await bot.MemoryAsync() - before) / Kilobyte / Streams} kB each");
        }
        finally
        {
            foreach (var listener in listeners) listener.Dispose();
        }
    }

    private static async Task<Listener[]> OpenAsync(RunningBot bot, HttpMessageInvoker invoker)
    {
        var listeners = new Listener[Streams];
        await Parallel.ForAsync(0, Streams, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => listeners[number] = await Listener.OpenAsync(bot, invoker));
        return listeners;
    }

    /// <summary>A chat that listens: it answers what keeps the connection alive, as browsers do, and says nothing.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly ClientWebSocket _socket = new();

        private Listener(OpenConversation conversation) => Conversation = conversation;

        public OpenConversation Conversation { get; }

        public WebSocketState State => _socket.State;

        /// <summary>How often nothing was said, to keep the connection alive.</summary>
        public int Silences { get; private set; }

        /// <summary>The last that was said.</summary>
        public string Heard { get; private set; } = "";

        public static async Task<Listener> OpenAsync(RunningBot bot, HttpMessageInvoker invoker)
        {
            var listener = new Listener(await bot.OpenAsync());
            await listener._socket.ConnectAsync(listener.Conversation.StreamUrl, invoker, CancellationToken.None);
            _ = listener.ListenAsync();
            return listener;
        }

        public void Dispose() => _socket.Dispose();

        private async Task ListenAsync()
        {
            var (buffer, text) = (new byte[1024], "");
            try
            {
                while (_socket.State == WebSocketState.Open)
                {
                    var read = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                    text += System.Text.Encoding.UTF8.GetString(buffer, 0, read.Count);
                    if (!read.EndOfMessage) continue;
                    if (text.Length == 0) Silences++;
                    else Heard = text;
                    text = "";
                }
            }
            catch (Exception fault) when (fault is WebSocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The end of the test, or what it will find.
            }
        }
    }
}
