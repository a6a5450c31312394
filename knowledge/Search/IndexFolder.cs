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

    internal static IEnumerable<string> LocalFiles(string folder) => Directory.EnumerateFiles(folder, LocalFile("*"));

    /// <summary>What the files of a version look like from outside: another text when one of them is written anew.</summary>
    public static string Stamp(string folder) => string.Join('\n', new DirectoryInfo(folder).EnumerateFiles()
        .OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));

    /// <summary>Moves a finished version into place, then switches the pointer to it: a reader sees the old or the new, never a part.</summary>
    /// <param name="root">The index folder.</param>
    /// <param name="finished">The folder with the finished files, on the same volume.</param>
    /// <param name="version">The name of the version.</param>
    /// <returns>The version's folder.</returns>
    internal static string Publish(string root, string finished, string version)
    {
        var target = Path.Combine(root, version);
        if (Directory.Exists(target)) Repair(target, finished);
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

    /// <summary>The same version is there already: what was damaged of it meanwhile is replaced, file by file, the rest left alone.</summary>
    private static void Repair(string target, string finished)
    {
        foreach (var file in Directory.EnumerateFiles(finished))
        {
            var there = Path.Combine(target, Path.GetFileName(file));
            if (!File.Exists(there) || !File.ReadAllBytes(there).AsSpan().SequenceEqual(File.ReadAllBytes(file))) File.Move(file, there, overwrite: true);
        }
        Directory.Delete(finished, recursive: true);
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
