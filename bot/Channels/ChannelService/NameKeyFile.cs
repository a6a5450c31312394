using System.Security.Cryptography;
using De06Assistant.Bot.Hosting;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>The key of <see cref="ForeignNames"/> in the data folder, drawn when there is none; for the service's own user only.</summary>
internal static class NameKeyFile
{
    private const string FileName = "channel-service.key";

    /// <summary>Reads the key.</summary>
    /// <exception cref="StartupException">The file is not a key.</exception>
    public static byte[] ReadOrCreate(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) Create(folder, path);
        var key = File.ReadAllBytes(path);
        return key.Length == ChannelServiceOptions.NameKeyBytes
            ? key : throw new StartupException($"{path} không phải là khóa {ChannelServiceOptions.NameKeyBytes} byte. Hãy khôi phục tệp từ bản sao lưu, hoặc xóa đi để tạo khóa mới (các cuộc trò chuyện đang dở sẽ bắt đầu lại).");
    }

    /// <summary>Written aside and moved, so that another process never reads half of it; whoever moves first has drawn the key for all.</summary>
    private static void Create(string folder, string path)
    {
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $"{FileName}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        var open = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) open.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, open)) file.Write(RandomNumberGenerator.GetBytes(ChannelServiceOptions.NameKeyBytes));
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
