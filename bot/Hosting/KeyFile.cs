using System.Security.Cryptography;

namespace De06Assistant.Bot.Hosting;

/// <summary>A key that is drawn once and kept in the data folder, for the service's own user only.</summary>
internal static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the key at <paramref name="path"/>, of <paramref name="length"/> bytes; makes it when there is none.</summary>
    /// <param name="lost">What another key would end, for the message when the file is no key.</param>
    /// <exception cref="StartupException">The file is no such key.</exception>
    public static byte[] ReadOrCreate(string path, int length, string lost)
    {
        if (!File.Exists(path)) Create(path, length);
        var key = File.ReadAllBytes(path);
        return key.Length == length
            ? key : throw new StartupException($"{path} không phải là khóa {length} byte. Hãy khôi phục tệp từ bản sao lưu, hoặc xóa đi để tạo khóa mới ({lost}).");
    }

    /// <summary>Written aside and moved, so that another process never reads half of it; whoever moves first has drawn the key for all.</summary>
    private static void Create(string path, int length)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        var aside = $"{path}.{Guid.NewGuid():N}";
        var open = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) open.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(aside, open))
        {
            file.Write(RandomNumberGenerator.GetBytes(length));
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

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }
}
