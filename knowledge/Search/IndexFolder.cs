namespace De06Assistant.Knowledge.Search;

/// <summary>
/// The folder that holds published indexes: one folder a version, and the pointer file "current" that names the live one.
/// </summary>
public static class IndexFolder
{
    internal const string NationalFile = "national.seg";
    private const string PointerFile = "current";
    private const int VersionsKept = 2;

    /// <summary>The live version's folder; null when nothing has been published.</summary>
    public static string? Current(string root)
    {
        var pointer = Path.Combine(root, PointerFile);
        if (!File.Exists(pointer)) return null;
        var folder = Path.Combine(root, File.ReadAllText(pointer).Trim());
        return Directory.Exists(folder) ? folder : null;
    }

    internal static string LocalFile(string locality) => $"local-{locality}.seg";

    /// <summary>Moves a finished version into place, then switches the pointer to it: a reader sees the old or the new, never a part.</summary>
    /// <param name="root">The index folder.</param>
    /// <param name="finished">The folder with the finished files, on the same volume.</param>
    /// <param name="version">The name of the version.</param>
    /// <returns>The version's folder.</returns>
    internal static string Publish(string root, string finished, string version)
    {
        var target = Path.Combine(root, version);
        if (Directory.Exists(target)) Directory.Delete(finished, recursive: true);
        else Directory.Move(finished, target);

        var pointer = Path.Combine(root, PointerFile);
        var next = $"{pointer}.{Environment.ProcessId}.next";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(version));
            file.Flush(flushToDisk: true);
        }
        File.Move(next, pointer, overwrite: true);
        RemoveOld(root, keep: target);
        return target;
    }

    private static void RemoveOld(string root, string keep)
    {
        var old = new DirectoryInfo(root).EnumerateDirectories()
            .Where(folder => File.Exists(Path.Combine(folder.FullName, NationalFile)) && !string.Equals(folder.FullName, Path.GetFullPath(keep), StringComparison.Ordinal))
            .OrderByDescending(folder => folder.LastWriteTimeUtc).Skip(VersionsKept - 1);
        foreach (var folder in old)
        {
            // A version that another process still has open is removed by a later build.
            try { folder.Delete(recursive: true); }
            catch (IOException) { }
            catch (UnauthorizedAccessException) { }
        }
    }
}
