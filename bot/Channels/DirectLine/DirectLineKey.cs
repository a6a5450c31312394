using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>
/// The key that signs tokens: from the settings, else one that processes on several machines have in common, else one that is made once and kept in the
/// data folder, so that a restart refuses no token and processes that share the folder take each other's.
/// </summary>
internal sealed class DirectLineKey(IOptions<AssistantOptions> options) : IHostedService
{
    public const string FileName = "directline.key";

    private const string Purpose = "De06Assistant Direct Line tokens";

    /// <summary>The key; there once the host has started, if the channel is open.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Reads or makes the key.</summary>
    /// <exception cref="StartupException">What is kept is no key.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.DirectLine.IsOpen)
            Bytes = options.Value.DirectLine.KeyMaterial() ?? options.Value.SharedKey(Purpose) ?? KeyFile.ReadOrCreate(Path.Combine(options.Value.SessionKeysPath, FileName), DirectLineOptions.KeyBytes, "các mã truy cập đã cấp không dùng được nữa");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
