using De06Assistant.Knowledge.Authoring;

namespace De06Assistant.Bot.Hosting;

/// <summary>
/// The folder that relative paths start from: the one that holds knowledge/content, from the working folder upwards or
/// from the program's own folder upwards; else the program's folder.
/// </summary>
internal static class ProductHome
{
    /// <summary>The folder, as a full path.</summary>
    public static string Path { get; } =
        ContentFolder.FindHome(Environment.CurrentDirectory) ?? ContentFolder.FindHome(AppContext.BaseDirectory) ?? AppContext.BaseDirectory;

    /// <summary>A path below the home, or the path itself when it is absolute.</summary>
    public static string Resolve(string path) => System.IO.Path.GetFullPath(path, Path);
}
