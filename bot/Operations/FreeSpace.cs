namespace De06Assistant.Bot.Operations;

/// <summary>How much is free on the disk that a folder lies on, or will lie on.</summary>
internal static class FreeSpace
{
    private const long BytesPerMegabyte = 1024 * 1024;

    /// <summary>In megabytes, for the service's own user; null where the system does not say.</summary>
    public static long? Megabytes(string folder)
    {
        try
        {
            var existing = ExistingFolder(folder);
            // Elsewhere than on Windows any folder tells of the disk that is mounted there.
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(existing)! : existing).AvailableFreeSpace / BytesPerMegabyte;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The folder itself, or the nearest one above it that is there.</summary>
    public static string ExistingFolder(string folder)
    {
        var existing = Path.GetFullPath(folder);
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } above) existing = above;
        return existing;
    }
}
