namespace De06Assistant.Knowledge.Authoring;

/// <summary>Finds the content folder.</summary>
public static class ContentFolder
{
    /// <summary>Where the content lies below the folder that holds the product.</summary>
    public static string RelativePath { get; } = Path.Combine("knowledge", "content");

    /// <summary>The nearest folder, from <paramref name="start"/> upwards, that has knowledge/content; null when none has.</summary>
    public static string? FindHome(string start)
    {
        for (var folder = new DirectoryInfo(Path.GetFullPath(start)); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, RelativePath))) return folder.FullName;
        return null;
    }
}
