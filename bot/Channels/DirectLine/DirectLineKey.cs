using System.Security.Cryptography;
using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>
/// The key that signs tokens: from the settings, else one that is made once and kept in the data folder, so that a restart
/// refuses no token and processes that share the folder take each other's.
/// </summary>
internal sealed class DirectLineKey(IOptions<AssistantOptions> options) : IHostedService
{
    public const string FileName = "directline.key";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The key; there once the host has started, if the channel is open.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Reads or makes the key.</summary>
    /// <exception cref="StartupException">What is kept is no key.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.DirectLine.IsOpen) Bytes = options.Value.DirectLine.KeyMaterial() ?? Kept(options.Value.SessionKeysPath);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static byte[] Kept(string folder)
    {
        CreatePrivate(folder);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) Make(path);
        var bytes = File.ReadAllBytes(path);
        return bytes.Length == DirectLineOptions.KeyBytes ? bytes : throw new StartupException($"{path} không phải là khóa; xóa tệp này để tạo khóa mới.");
    }

    /// <summary>Written aside and moved, so that two processes that start together end up with one key.</summary>
    private static void Make(string path)
    {
        var aside = $"{path}.{Guid.NewGuid():N}";
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) mode.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(aside, mode))
        {
            file.Write(RandomNumberGenerator.GetBytes(DirectLineOptions.KeyBytes));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(aside, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }

    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }
}
