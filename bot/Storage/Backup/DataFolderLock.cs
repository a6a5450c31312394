namespace De06Assistant.Bot.Storage.Backup;

/// <summary>Says that programs work in a data folder: several bots may share one, putting a backup back may not.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private const string Name = "in-use.lock";
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>Shares a folder with others; null while a backup is put back there.</summary>
    public static DataFolderLock? Share(string folder)
    {
        Directory.CreateDirectory(folder);
        var name = Path.Combine(folder, Name);
        // A lock that is shared needs a file that is only read (.NET: FileShare.Read is flock LOCK_SH).
        using (File.Open(name, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))
        {
        }
        return Take(name, FileAccess.Read, FileShare.Read);
    }

    /// <summary>Takes a folder alone; null while a bot works in it.</summary>
    public static DataFolderLock? Own(string folder)
    {
        Directory.CreateDirectory(folder);
        return Take(Path.Combine(folder, Name), FileAccess.ReadWrite, FileShare.None);
    }

    public void Dispose() => _file.Dispose();

    private static DataFolderLock? Take(string name, FileAccess access, FileShare share)
    {
        try
        {
            return new DataFolderLock(new FileStream(name, FileMode.OpenOrCreate, access, share));
        }
        catch (IOException) when (File.Exists(name))
        {
            return null;
        }
    }
}
